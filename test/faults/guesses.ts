import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { openReader, openWriter } from '../../electron/desk/db/open';
import type { Reply } from '../../shared/contract/envelope';
import { seeded } from '../desk/journal/bareJournal';
import { makeRoom, PASSWORD, tempFolder } from '../helpers/deskRoom';
import { type Caller, DeskProcess, socketClient } from './deskProcess';
import type { FaultFigures } from './figures';
import { report, reportControl } from './report';

const DAY = 86_400_000;
/** Wrong tries that lock an account, by the policy. */
const ENOUGH = 5;
const CLOCK = resolve(import.meta.dirname, '../helpers/shiftedClock.ts');

export type GuessFigures = {
  readonly guesses: number;
  readonly kills: number;
  readonly clockChanges: number;
  /** the desk looked at so many; the others met the lock */
  readonly looked: number;
  readonly accepted: number;
  /** from a start of the desk until it answers, seconds */
  readonly worstRecovery: number;
  readonly problems: readonly string[];
};

/**
 * A desk as it must not be: one that counts in memory (what was counted goes with every kill), or one whose locks end by a clock that somebody can set (both of its clocks
 * follow the change). Each has to let guesses through, or the harness would not see a lock that does not hold.
 */
export type Careless = 'memory' | 'clock';

export type GuessOptions = {
  readonly script: string;
  readonly guesses: number;
  readonly kills: number;
  readonly random: () => number;
  readonly careless?: Careless;
};

/** What is typed: nonsense, the right password of the account and its neighbours, over the seat and over the socket. */
function guess(random: () => number, number: number): { readonly name: string; readonly password: string } {
  const passwords = [`Guess-${number}`, PASSWORD, PASSWORD.toLowerCase(), `${PASSWORD} `, ''];
  return { name: 'officer', password: passwords[Math.floor(random() * passwords.length)] || 'x' };
}

async function lockOut(call: Caller): Promise<void> {
  for (let wrong = 0; wrong < ENOUGH; wrong += 1)
    await call('session.signIn', { name: 'officer', password: `Wrong-${wrong}` });
}

/** What the wall clock is ahead in each life, and from the middle of it on. */
const atStart = (life: number): number => [0, DAY, -DAY][life % 3] ?? 0;
const atMiddle = (life: number): number => [DAY, -DAY, 0][life % 3] ?? 0;

type Counts = { looked: number; accepted: number; done: number; readonly problems: string[] };

function count(counts: Counts, reply: Reply): void {
  counts.done += 1;
  if (reply.ok) counts.accepted += 1;
  else if (reply.error.code === 'wrong_password') counts.looked += 1;
  else if (reply.error.code !== 'locked_out') counts.problems.push(`answered ${JSON.stringify(reply.error)}`);
}

function forget(home: string): void {
  const db = openWriter(home);
  db.exec('DELETE FROM local_lockouts');
  db.close();
}

/**
 * Somebody guesses one account's password, the right one among the guesses, after the fifth wrong one locked it: over the screen's channel and over the
 * socket, while the desk is killed and started again and the wall clock is set a day on and back. Nothing may be accepted, and the lock may not move.
 */
export async function guessPasswords(options: GuessOptions): Promise<GuessFigures> {
  const { script, guesses, kills, random, careless } = options;
  const room = await makeRoom({ now: Date.now(), home: tempFolder('guesses') });
  const { home } = room;
  room.close();
  const clockFile = join(tempFolder('clock'), 'ahead');
  const counts: Counts = { looked: 0, accepted: 0, done: 0, problems: [] };
  const seat = randomUUID();
  const kind = careless === 'clock' ? 'all' : 'wall';
  const env = { WATCHDESK_TEST_CLOCK: clockFile, WATCHDESK_TEST_CLOCK_KIND: kind };
  let worstRecovery = 0;
  for (let life = 0; life <= kills; life += 1) {
    writeFileSync(clockFile, String(atStart(life)));
    const args = ['--import', pathToFileURL(CLOCK).href];
    const begin = performance.now();
    const desk = new DeskProcess(script, home, seat, env, undefined, args);
    await desk.ready;
    worstRecovery = Math.max(worstRecovery, (performance.now() - begin) / 1_000);
    if (life === 0) await lockOut(desk.call);
    const socket = await socketClient(home);
    const share = Math.ceil((guesses * (life + 1)) / (kills + 1)) - counts.done;
    for (let number = 0; number < share; number += 1) {
      if (number === share >> 1) {
        writeFileSync(clockFile, String(atMiddle(life)));
        await wait(60);
      }
      const call = random() < 0.3 ? socket.call : desk.call;
      count(counts, await call('session.signIn', guess(random, number)));
    }
    socket.close();
    if (life < kills) await desk.kill();
    else await desk.stop();
    if (careless === 'memory') forget(home);
    if (/Error/.test(desk.errors)) counts.problems.push(`life ${life}: ${desk.errors.slice(0, 300)}`);
  }
  const problems = [...counts.problems, ...problemsIn(home)];
  room.dispose();
  const { looked, accepted } = counts;
  const clockChanges = 2 * kills + 1;
  return { guesses: counts.done, kills, clockChanges, looked, accepted, worstRecovery, problems };
}

/** The five that locked it are in the journal, and nobody came in. */
function problemsIn(home: string): string[] {
  const db = openReader(home);
  const inJournal = (kind: string): number =>
    db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM journal WHERE kind = ?').get(kind)?.n ?? 0;
  const [refused, signedIn] = [inJournal('session.refused'), inJournal('session.signed_in')];
  db.close();
  return [
    ...(refused === ENOUGH ? [] : [`${refused} wrong passwords are in the journal, not ${ENOUGH}`]),
    ...(signedIn === 0 ? [] : [`${signedIn} sign-ins are in the journal`]),
  ];
}

/** As a line of the faults: acknowledged: guesses made; found: those that the lock stopped; lost: those that it let through to the password. */
export function figuresOf(figures: GuessFigures): FaultFigures {
  const { guesses, kills, clockChanges, looked, accepted, worstRecovery, problems } = figures;
  const lost = looked + accepted;
  const faults = kills + clockChanges;
  return {
    faults,
    acknowledged: guesses,
    found: guesses - lost,
    lost,
    doubled: 0,
    worstRecovery,
    problems,
  };
}

export const describeGuesses = ({ kills, clockChanges, accepted }: GuessFigures): string =>
  `${kills} kills, ${clockChanges} times the clock a day on or back, the right password among the guesses: ${accepted} accepted`;

/** The guesses, and the two careless desks that have to let some through. */
export async function playGuesses(script: string, seed: number): Promise<readonly string[]> {
  const problems: string[] = [];
  const controls = [
    ['memory', 'guesses at a desk that counts wrong tries in memory'],
    ['clock', 'guesses at a desk whose locks end by a clock that can be set'],
  ] as const;
  for (const [careless, what] of controls) {
    const few = { script, guesses: 40, kills: 2, random: seeded(seed), careless };
    problems.push(...reportControl('accounts', what, figuresOf(await guessPasswords(few))));
  }
  const many = { script, guesses: 10_000, kills: 20, random: seeded(seed) };
  const figures = await guessPasswords(many);
  const what = 'guesses at a locked account';
  problems.push(...report('accounts', what, figuresOf(figures), 5, describeGuesses(figures)));
  return problems;
}
