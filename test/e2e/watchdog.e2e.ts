import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { childEnv } from '../../scripts/run.ts';
import { expect, test } from '../helpers/e2e';
import { commandOf, haveEnded, running, signal, treeOf } from '../helpers/e2eProcesses';
import { call, openRoom, openShift } from '../helpers/e2eRoom';

type Noted = {
  readonly event: string;
  readonly by: number;
  readonly pid?: number;
  readonly ok?: boolean;
  readonly isShiftOpen?: boolean;
  readonly reason?: string;
};

/** What the watchdogs of a home have noted so far. */
function notedIn(home: string): readonly Noted[] {
  try {
    return readFileSync(join(home, 'run/watchdog.log'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Noted);
  } catch {
    return [];
  }
}

/** Waits until something was noted, and gives it. */
async function noted(home: string, is: (one: Noted) => boolean, what: string): Promise<Noted> {
  await expect.poll(() => notedIn(home).some(is), { message: what, timeout: 60_000 }).toBe(true);
  const found = notedIn(home).findLast(is);
  if (found === undefined) throw new Error(what);
  return found;
}

/** The process that something was noted of; never another one, whatever is missing in the log. */
function pidOf(one: Noted): number {
  if (one.pid === undefined || one.pid <= 1) throw new Error(`${one.event} names no process`);
  return one.pid;
}

function pidOfWatchdog(one: Noted): number {
  if (!commandOf(one.by).includes('watchdog.js')) throw new Error(`${one.by} is no watchdog`);
  return one.by;
}

/** A player that writes down what it was asked to play: there is no sound card here to listen to. */
function fakePlayer(): { readonly env: Readonly<Record<string, string>>; played(): string; end(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'wd-e2e-player-'));
  const heard = join(folder, 'heard');
  writeFileSync(heard, '');
  writeFileSync(join(folder, 'paplay'), `#!/bin/sh\necho "$@" >> '${heard}'\n`);
  chmodSync(join(folder, 'paplay'), 0o755);
  return {
    env: {
      WATCHDESK_WATCHDOG: 'on',
      PATH: `${folder}${delimiter}${childEnv()['PATH'] ?? ''}`,
    },
    played: () => readFileSync(heard, 'utf8'),
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Ends everything that a test of this file may have left: the watchdogs first, or they would start again what ends. */
async function endAll(home: string): Promise<void> {
  const dogs = notedIn(home).map((one) => one.by);
  const consoles = notedIn(home).flatMap((one) => (one.pid === undefined ? [] : [one.pid]));
  const ours = (pid: number): boolean => commandOf(pid).includes(home);
  const left = [...new Set([...dogs, ...consoles])].filter(ours);
  const trees = left.flatMap((pid) => treeOf(pid));
  signal([...left, ...trees], 'SIGKILL');
  await haveEnded([...left, ...trees], 10_000);
}

test('main is killed: the watchdog sounds and starts the console again on the same room; an orderly end ends both', async ({
  launch,
  home,
}) => {
  const player = fakePlayer();
  try {
    const { page, process: main } = await openRoom(launch, home, { locale: 'zh', env: player.env });
    await openShift(page);
    const watching = await noted(home, (one) => one.event === 'watching', 'the watchdog watches');
    expect(watching.pid).toBe(main.pid);
    await noted(home, (one) => one.event === 'room' && one.isShiftOpen === true, 'it knows of the shift');
    expect(commandOf(watching.by)).toContain('watchdog.js');

    signal([pidOf(watching)], 'SIGKILL');
    await noted(home, (one) => one.event === 'lost', 'it notices');
    await noted(home, (one) => one.event === 'sound' && one.ok === true, 'it sounds');
    expect(player.played()).toContain('late.wav');
    const back = await noted(home, (one) => one.event === 'back', 'the console is back');
    expect(back.by, 'the same watchdog').toBe(watching.by);
    expect(back.pid).not.toBe(main.pid);
    const revived = pidOf(back);
    expect(commandOf(revived)).toContain(home);
    expect(commandOf(revived)).not.toContain('--inspect');
    await expect
      .poll(() => treeOf(revived).some((pid) => commandOf(pid).includes('desk.js')), { timeout: 30_000 })
      .toBe(true);
    await noted(home, (one) => one.event === 'room' && one.isShiftOpen === true, 'the shift is still open');
    mkdirSync('out/e2e/screens', { recursive: true });
    const picture = 'out/e2e/screens/watchdog-restarted.png';
    const boardInPicture = (): number => {
      execFileSync('scrot', ['--overwrite', picture]);
      return statSync(picture).size;
    };
    await expect
      .poll(boardInPicture, { message: 'the board stands on the screen again', timeout: 60_000 })
      .toBeGreaterThan(60_000);

    const tree = treeOf(revived);
    signal([revived], 'SIGTERM');
    expect(await haveEnded([...tree, watching.by], 20_000), 'console and watchdog have ended').toBe(true);
    expect(notedIn(home).at(-1)?.event).toBe('ended');
  } finally {
    await endAll(home);
    player.end();
  }
});

test('a watchdog that is killed is replaced, and leaving without a shift ends it', async ({
  launch,
  home,
}) => {
  const player = fakePlayer();
  try {
    const { page, close } = await openRoom(launch, home, { env: player.env });
    const first = await noted(home, (one) => one.event === 'watching', 'the watchdog watches');
    const tried = await call(page, 'console.testChannel', { channel: 'watchdog' }, null);
    expect(tried).toEqual({ outcome: 'shown', reason: '' });
    expect(player.played()).toContain('test.wav');
    signal([pidOfWatchdog(first)], 'SIGKILL');
    const second = await noted(
      home,
      (one) => one.event === 'watching' && one.by !== first.by,
      'another one watches',
    );
    await close();
    await expect.poll(() => running([second.by])).toEqual([]);
    expect(notedIn(home).some((one) => one.event === 'lost')).toBe(false);
  } finally {
    await endAll(home);
    player.end();
  }
});
