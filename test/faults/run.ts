import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { seeded } from '../desk/journal/bareJournal';
import { playAlerts } from './alerts/run';
import { builtPrograms } from './deskBundle';
import { playGuesses } from './guesses';
import { killHandovers } from './handoverKills';
import { killMigrations } from './migrationKills';
import { playBrokenWrites, playCrashStates, playJumps, playSlowDisk } from './playShim';
import {
  playDamage,
  playDiskFull,
  playDiskGone,
  playExports,
  playFuzz,
  playHandles,
  playKills,
  playLoad,
  playMemory,
  playSecond,
  playSleep,
  playUpdate,
} from './plays';
import { canCutPower, cutPower, cutPowerOfCareless } from './powerCut';
import { playRestore } from './recoveryKills';
import { keepRun, report, reportControl } from './report';
import { markdownTable } from './table';

const root = resolve(import.meta.dirname, '../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What somebody asked for on the command line. */
export type Wish = { readonly seed: number; readonly minutes: number; readonly entries: number };
/** One kind of fault; gives what went wrong, which is nothing. */
type Fault = (seed: number, wish: Wish) => Promise<readonly string[]>;

const faults: Readonly<Record<string, Fault>> = {
  kill: playKills,
  power: async (seed) => {
    if (!canCutPower()) {
      say('F2 power cuts: not played, this machine has no loop devices for us');
      return [];
    }
    const random = seeded(seed);
    const control = await cutPowerOfCareless(3, random);
    const figures = await cutPower(builtPrograms.desk, 12, random);
    return [
      ...reportControl('F2', 'power cuts under a writer with synchronous=NORMAL', control),
      ...report('F2', 'power cuts', figures, 5),
    ];
  },
  states: playCrashStates,
  writes: playBrokenWrites,
  full: playDiskFull,
  readonly: playDiskGone,
  memory: playMemory,
  damage: playDamage,
  migrations: async () => report('F10', 'SIGKILL in every step of a migration', await killMigrations(), 5),
  exports: playExports,
  slow: playSlowDisk,
  second: playSecond,
  handles: playHandles,
  clock: playJumps,
  sleep: playSleep,
  load: playLoad,
  fuzz: playFuzz,
  update: playUpdate,
  handover: async () => {
    const figures = await killHandovers(1);
    return report(
      'F1',
      `SIGKILL before each of the ${figures.statements} statements of a handover`,
      figures,
      5,
    );
  },
  alerts: (seed) => playAlerts(seed),
  // guesses (accounts)
  guesses: (seed) => playGuesses(builtPrograms.desk, seed),
  // restore (recovery)
  restore: (_seed, { entries }) => playRestore(entries),
  /** The tests of the desk that flip, fill and shuffle, with larger numbers and new seeds. */
  long: () => {
    const command = ['run', '--config', 'test/vitest.config.ts', '--project', 'desk'];
    const files = [
      'journal/flips',
      'journal/fileFlips',
      'journal/rebuild',
      'faults/disk',
      'faults/lock',
      'db/',
    ];
    const vitest = resolve(root, 'node_modules/.bin/vitest');
    const done = spawnSync(vitest, [...command, ...files.map((file) => `test/desk/${file}`)], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, WATCHDESK_FAULTS: 'all' },
    });
    return Promise.resolve(done.status === 0 ? [] : ['tests failed']);
  },
};

const optionOf = (args: readonly string[], name: string): number | null => {
  const given = args.find((arg) => arg.startsWith(`--${name}=`));
  return given === undefined ? null : Number(given.slice(name.length + 3));
};

async function play(name: string, fault: Fault, wish: Wish): Promise<readonly string[]> {
  const begin = performance.now();
  let problems: readonly string[];
  try {
    problems = await fault(wish.seed, wish);
  } catch (error) {
    problems = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
  keepRun(name, wish.seed, (performance.now() - begin) / 1_000, problems);
  return problems;
}

/** `npm run faults [-- NAME…] [--seed=N] [--minutes=N] [--entries=N]`: all faults, or those named; `-- table` prints the kept figures as Markdown. */
export async function main(args: readonly string[]): Promise<number> {
  const named = args.filter((arg) => !arg.startsWith('--'));
  if (named[0] === 'table') {
    say(markdownTable());
    return 0;
  }
  if (!existsSync(builtPrograms.desk)) throw new Error('There is no build: run `npm run build` first.');
  const seed = optionOf(args, 'seed') ?? Date.now() % 1_000_000;
  const wish: Wish = {
    seed,
    minutes: optionOf(args, 'minutes') ?? 30,
    entries: optionOf(args, 'entries') ?? 500_000,
  };
  const unknown = named.filter((name) => !Object.hasOwn(faults, name));
  if (unknown.length > 0)
    throw new Error(`No such fault: ${unknown.join(', ')}. There are: ${Object.keys(faults).join(', ')}.`);
  say(`seed ${seed}`);
  let bad = 0;
  for (const [name, fault] of Object.entries(faults)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const problems = await play(name, fault, wish);
    for (const problem of problems) say(`  ${name}: ${problem}`);
    bad += problems.length;
  }
  say(bad === 0 ? 'all faults were borne' : `${bad} problems`);
  return bad === 0 ? 0 : 1;
}
