import { zoned } from '../../../shared/domain/time';
import { type Db, statement } from '../db/statement';
import type { RecordedFact } from '../journal/journal';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';
import { readSetting } from '../settings/read';

/**
 * Files a shift that has just been closed: one 件 with the next number of the year in which it began, the class and retention that the setting `paper`
 * holds now. No act of a person is needed, so none can be forgotten. `line` is the fact that closed it.
 */
export function fileShift(
  db: Db,
  line: Pick<RecordedFact, 'origin' | 'seq' | 'at'>,
  shiftId: string,
  by: string,
): void {
  const shift = statement<[string], { starts_at: number }>(
    db,
    'SELECT starts_at FROM shifts WHERE id = ?',
  ).get(shiftId);
  if (!shift) throw new Error(`the shift ${shiftId} cannot be filed: it is not there`);
  const { year } = zoned(shift.starts_at);
  const { archiveClass, retention } = readSetting(db, 'paper');
  statement(
    db,
    `INSERT INTO archive (shift_id, year, number, class, retention, line_id, filed_at, filed_by)
     VALUES (?, ?, (SELECT coalesce(max(number), 0) + 1 FROM archive WHERE year = ?), ?, ?, ?, ?, ?)
     ON CONFLICT (shift_id) DO NOTHING`,
  ).run(shiftId, year, year, archiveClass, retention, `${line.origin}:${line.seq}`, line.at, by);
}

/** Sheets of the newest PDF of the filed log; masked copies are not filed. */
export function notePages(db: Db, shiftId: string, pages: number): void {
  statement(db, 'UPDATE archive SET pages = ? WHERE shift_id = ?').run(pages, shiftId);
}

export const archiveProjectors: Projectors = {
  'archive.amended': (db, fact) => {
    const { archiveClass, retention, note, author } = fact.body;
    statement(
      db,
      'UPDATE archive SET class = ?, retention = ?, note = ?, amended_at = ?, amended_by = ? WHERE shift_id = ?',
    ).run(archiveClass, retention, note, fact.at, author.name, fact.subject);
    const row = statement<[string], { year: number; number: number }>(
      db,
      'SELECT year, number FROM archive WHERE shift_id = ?',
    ).get(fact.subject);
    const name = { year: row?.year ?? 0, number: row?.number ?? 0 };
    insertSystemLine(db, fact, { ...name, archiveClass, retention, note }, null);
  },
};
