import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../shared/contract/bridge';
import type { Result } from '../../shared/contract/errors';
import type { AnyProcedureName, InputOf, OutputOf } from '../../shared/contract/procedures';
import { type Console, expect, type LaunchOptions, launchConsole } from './e2e';
import { worker } from './e2eDisplay';

/** The two people of the room that the tests share. */
export const CHIEF = { name: 'chenyu', displayName: '陈瑜', password: 'Nightwatch-2026' } as const;
export const SECOND = { name: 'huangzhi', displayName: '黄志', password: 'Secondpost-2026' } as const;
export const ROOM = { name: '岚溪县应急值班室', divisionCode: '350928' } as const;

export type Person = { readonly name: string; readonly displayName: string; readonly password: string };

/** Fills and sends the first-run form; the founder is signed in after it. */
export async function found(page: Page, founder: Person = CHIEF): Promise<void> {
  await page.getByTestId('found-roomName').fill(ROOM.name);
  await page.getByTestId('found-divisionCode').fill(ROOM.divisionCode);
  await page.getByTestId('account-name').fill(founder.name);
  await page.getByTestId('account-displayName').fill(founder.displayName);
  await page.getByTestId('account-password').fill(founder.password);
  await page.getByTestId('account-repeat').fill(founder.password);
  await page.getByTestId('found-submit').click();
  await boardPainted(page);
}

/** Adds an officer's account under Settings. */
export async function addOfficer(page: Page, person: Person): Promise<void> {
  await page.getByTestId('rail-settings').click();
  await page.getByTestId('tab-accounts').click();
  await page.getByTestId('account-name').fill(person.name);
  await page.getByTestId('account-displayName').fill(person.displayName);
  await page.getByTestId('account-password').fill(person.password);
  await page.getByTestId('account-repeat').fill(person.password);
  await page.getByTestId('account-submit').click();
  await expect(page.getByTestId('account-added')).toBeVisible();
  await page.getByTestId('rail-board').click();
}

/** Signs a person in at the board. */
export async function signIn(page: Page, person: Person = CHIEF): Promise<void> {
  await boardPainted(page);
  const panel = page.getByTestId('signin-panel');
  if (!(await panel.isVisible())) await page.getByTestId('people').click();
  await page.getByTestId('signin-name').last().fill(person.name);
  await page.getByTestId('signin-password').last().fill(person.password);
  await page.getByTestId('signin-submit').last().click();
  await expect(page.getByTestId('composer-writer')).toHaveText(new RegExp(person.displayName));
  await expect(page.getByTestId('signin-form')).toHaveCount(0);
}

/** Waits until the board has been drawn and put on the screen. */
export async function boardPainted(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['painted'] === 'board', undefined, {
    timeout: 30_000,
  });
}

/** Calls through the page's own bridge and gives the result as it came. */
export function ask<N extends AnyProcedureName>(
  page: Page,
  name: N,
  input: InputOf<N>,
  as: string | null,
): Promise<Result<OutputOf<N>>> {
  type Question = { name: AnyProcedureName; input: unknown; as: string | null };
  return page.evaluate(
    (question: Question) => {
      const { watchdesk } = window as unknown as { watchdesk: Bridge };
      return watchdesk.call(question.name, question.input as never, question.as);
    },
    { name, input, as },
  ) as Promise<Result<OutputOf<N>>>;
}

/** The same, for calls that must succeed. */
export async function call<N extends AnyProcedureName>(
  page: Page,
  name: N,
  input: InputOf<N>,
  as: string | null,
): Promise<OutputOf<N>> {
  const result = await ask(page, name, input, as);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The id of the account that was signed in first at this console. */
export async function whoAmI(page: Page): Promise<string> {
  const { signedIn } = await call(page, 'system.status', {}, null);
  const first = signedIn[0];
  if (first === undefined) throw new Error('nobody is signed in');
  return first.id;
}

/** Opens a shift with the two people on their posts, the quick way. */
export async function openShift(page: Page, now = Date.now()): Promise<void> {
  const as = await whoAmI(page);
  const startsAt = Math.floor(now / 60_000) * 60_000;
  const post = (
    post: 'duty_leader' | 'primary_officer' | 'secondary_officer',
    name: string,
    accountId: string | null = null,
  ) => ({ post, name, phone: '', accountId });
  const posts = [
    post('duty_leader', '林建国'),
    post('primary_officer', CHIEF.displayName, as),
    post('secondary_officer', SECOND.displayName),
  ];
  await call(
    page,
    'shift.open',
    { shiftId: crypto.randomUUID(), startsAt, endsAt: startsAt + 24 * 3_600_000, posts },
    as,
  );
}

/** The landslide of the story, received some minutes ago, the quick way; gives the incident's id. */
export async function recordLandslide(page: Page, minutesAgo: number): Promise<string> {
  const as = await whoAmI(page);
  const none = { dead: 0, missing: 0, trapped: 0, seriousInjury: 0, threatened: 0, evacuated: 0 };
  const incident = await call(
    page,
    'incident.record',
    {
      incidentId: crypto.randomUUID(),
      callback: '13900000000',
      caller: { unit: '枫坪镇值班室', name: '王海', post: '值班员', phone: '' },
      source: '电话',
      type: 'geological',
      place: '枫坪镇上坑村三组',
      title: '上坑村滑坡',
      summary: '屋后山体滑坡，三人被困，下方还住着二十六人。',
      occurredAt: null,
      receivedAt: Date.now() - minutesAgo * 60_000,
      casualties: { ...none, trapped: 3, threatened: 26 },
      grade: null,
      sensitive: false,
      parentId: null,
    },
    as,
  );
  return incident.id;
}

// ---------------------------------------------------------------- a room made once, copied for each test

const template = (): string => {
  const folder = process.env['WATCHDESK_E2E_ROOMS'];
  if (folder === undefined) throw new Error('WATCHDESK_E2E_ROOMS is not set by test/playwright.config.ts');
  return join(folder, `founded-${worker}`);
};

/** Founds a room through the screens: two accounts, nothing else. Once per worker; every other test starts from a copy. */
async function makeTemplate(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'wd-e2e-'));
  const console = await launchConsole({ home });
  try {
    await found(console.page);
    await addOfficer(console.page, SECOND);
  } finally {
    await console.close();
  }
  copyHome(home, template());
  writeFileSync(join(template(), '.complete'), '');
  rmSync(home, { recursive: true, force: true });
}

/** What belongs to the room: not the window's own files, nor the sockets and locks of a running console. */
export function copyHome(from: string, to: string): void {
  const left = new Set(['browser', 'desk.sock', 'lock.db', 'window.json', 'run', '.complete']);
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true, filter: (path) => !left.has(relative(from, path)) });
}

/** Puts a founded room with two accounts into a folder. */
export async function putRoom(home: string): Promise<void> {
  if (!existsSync(join(template(), '.complete'))) await makeTemplate();
  copyHome(template(), home);
}

/** Starts a console on a copy of the founded room, with the founder signed in. */
export async function openRoom(
  launch: (options?: LaunchOptions) => Promise<Console>,
  home: string,
  options: LaunchOptions = {},
): Promise<Console> {
  await putRoom(home);
  const console = await launch({ home, ...options });
  await signIn(console.page);
  return console;
}

/** SHA-256 of every file below a folder that `wanted` names by its path inside it. */
export function hashes(folder: string, wanted: (path: string) => boolean): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const item of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, item);
    if (!wanted(item) || !statSync(path).isFile()) continue;
    found[item] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return found;
}
