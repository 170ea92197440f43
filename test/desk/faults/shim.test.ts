import { beforeAll, describe, expect, test } from 'vitest';
import { dieInside, failCalls, refuseMemory } from '../../faults/brokenWrites';
import { crashEverywhere, type Recorded, recordLives } from '../../faults/crashStates';
import { bundleDesk } from '../../faults/deskBundle';
import { describeFigures } from '../../faults/figures';
import { shimLibrary } from '../../faults/shim/shim';

/** The quick tier of F3, F4, F5 and F8; `npm run faults -- states writes memory` walks every position. */
const compiled = shimLibrary() === null ? [] : [['between SQLite and the system']];

describe.each(compiled)('a shim %s', () => {
  let script: string;
  let recorded: Recorded;
  beforeAll(async () => {
    ({ desk: script } = await bundleDesk('shim-test'));
    recorded = await recordLives(script, 4);
  }, 90_000);

  test('after a crash at any moment every acknowledged line is there, and without syncing the log some are not', () => {
    const figures = crashEverywhere(recorded, { step: 31 });
    process.stdout.write(`${describeFigures('F3 crash states', figures)}\n`);
    expect(figures).toMatchObject({ lost: 0, problems: [] });
    expect(figures.faults).toBeGreaterThan(40);
    const control = crashEverywhere(recorded, { step: 1_000, crashes: ['none'], withoutLogSync: true });
    expect(control.lost).toBeGreaterThan(0);
  });

  test('a write or fsync that fails, memory that is refused and death inside a call lose nothing', async () => {
    for (const figures of [
      await failCalls({ script, step: 17 }),
      await dieInside({ script, step: 23, most: 1 }),
      await refuseMemory({ script, step: 97 }),
    ]) {
      process.stdout.write(`${describeFigures('F4, F5, F8', figures)}\n`);
      expect(figures).toMatchObject({ lost: 0, doubled: 0, problems: [] });
      expect(figures.faults).toBeGreaterThan(2);
    }
  });
});
