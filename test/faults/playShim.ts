import { dieInside, dropWrites, failCalls, failCheckpoints, slowDisk } from './brokenWrites';
import { crashEverywhere, recordLives } from './crashStates';
import { builtPrograms } from './deskBundle';
import { jumpClock } from './others';
import { report, reportControl } from './report';
import { shimLibrary } from './shim/shim';

const script = builtPrograms.desk;

/** Runs what needs the shim, or says that this machine cannot make it. */
async function withShim(what: string, play: () => Promise<readonly string[]>): Promise<readonly string[]> {
  if (shimLibrary() !== null) return play();
  process.stdout.write(`${what}: not played, there is no C compiler here\n`);
  return [];
}

/** F3 */
export const playCrashStates = (): Promise<readonly string[]> =>
  withShim('F3 every crash state', async () => {
    const recorded = await recordLives(script, 12);
    const figures = crashEverywhere(recorded, { step: 1 });
    const control = crashEverywhere(recorded, {
      step: 5,
      crashes: ['none', 'sectors'],
      withoutLogSync: true,
    });
    return [
      ...reportControl('F3', 'the same changes as if the log were not written through (NORMAL)', control),
      ...report(
        'F3',
        'every crash state of two lives, strict disk: unsynced none, all, any sectors, torn',
        figures,
        5,
        'acknowledged and found are summed over the states',
      ),
    ];
  });

/** F4 and F5 */
export const playBrokenWrites = (): Promise<readonly string[]> =>
  withShim('F4 and F5 failing writes', async () => [
    ...reportControl(
      'F4',
      'writes into the log are dropped and said to be done',
      await dropWrites({ script }),
    ),
    ...report(
      'F4',
      'n-th write or fsync fails with EIO, ENOSPC, EROFS or halfway, once and sticky',
      await failCalls({ script }),
      5,
    ),
    ...report(
      'F4',
      'the same while the log is written back into the database',
      await failCheckpoints({ script, positions: 30 }),
      5,
    ),
    ...report(
      'F5',
      'torn write and death, death before and after the n-th call',
      await dieInside({ script }),
      5,
    ),
  ]);

const DELAY_MS = 2_000;

/** F12 */
export const playSlowDisk = (): Promise<readonly string[]> =>
  withShim('F12 slow disk', async () => {
    const { longest, ...figures } = await slowDisk({ script, delayMs: DELAY_MS, lines: 15 });
    return report(
      'F12',
      `every fsync takes ${DELAY_MS / 1_000} s`,
      figures,
      5,
      `a line took at most ${(longest / 1_000).toFixed(1)} s meanwhile`,
    );
  });

/** F15 */
export const playJumps = (): Promise<readonly string[]> =>
  withShim('F15 clock jumps', async () =>
    report(
      'F15',
      'the wall clock jumps by −26 h to +72 h while lines are written',
      await jumpClock(script, 40),
      5,
      'order kept; alarms: `npm run faults -- alerts`, P4',
    ),
  );
