import type { Page } from '@playwright/test';
import { consoleProcedures } from '../../shared/contract/consoleProcedures';
import { MAX_MESSAGE_BYTES } from '../../shared/contract/envelope';
import { ERROR_CODES, type Result } from '../../shared/contract/errors';
import { PAGE_PROCEDURES } from '../../shared/contract/names';
import { procedures } from '../../shared/contract/procedures';
import { expect, test } from '../helpers/e2e';
import { ask, CHIEF, call, openRoom, SECOND, signIn, whoAmI } from '../helpers/e2eRoom';
import { withTrap } from '../helpers/e2eTrap';

const all: Readonly<Record<string, { readonly access: unknown }>> = { ...procedures, ...consoleProcedures };
const internal = Object.entries(procedures)
  .filter(([, procedure]) => 'internal' in procedure)
  .map(([name]) => name);

/** Asks as a page that does not keep to the types. */
const rawAsk = (page: Page, name: string, input: unknown, as: string | null) =>
  ask(page, name as 'system.status', input as never, as);

type Question = { readonly name: string; readonly input: unknown; readonly as: string | null };

/** Asks many things at once. */
const askAll = (page: Page, questions: readonly Question[]): Promise<readonly Result<unknown>[]> =>
  page.evaluate((list) => {
    const { watchdesk } = window as unknown as {
      watchdesk: { call(name: string, input: unknown, as: string | null): Promise<Result<unknown>> };
    };
    return Promise.all(list.map(({ name, input, as }) => watchdesk.call(name, input, as)));
  }, questions);

test('the bridge lets through the names of its list and no other, and nobody acts without having signed in', async ({
  launch,
  home,
}) => {
  const { page } = await openRoom(launch, home);
  expect(internal.length).toBeGreaterThan(3);
  for (const name of [
    ...internal,
    'system.nothing',
    '__proto__',
    'constructor',
    'toString',
    '',
    'log.append ',
  ])
    expect(await rawAsk(page, name, {}, null), name).toEqual({
      ok: false,
      error: { code: 'unknown_procedure' },
    });

  const stranger = '00000000-0000-4000-8000-000000000000';
  const inputs = [{}, null, [], 'x', { limit: 5 }, { open: true }, { state: 'all' }];
  const questions = PAGE_PROCEDURES.filter((name) => all[name]?.access !== 'seat').flatMap((name) =>
    [null, stranger, SECOND.name, ''].flatMap((as) => inputs.map((input) => ({ name, input, as }))),
  );
  const results = await askAll(page, questions);
  const wrong = results
    .map((result, place) => ({ ...questions[place], result }))
    .filter(({ result }) => result.ok || !ERROR_CODES.includes(result.error.code));
  process.stdout.write(`e2e: ${results.length} calls without a session, ${wrong.length} wrongly accepted\n`);
  expect(wrong).toEqual([]);
});

test('roles are kept by the desk, whatever the screen shows', async ({ launch, home }) => {
  const { page } = await openRoom(launch, home);
  const chief = await whoAmI(page);
  await signIn(page, SECOND);
  const officer =
    (await call(page, 'system.status', {}, null)).signedIn.find((account) => account.name === SECOND.name)
      ?.id ?? '';
  const account = {
    name: 'intruder',
    displayName: 'X',
    password: 'Intruder-2026-x',
    roles: ['supervisor' as const],
  };
  expect(await ask(page, 'account.create', account, officer)).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  });
  expect(await ask(page, 'account.create', account, null)).toMatchObject({
    ok: false,
    error: { code: 'not_signed_in' },
  });
  await call(page, 'session.signOut', { accountId: chief }, chief);
  expect(await ask(page, 'account.create', account, chief)).toMatchObject({
    ok: false,
    error: { code: 'not_signed_in' },
  });
  expect((await call(page, 'account.list', {}, officer)).map((one) => one.name).sort()).toEqual(
    [CHIEF.name, SECOND.name].sort(),
  );
  // A foreign password is refused, and after some tries the account is locked for a while.
  const codes: string[] = [];
  for (let guess = 0; guess < 6; guess += 1) {
    const result = await ask(page, 'session.signIn', { name: CHIEF.name, password: `guess-${guess}` }, null);
    codes.push(result.ok ? 'accepted' : result.error.code);
  }
  expect(codes).not.toContain('accepted');
  expect(codes.at(-1)).toBe('locked_out');
});

const line = (patch: object): object => ({
  entryId: crypto.randomUUID(),
  kind: 'note',
  text: '正常',
  receivedAt: null,
  occurredAt: null,
  incidentId: null,
  caller: null,
  handling: '',
  ...patch,
});

test('malformed, oversized and poisoned input is refused by name and leaves nothing behind', async ({
  launch,
  home,
}) => {
  const { page } = await openRoom(launch, home);
  const as = await whoAmI(page);
  const before = await call(page, 'log.count', {}, as);
  const day = 86_400_000;
  const bad: readonly (readonly [string, object | null, { code: string; field?: string }])[] = [
    ['an extra key', line({ extra: 1 }), { code: 'invalid_input' }],
    ['a missing key', { text: 'x' }, { code: 'invalid_input' }],
    ['a wrong type', line({ text: 5 }), { code: 'invalid_input', field: 'text' }],
    ['an empty text', line({ text: '   ' }), { code: 'invalid_input', field: 'text' }],
    ['a text that is too long', line({ text: '长'.repeat(8_001) }), { code: 'text_too_long', field: 'text' }],
    ['NUL', line({ text: 'a\u0000b' }), { code: 'text_not_storable', field: 'text' }],
    ['half of a surrogate pair', line({ text: 'a\ud800b' }), { code: 'text_not_storable', field: 'text' }],
    [
      'a time in the future',
      line({ receivedAt: Date.now() + day }),
      { code: 'time_in_future', field: 'receivedAt' },
    ],
    ['a time that is none', line({ receivedAt: 1e300 }), { code: 'invalid_input', field: 'receivedAt' }],
    ['an id that is none', line({ entryId: 'x' }), { code: 'invalid_input', field: 'entryId' }],
    ['a kind that only the desk writes', line({ kind: 'system' }), { code: 'invalid_input', field: 'kind' }],
    ['an incident that is not there', line({ incidentId: 'nothing' }), { code: 'not_found' }],
    ['ten megabytes', line({ text: 'x'.repeat(10 * MAX_MESSAGE_BYTES) }), { code: 'message_too_large' }],
    ['nothing', null, { code: 'invalid_input' }],
  ];
  for (const [name, input, error] of bad)
    expect(await rawAsk(page, 'log.append', input, as), name).toMatchObject({ ok: false, error });
  // An own key `__proto__` can only be written by hand, and must not reach any object that we make.
  const poisoned = await page.evaluate(async (id) => {
    const { watchdesk } = window as unknown as {
      watchdesk: { call(name: string, input: unknown, as: string): Promise<unknown> };
    };
    const input = JSON.parse(
      `{"entryId":"${crypto.randomUUID()}","kind":"note","text":"x","receivedAt":null,"occurredAt":null,"incidentId":null,"caller":null,"handling":"","__proto__":{"polluted":true}}`,
    );
    const nested = JSON.parse(
      `{"entryId":"${crypto.randomUUID()}","kind":"note","text":"y","receivedAt":null,"occurredAt":null,"incidentId":null,"caller":{"unit":"","name":"","post":"","phone":"","constructor":{"prototype":{"polluted":true}}},"handling":""}`,
    );
    const answers = [
      await watchdesk.call('log.append', nested, id),
      await watchdesk.call('log.append', input, id).catch(() => ({ ok: false })),
    ];
    return { answers, polluted: 'polluted' in {} };
  }, as);
  expect(poisoned.polluted).toBe(false);
  expect(poisoned.answers[0]).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  const written = await call(page, 'log.count', {}, as);
  // A bridge that copies plain data drops the poisoned key; then the line itself is sound.
  const isDropped = (poisoned.answers[1] as { ok: boolean }).ok;
  expect(written.people).toBe(before.people + (isDropped ? 1 : 0));
});

test('what people type is shown as text, on the screens and on paper', async ({ launch, home }) => {
  const { page } = await openRoom(launch, home);
  const as = await whoAmI(page);
  await withTrap(async (trap, asked) => {
    const corpus = [
      `<img src=x onerror="window.ranText=1">`,
      `<script src="${trap}/a.js"></script>`,
      `"><svg onload=window.ranText=1>`,
      `<a href="javascript:window.ranText=1">点这里</a>`,
      `\${window.ranText=1} {{constructor.constructor('window.ranText=1')()}}`,
      `<style>@import url(${trap}/s.css)</style>`,
      `\u202e倒着写\u202c <b>粗</b> &lt;i&gt;`,
    ];
    for (const text of corpus)
      await call(
        page,
        'log.append',
        line({
          text,
          caller: { unit: text.slice(0, 100), name: '', post: '', phone: '' },
          handling: text,
        }) as never,
        as,
      );
    for (const text of corpus)
      await expect(page.getByTestId('board-log').getByText(text, { exact: true })).toBeVisible();
    await page.getByTestId('rail-log').click();
    await page.getByTestId('log-list').getByTestId('log-line').last().click();
    await expect(page.getByTestId('log-detail')).toBeVisible();
    expect(await page.evaluate(() => 'ranText' in window)).toBe(false);
    expect(asked).toEqual([]);
  });
});
