import type { ArchiveItem } from '../../../shared/contract/areas/papers';
import type { Shift } from '../../../shared/contract/models';
import { type Db, statement } from '../db/statement';
import { shortCode } from '../journal/canonical';

type Row = {
  shift_id: string;
  year: number;
  number: number;
  class: string;
  retention: ArchiveItem['retention'];
  line_id: string;
  filed_at: number;
  filed_by: string;
  pages: number;
  note: string;
  amended_at: number | null;
  amended_by: string | null;
  starts_at: number;
  ends_at: number;
  closed_at: number | null;
  posts: string;
  lines: number;
  people: number;
  hash: Buffer | null;
};

/** The hash that sealed the shift's last line is the item's check code: the same whoever prints it, and whenever. */
const SELECT = `SELECT a.*, s.starts_at, s.ends_at, s.closed_at, s.posts,
    (SELECT count(*) FROM log_entries e WHERE e.shift_id = a.shift_id) AS lines,
    (SELECT count(e.human_number) FROM log_entries e WHERE e.shift_id = a.shift_id) AS people,
    (SELECT j.hash FROM journal j
       WHERE j.origin = substr(a.line_id, 1, instr(a.line_id, ':') - 1)
         AND j.seq = CAST(substr(a.line_id, instr(a.line_id, ':') + 1) AS INTEGER)) AS hash
  FROM archive a JOIN shifts s ON s.id = a.shift_id`;

function toItem(row: Row): ArchiveItem {
  const posts = JSON.parse(row.posts) as Shift['posts'];
  return {
    shiftId: row.shift_id,
    year: row.year,
    number: row.number,
    archiveClass: row.class,
    retention: row.retention,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    closedAt: row.closed_at ?? row.filed_at,
    leader: posts.find((one) => one.post === 'duty_leader')?.name ?? '',
    officers: posts
      .filter((one) => one.post === 'primary_officer' || one.post === 'secondary_officer')
      .map((one) => one.name)
      .join('、'),
    lines: row.lines,
    people: row.people,
    pages: row.pages,
    checkCode: row.hash === null ? '' : shortCode(row.hash),
    filedAt: row.filed_at,
    filedBy: row.filed_by,
    note: row.note,
    amendedAt: row.amended_at,
    amendedBy: row.amended_by,
  };
}

/** The items of a year in the order of their numbers. */
export function archiveOf(db: Db, year: number): ArchiveItem[] {
  return statement<[number], Row>(db, `${SELECT} WHERE a.year = ? ORDER BY a.number`).all(year).map(toItem);
}

export function archiveItem(db: Db, shiftId: string): ArchiveItem | undefined {
  const row = statement<[string], Row>(db, `${SELECT} WHERE a.shift_id = ?`).get(shiftId);
  return row && toItem(row);
}

/** Years that hold items, newest first. */
export function archiveYears(db: Db): number[] {
  return statement<[], { year: number }>(db, 'SELECT DISTINCT year FROM archive ORDER BY year DESC')
    .all()
    .map(({ year }) => year);
}
