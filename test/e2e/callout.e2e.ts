import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import type { CallOutDetail } from '../../shared/contract/areas/callouts';
import type { Bridge } from '../../shared/contract/bridge';
import type { Result } from '../../shared/contract/errors';
import { violationsInBoth } from '../helpers/axe';
import { callOutPeople } from '../helpers/callOutPeople';
import { expect, SMALL, test } from '../helpers/e2e';
import { runCli } from '../helpers/e2eCli';
import { DeskClock } from '../helpers/e2eClock';
import { ask, CHIEF, call, found, openShift, whoAmI } from '../helpers/e2eRoom';
import { at } from '../helpers/shangkeng';

const MINUTE = 60_000;
const PEOPLE = 120;

const shot = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: `out/e2e/screens/callout-${name}.png` });

/** Calls, results and the clock of the two telephones, at the desk's own hand. */
class Telephones {
  readonly page: Page;
  readonly clock: DeskClock;
  readonly as: string;
  readonly id: string;

  constructor(page: Page, clock: DeskClock, as: string, id: string) {
    this.page = page;
    this.clock = clock;
    this.as = as;
    this.id = id;
  }

  get(): Promise<CallOutDetail> {
    return call(this.page, 'callout.get', { callOutId: this.id }, this.as);
  }

  async now(): Promise<number> {
    return (await call(this.page, 'board.get', {}, null)).now;
  }

  /** Calls these people, the ones of both telephones at the same time; null: whomever the desk names, until everybody was called once. */
  async pass(rows: readonly number[] | null, answers: boolean): Promise<void> {
    await this.page.evaluate(passInPage, { id: this.id, as: this.as, rows, answers });
  }
}

/** Runs in the page, so that the whole list does not come out of it after each call. Three of ten do not answer when they are called first. */
async function passInPage(pass: {
  readonly id: string;
  readonly as: string;
  readonly rows: readonly number[] | null;
  readonly answers: boolean;
}): Promise<void> {
  const { watchdesk } = window as unknown as { watchdesk: Bridge };
  const callOutId = pass.id;
  const kept = (answer: Result<CallOutDetail>): CallOutDetail => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  let detail = kept(await watchdesk.call('callout.get', { callOutId }, pass.as));
  const left = [...(pass.rows ?? [])];
  const wanted = (phone: number): string | null => {
    if (pass.rows === null) return detail.next.find((one) => one.phone === phone)?.personId ?? null;
    const place = left.findIndex((row) => detail.people.find((one) => one.row === row)?.phone === phone);
    const row = place < 0 ? null : left.splice(place, 1)[0];
    return detail.people.find((one) => one.row === row)?.id ?? null;
  };
  for (;;) {
    if (pass.rows === null && detail.people.every((person) => person.firstCallAt !== null)) return;
    const taken: { id: string; row: number; number: string; phone: number }[] = [];
    for (const phone of [1, 2]) {
      const id = wanted(phone);
      const person = detail.people.find((one) => one.id === id);
      if (person === undefined) continue;
      detail = kept(await watchdesk.call('callout.call', { callOutId, personId: person.id, phone }, pass.as));
      taken.push({ id: person.id, row: person.row, number: person.number, phone });
    }
    if (taken.length === 0) return;
    for (const { id, row, number, phone } of taken) {
      const isAnswer = pass.rows === null ? ![4, 7, 0].includes(row % 10) : pass.answers;
      const input = {
        callOutId,
        personId: id,
        attemptId: crypto.randomUUID(),
        at: null,
        way: 'mobile' as const,
        number,
        phone,
        result: isAnswer ? ('answered_confirmed' as const) : ('no_answer' as const),
        spoke: isAnswer ? ('self' as const) : ('nobody' as const),
        readBack: { what: isAnswer, where: isAnswer, when: isAnswer },
        note: '',
      };
      detail = kept(await watchdesk.call('callout.attempt', input, pass.as));
    }
  }
}

const rowsEndingIn = (digit: number): readonly number[] =>
  Array.from({ length: PEOPLE / 10 }, (_one, place) => place * 10 + (digit === 0 ? 10 : digit));

/** Whom the keyboard calls: the first two of telephone 1, by keys alone. */
async function byKeys(page: Page, phones: Telephones): Promise<void> {
  await expect(page.getByTestId('call-panel')).toBeVisible();
  await page.getByTestId('call-take').click();
  await expect(page.getByTestId('call-live')).toBeVisible();
  await shot(page, 'calling');
  // The other telephone may not take the person who is being called here.
  const [first] = (await phones.get()).people;
  const twice = await ask(
    page,
    'callout.call',
    { callOutId: phones.id, personId: first?.id ?? '', phone: 2 },
    phones.as,
  );
  expect(twice).toMatchObject({ ok: false, error: { code: 'callout_taken' } });
  await page.keyboard.press('1');
  await expect(page.getByTestId('call-notyet')).toContainText('何事、何地、何时');
  await page.keyboard.press('0');
  await page.keyboard.press('1');
  await expect(page.locator('[data-testid="callout-person"][data-row="1"]')).toHaveAttribute(
    'data-state',
    'answered',
  );
  // The next one of this telephone came by itself.
  await expect(page.locator('[data-testid="callout-person"][data-row="3"]')).toHaveAttribute(
    'data-state',
    'calling',
  );
  await page.getByTestId('call-live').press('0');
  await page.getByTestId('call-pause').click();
  await page.getByTestId('call-result-answered_confirmed').click();
  await expect(page.locator('[data-testid="callout-person"][data-row="3"]')).toHaveAttribute(
    'data-state',
    'answered',
  );
}

type Row = { readonly kind: string; readonly at: number; readonly body: string };

/** The rates counted anew from the facts in the journal, without the desk's own tables or rules. */
function countFromJournal(home: string, id: string): Readonly<Record<string, number>> {
  const db = new Database(join(home, 'watchdesk.db'), { readonly: true });
  const rows = db
    .prepare<[string], Row>(
      "SELECT kind, at, body FROM journal WHERE subject = ? AND kind LIKE 'callout.%' ORDER BY seq",
    )
    .all(id);
  db.close();
  const firstCall = new Map<string, number>();
  const answered = new Map<string, number>();
  const busy = new Map<string, number>();
  let persons = 0;
  for (const { kind, at: when, body } of rows) {
    const fact = JSON.parse(body);
    if (kind === 'callout.started') persons = fact.people.length;
    if (kind === 'callout.called') {
      // Nobody is called twice at once, and no telephone calls two people.
      expect(busy.has(fact.personId)).toBe(false);
      expect([...busy.values()]).not.toContain(fact.phone);
      busy.set(fact.personId, fact.phone);
      if (!firstCall.has(fact.personId)) firstCall.set(fact.personId, when);
    }
    if (kind !== 'callout.attempted') continue;
    busy.delete(fact.personId);
    const { attempt } = fact;
    const isAnswer =
      attempt.result === 'answered_confirmed' && Object.values(attempt.readBack).every(Boolean);
    if (isAnswer && !answered.has(fact.personId)) answered.set(fact.personId, when);
  }
  const waits = [...answered].map(([person, when]) => when - (firstCall.get(person) ?? when));
  return {
    persons,
    answered: answered.size,
    within5: waits.filter((wait) => wait <= 5 * MINUTE).length,
    within15: waits.filter((wait) => wait <= 15 * MINUTE).length,
    meanSeconds: Math.round(waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, waits.length) / 1_000),
  };
}

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)} %`;

/** Each rung stands at its minute after the own first call: 2, 5, 10, 15 (domain.md 3.5). */
async function checkLadder(phones: Telephones): Promise<number> {
  const before = await phones.now();
  const detail = await phones.get();
  const after = await phones.now();
  const rungs = { redial: 2, superior_and_deputy: 5, other_ways: 10, door_to_door: 15, tell_leader: 15 };
  let seen = 0;
  for (const person of detail.people) {
    const first = person.firstCallAt;
    if (first === null || person.answeredAt !== null) continue;
    for (const [step, minutes] of Object.entries(rungs)) {
      const dueAt = first + minutes * MINUTE;
      const prompt = person.prompts.find((one) => one.step === step);
      // What comes due while the question is on its way is either; a rung that was done ahead of its time stands there already.
      if (dueAt > before && dueAt <= after) continue;
      const isThere = dueAt <= before || (prompt !== undefined && prompt.doneAt !== null);
      expect(prompt?.at ?? null, `${person.row} ${step}`).toBe(isThere ? dueAt : null);
      if (prompt !== undefined) seen += 1;
    }
    const lostAt = first + 15 * MINUTE;
    if (lostAt > before && lostAt <= after) continue;
    expect(person.state).toBe(lostAt <= before ? 'lost' : 'unanswered');
  }
  return seen;
}

test('120 people are called over two telephones, a third of them in vain at first: nobody twice, the ladder to the minute, the rates as counted', async ({
  launch,
  home,
}, info) => {
  test.setTimeout(400_000);
  const start = at('19:00');
  const clock = new DeskClock(info.outputPath('clock'), start);
  const { page } = await launch({ home, env: clock.env, size: SMALL });
  await found(page);
  await openShift(page, start);
  const as = await whoAmI(page);
  const warning = await call(
    page,
    'warning.record',
    {
      warningId: crypto.randomUUID(),
      issuer: '岚溪县气象台',
      kind: '暴雨',
      color: 'orange',
      level: 'level_2',
      area: '全县',
      text: '',
      receivedAt: start,
      startsAt: null,
      endsAt: null,
    },
    as,
  );
  await page.getByTestId('rail-warnings').click();
  await page.getByTestId('warning-callout').click();
  await expect(page.getByTestId('callout-draft')).toBeVisible();
  await shot(page, 'draft');
  await call(
    page,
    'callout.start',
    {
      callOutId: crypto.randomUUID(),
      kind: 'warning',
      warningIds: [warning.id],
      incidentId: null,
      ruleId: 'orange',
      people: callOutPeople(PEOPLE),
      phones: 2,
      relay: false,
      sentence: '',
    },
    as,
  );
  await page.keyboard.press('Alt+9');
  await page.getByTestId('callout-row').click();
  await expect(page.getByTestId('callout-screen')).toBeVisible();
  expect.soft(await violationsInBoth(page)).toEqual([]);
  const [callOut] = await call(page, 'callout.list', { open: true }, as);
  const phones = new Telephones(page, clock, as, callOut?.id ?? '');
  expect((await phones.get()).warningIds).toEqual([warning.id]);
  await byKeys(page, phones);

  // Nobody looks at the list while the two telephones work through it.
  await page.getByTestId('rail-settings').click();
  await phones.pass(null, false);
  await page.keyboard.press('Alt+9');
  await page.getByTestId('callout-row').click();
  let detail = await phones.get();
  expect(detail.rates).toMatchObject({ persons: PEOPLE, called: PEOPLE, unanswered: PEOPLE * 0.3 });
  const called = await phones.now();
  await checkLadder(phones);

  // Two minutes: again, and a third of them answers.
  await clock.jump(page, called + 2 * MINUTE);
  expect(await checkLadder(phones)).toBeGreaterThanOrEqual(PEOPLE * 0.3);
  await phones.pass(rowsEndingIn(7), true);
  await phones.pass([...rowsEndingIn(4), ...rowsEndingIn(0)], false);

  // Five minutes: superior and deputy, with their numbers on the screen; what came of it is recorded there.
  await clock.jump(page, called + 5 * MINUTE);
  await checkLadder(phones);
  await page.locator('[data-testid="callout-person"][data-row="4"]').click();
  const prompt = page.locator('[data-testid="call-prompt"][data-step="superior_and_deputy"]');
  await expect(prompt).toContainText('13900000001');
  await prompt.getByTestId('prompt-way-superior-mobile').click();
  await page.getByTestId('prompt-result').selectOption('answered_not_self');
  await shot(page, 'prompts');
  await page.getByTestId('prompt-save').click();
  await expect(page.getByTestId('rate-escalated')).toContainText('1');

  // Ten minutes: other ways; a third of them answers now.
  await clock.jump(page, called + 10 * MINUTE);
  await checkLadder(phones);
  await phones.pass(rowsEndingIn(4), true);

  // Fifteen: out of contact.
  await clock.jump(page, called + 15 * MINUTE);
  await checkLadder(phones);
  await expect(page.locator('[data-testid="callout-person"][data-state="lost"]')).toHaveCount(12);

  // The second officer's sheet.
  await page.getByTestId('sheet-text').fill('10 应\n20 无\n999 应');
  await expect(page.getByTestId('sheet-line').first()).toContainText('应答复述');
  await shot(page, 'sheet');
  await page.getByTestId('sheet-text').press('Enter');
  await expect(page.locator('[data-testid="callout-person"][data-row="10"]')).toHaveAttribute(
    'data-state',
    'answered',
  );

  detail = await phones.get();
  const counted = countFromJournal(home, detail.id);
  const persons = counted['persons'] ?? 0;
  const answered = counted['answered'] ?? 0;
  expect([persons, answered]).toEqual([PEOPLE, detail.rates.answeredSelf + detail.rates.answeredDeputy]);
  await expect(page.getByTestId('rate-answered')).toContainText(`${answered}/${persons}`);
  await expect(page.getByTestId('rate-answered')).toContainText(percent(answered, persons));
  await expect(page.getByTestId('rate-within5')).toContainText(percent(counted['within5'] ?? 0, persons));
  await expect(page.getByTestId('rate-within15')).toContainText(percent(counted['within15'] ?? 0, persons));
  await shot(page, 'rates');

  // What the command line writes says the same.
  const file = join(home, 'table.json');
  const password = join(home, 'password');
  writeFileSync(password, `${CHIEF.password}\n`, { mode: 0o600 });
  const args = ['callouts', 'table', detail.id, '--home', home, '--as', CHIEF.name];
  const run = await runCli([...args, '--password-file', password, '--out', file, '--json']);
  expect(run.code, run.stderr).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({
    ok: true,
    rates: { persons, unanswered: persons - answered },
  });

  await page.getByTestId('rail-board').click();
  await expect(page.getByTestId('board-callouts')).toContainText(`应答 ${answered}/${persons}`);
  // Many deadlines of one call-out stand as one row each kind.
  expect(await page.getByTestId('spine-row').count()).toBeLessThan(12);
  await shot(page, 'board');
  await page.keyboard.press('Alt+9');
  await expect(page.getByTestId('callout-row')).toBeVisible();
  await shot(page, 'list');
});
