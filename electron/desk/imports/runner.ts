import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ImportedLine } from '../../../shared/imports/readLine';
import { type Desk, fact, SYSTEM_ACTOR, transact } from '../desk';
import { type Batch, batchById, nextStretch, unsettled } from './read';

/** Lines that one step marks as withdrawn. */
const STRETCH = 1_000;

/** Puts the next slice of a decided batch in its place, or marks the next stretch of a withdrawn one. One short transaction. */
function step(desk: Desk, batch: Batch): void {
  transact(desk, (write) => {
    if (batch.state === 'placing') {
      const isLast = batch.placed + 1 === batch.slices;
      write(fact('import.placed', batch.id, SYSTEM_ACTOR, { slice: batch.placed, isLast }));
    } else if (batch.state === 'striking') {
      write(fact('import.struck', batch.id, SYSTEM_ACTOR, nextStretch(desk.db, batch, STRETCH)));
    }
  });
}

/** Brings one batch to where it is decided to be, step by step, letting others go first between any two. */
export async function settleBatch(desk: Desk, batchId: string): Promise<void> {
  for (;;) {
    const batch = batchById(desk.db, batchId);
    if (batch?.state !== 'placing' && batch?.state !== 'striking') return;
    step(desk, batch);
    await breathe();
  }
}

/** Desks that write an import now: everything else that is unsettled was left by a stop. */
const writing = new WeakMap<Desk, string>();
export const runningImport = (desk: Desk): string | undefined => writing.get(desk);

/** Runs work as the one import of a desk. */
export async function asRunning<T>(desk: Desk, batchId: string, work: () => Promise<T>): Promise<T> {
  writing.set(desk, batchId);
  try {
    return await work();
  } finally {
    writing.delete(desk);
  }
}

/**
 * Ends what a stop left behind: a batch that was not decided is abandoned (nothing of it was in the log), one that was decided or withdrawn is brought to
 * its end. Called when the desk starts and before an import.
 */
export async function settleImports(desk: Desk): Promise<void> {
  for (const batch of unsettled(desk.db)) {
    if (writing.get(desk) === batch.id) continue;
    if (batch.state === 'writing') abandon(desk, batch.id, 'stopped');
    else await settleBatch(desk, batch.id);
  }
}

export function abandon(desk: Desk, batchId: string, reason: string): void {
  transact(desk, (write) => {
    if (batchById(desk.db, batchId)?.state !== 'writing') return;
    write(fact('import.abandoned', batchId, SYSTEM_ACTOR, { reason }));
  });
}

/** The slices of a prepared import, read one at a time. */
export function* slicesIn(path: string): Generator<readonly ImportedLine[]> {
  const file = openSync(path, 'r');
  try {
    let held = Buffer.alloc(0);
    const piece = Buffer.alloc(1 << 18);
    for (;;) {
      const size = readSync(file, piece, 0, piece.length, null);
      if (size === 0) return;
      held = Buffer.concat([held, piece.subarray(0, size)]);
      for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10)) {
        yield JSON.parse(held.toString('utf8', 0, end)) as ImportedLine[];
        held = held.subarray(end + 1);
      }
    }
  } finally {
    closeSync(file);
  }
}

/** Writes the slices of a batch as facts; nothing of it stands in the log yet. Gives their number. */
export async function writeSlices(
  desk: Desk,
  batchId: string,
  actor: string,
  slices: Iterable<readonly ImportedLine[]>,
): Promise<number> {
  let slice = 0;
  for (const lines of slices) {
    const body = { slice, lines };
    transact(desk, (write) => write(fact('import.lines', batchId, actor, body)));
    slice += 1;
    await breathe();
  }
  return slice;
}
