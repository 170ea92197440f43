import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { seeded } from '../desk/journal/bareJournal';
import { playAlerts } from './alerts/run';
import { builtPrograms } from './deskBundle';
import { describeFigures, type FaultFigures } from './figures';
import { killHandovers } from './handoverKills';
import { killTheDesk } from './kill';
import { killMigrations } from './migrationKills';
import { canCutPower, cutPower, cutPowerOfCareless } from './powerCut';

const root = resolve(import.meta.dirname, '../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** One kind of fault; gives what went wrong, which is nothing. */
type Fault = (seed: number) => Promise<readonly string[]>;

function report(name: string, figures: FaultFigures, within: number): readonly string[] {
  say(describeFigures(name, figures));
  const { lost, doubled, worstRecovery, problems } = figures;
  return [
    ...problems,
    ...(lost + doubled > 0 ? ['lines were lost or doubled'] : []),
    ...(worstRecovery > within ? [`it took ${worstRecovery.toFixed(1)} s to be back`] : []),
  ];
}

const faults: Readonly<Record<string, Fault>> = {
  kill: async (seed) =>
    report(
      'SIGKILL of the desk',
      await killTheDesk({ script: builtPrograms.desk, kills: 60, random: seeded(seed) }),
      5,
    ),
  migrations: async () => report('SIGKILL in every step of a migration', await killMigrations(), 5),
  alerts: (seed) => playAlerts(seed),
  handover: async () => {
    const figures = await killHandovers(1);
    return report(`SIGKILL before each of the ${figures.statements} statements of a handover`, figures, 5);
  },
  power: async (seed) => {
    if (!canCutPower()) {
      say('power cuts: not played, this machine has no loop devices for us');
      return [];
    }
    const random = seeded(seed);
    const lost = await cutPowerOfCareless(3, random);
    say(`power cuts under a writer with synchronous=NORMAL (control): ${lost} acknowledged rows lost`);
    const figures = await cutPower(builtPrograms.desk, 12, random);
    return [...report('power cuts', figures, 5), ...(lost > 0 ? [] : ['the control lost nothing'])];
  },
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

/** `npm run faults [-- NAME…] [--seed=N]`: all faults, or those named. */
export async function main(args: readonly string[]): Promise<number> {
  if (!existsSync(builtPrograms.desk)) throw new Error('There is no build: run `npm run build` first.');
  const seed = Number(args.find((arg) => arg.startsWith('--seed='))?.slice(7) ?? Date.now() % 1_000_000);
  const named = args.filter((arg) => !arg.startsWith('--'));
  const unknown = named.filter((name) => !Object.hasOwn(faults, name));
  if (unknown.length > 0)
    throw new Error(`No such fault: ${unknown.join(', ')}. There are: ${Object.keys(faults).join(', ')}.`);
  say(`seed ${seed}`);
  let bad = 0;
  for (const [name, fault] of Object.entries(faults)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const problems = await fault(seed);
    for (const problem of problems) say(`  ${name}: ${problem}`);
    bad += problems.length;
  }
  say(bad === 0 ? 'all faults were borne' : `${bad} problems`);
  return bad === 0 ? 0 : 1;
}
