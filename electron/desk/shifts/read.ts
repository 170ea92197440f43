import type { Shift, ShiftNumbers } from '../../../shared/contract/models';
import { type Db, statement } from '../db/statement';
import { openItems } from '../handover/sources';
import { NOT_OF_A_DRILL } from '../incidents/drillRows';

type Row = {
  id: string;
  starts_at: number;
  ends_at: number;
  opened_at: number;
  closed_at: number | null;
  opened_by: string;
  closed_by: string | null;
  posts: string;
  summary: string;
  numbers: string | null;
};

/** Shifts that were closed before there was a register of documents counted none. */
const NO_DOCUMENTS = { docsIn: 0, docsOut: 0 } as const;

const toShift = (row: Row): Shift => ({
  id: row.id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  openedBy: row.opened_by,
  closedBy: row.closed_by,
  posts: JSON.parse(row.posts) as Shift['posts'],
  summary: row.summary,
  numbers: row.numbers ? { ...NO_DOCUMENTS, ...(JSON.parse(row.numbers) as ShiftNumbers) } : null,
});

export function shiftById(db: Db, id: string): Shift | undefined {
  const row = statement<[string], Row>(db, 'SELECT * FROM shifts WHERE id = ?').get(id);
  return row && toShift(row);
}

export function currentShift(db: Db): Shift | null {
  const row = statement<[], Row>(
    db,
    'SELECT * FROM shifts WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 1',
  ).get();
  return row ? toShift(row) : null;
}

export function shifts(db: Db, limit: number): Shift[] {
  return statement<[number], Row>(db, 'SELECT * FROM shifts ORDER BY opened_at DESC LIMIT ?')
    .all(limit)
    .map(toShift);
}

/** A correction repeats a call and a withdrawal takes it back: neither is a call of its own. */
const STANDS = 'corrects_id IS NULL AND withdraws_id IS NULL AND withdrawn_by_id IS NULL';
/** An incident is a call of its own unless the line of the call that reported it is counted. */
const IS_CALL = `${STANDS} AND (kind IN ('phone_in', 'media', 'public', 'superior', 'rescue_volunteer')
  OR kind = 'incident' AND NOT EXISTS (SELECT 1 FROM log_entries c WHERE c.incident_id = e.incident_id AND c.call IS NOT NULL
    AND json_extract(c.call, '$.outcome') = 'incident'))`;

/** What is counted at the end of a shift (documents.md 1), from its lines; what stands open is counted over the whole room. */
export function shiftNumbers(db: Db, shiftId: string, now: number): ShiftNumbers {
  const row = statement<[{ shiftId: string }], ShiftNumbers>(
    db,
    `SELECT
       count(*) FILTER (WHERE human_number IS NOT NULL) AS lines,
       count(*) FILTER (WHERE ${IS_CALL}) AS calls,
       count(*) FILTER (WHERE kind = 'media' AND ${STANDS}) AS media,
       count(*) FILTER (WHERE kind = 'public' AND ${STANDS}) AS public,
       count(*) FILTER (WHERE kind = 'incident') AS incidents,
       count(*) FILTER (WHERE kind = 'instruction') AS instructions,
       count(*) FILTER (WHERE system_fact = 'obligation.met') AS reports,
       count(*) FILTER (WHERE corrects_id IS NOT NULL) AS corrections,
       (SELECT count(*) FROM documents WHERE shift_id = @shiftId AND direction = 'incoming' AND state <> 'void' AND ${NOT_OF_A_DRILL('incident_id')}) AS docsIn,
       (SELECT count(*) FROM documents WHERE shift_id = @shiftId AND direction = 'outgoing' AND state <> 'void' AND ${NOT_OF_A_DRILL('incident_id')}) AS docsOut,
       count(*) FILTER (WHERE system_fact = 'alert.raised' AND json_extract(system_params, '$.level') = 2) AS overdue,
       0 AS open
     FROM log_entries e WHERE shift_id = @shiftId AND drill IS NULL`,
  ).get({ shiftId });
  if (!row) throw new Error('the shift numbers could not be counted');
  return { ...row, open: openItems(db, now).filter((item) => item.group !== 'drills').length };
}
