import { readRoom } from '../accounts/accountRows';
import { openReader } from '../db/open';
import type { Db } from '../db/statement';
import { exportFlat, type FlatExport } from '../exports/flat';
import { footerHtml, shiftLogHtml } from '../exports/html';
import { shortCode } from '../journal/canonical';
import { type Verdict, verifyJournal } from '../journal/verify';
import { entriesOfScope } from '../log/read';
import { currentShift, shiftById, shiftNumbers } from '../shifts/read';
import { warnings } from '../warnings/read';

/** What a worker thread may be asked: reading and going outward, never writing the database. */
export type Task =
  | ({ readonly task: 'flat' } & FlatExport)
  | { readonly task: 'shiftHtml'; readonly shiftId: string; readonly now: number }
  | { readonly task: 'verify'; readonly seatKey: string | null };

export type TaskResults = {
  readonly flat: ReturnType<typeof exportFlat>;
  readonly shiftHtml: { readonly html: string; readonly footerHtml: string };
  readonly verify: Verdict;
};
export type ResultOf<T extends Task> = TaskResults[T['task']];

/** Runs one task on its own read-only connection. */
export function runTask<T extends Task>(home: string, task: T): ResultOf<T> {
  const db = openReader(home);
  try {
    return runOn(db, task) as ResultOf<T>;
  } finally {
    db.close();
  }
}

function runOn(db: Db, task: Task): TaskResults[Task['task']] {
  switch (task.task) {
    case 'flat':
      return exportFlat(db, task);
    case 'shiftHtml':
      return shiftHtml(db, task.shiftId, task.now);
    case 'verify':
      return verifyJournal(db, task.seatKey);
  }
}

function shiftHtml(db: Db, shiftId: string, now: number): TaskResults['shiftHtml'] {
  const shift = shiftById(db, shiftId) ?? currentShift(db);
  const room = readRoom(db);
  if (!shift || !room) throw new Error('there is no such shift');
  const head = db
    .prepare<[], { seq: number; hash: Buffer }>(
      'SELECT seq, hash FROM journal_head ORDER BY seq DESC LIMIT 1',
    )
    .get();
  const checkCode = shortCode(head?.hash ?? Buffer.alloc(32));
  const log = {
    room,
    shift,
    numbers: shift.numbers ?? shiftNumbers(db, shift.id),
    entries: [...entriesOfScope(db, { shiftId: shift.id })],
    warnings: warnings(db, true, now),
    checkCode,
    entriesInJournal: head?.seq ?? 0,
  };
  return { html: shiftLogHtml(log), footerHtml: footerHtml(log) };
}
