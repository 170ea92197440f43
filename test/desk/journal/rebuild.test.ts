import { expect, test } from 'vitest';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { PROLOGUE, perform, type Step, sequences } from '../../faults/anyActs';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { asyncProperty, check } from '../../helpers/fc.ts';

const isFull = process.env.WATCHDESK_FAULTS === 'all';
const RUNS = isFull ? 600 : 40;
const SEED = isFull ? Date.now() : 2_026;

/** Raises all that is due, however many handfuls it takes, and what falls due by having been raised. */
function settle(room: DeskRoom): void {
  for (let before = -1; before !== room.facts().length; room.services.clock.catchUp())
    before = room.facts().length;
}

/** What the desk did and what a rebuild makes of its journal; empty when they are the same. */
async function differences(steps: readonly Step[], counted: { facts: number }): Promise<readonly string[]> {
  const room = await makeRoom();
  try {
    await perform(room, [...PROLOGUE, ...steps]);
    settle(room);
    const facts = room.facts().length;
    counted.facts += facts;
    const before = projectionDigests(room.db);
    expect(rebuildProjections(room.db)).toBe(facts);
    const after = projectionDigests(room.db);
    const changed = Object.keys(before).filter((table) => before[table]?.digest !== after[table]?.digest);
    // And the desk goes on where it was: nothing comes due by having been rebuilt.
    room.scan();
    const raised = room.facts().length - facts;
    const verdict = verifyJournal(room.db, room.desk.keys?.key.publicText ?? null);
    return [
      ...changed.map((table) => `${table} differs`),
      ...(raised > 0 ? [`${raised} alerts raised by the rebuild`] : []),
      ...(verdict.ok ? [] : [`verify: ${JSON.stringify(verdict.firstBad)}`]),
      ...room.problems,
    ];
  } finally {
    room.dispose();
  }
}

test(`${RUNS} sequences of acts rebuild to identical projections, in a journal that verifies`, {
  timeout: 900_000,
}, async () => {
  const counted = { facts: 0 };
  const result = await check(
    asyncProperty(sequences(isFull ? 80 : 40), async (steps) => {
      expect(await differences(steps, counted)).toEqual([]);
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: false },
  );
  process.stdout.write(`rebuild: ${result.numRuns} sequences, ${counted.facts} facts, seed ${result.seed}\n`);
  const example = result.counterexample ? JSON.stringify(result.counterexample) : null;
  expect({ example, error: result.errorInstance ? String(result.errorInstance) : null }).toEqual({
    example: null,
    error: null,
  });
});
