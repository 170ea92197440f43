import type { Whole } from '../../../shared/domain/drill';
import { type Db, statement } from '../db/statement';

type Row = { drill: string | null; drill_id: string | null };

const whole = (row: Row | undefined): Whole =>
  row === undefined ? null : { drill: row.drill, drillId: row.drill_id };

/** Whether an incident is a drill, and on which clock; null when there is none. */
export function drillOfIncident(db: Db, id: string | null): Whole {
  if (id === null) return null;
  return whole(statement<[string], Row>(db, 'SELECT drill, drill_id FROM incidents WHERE id = ?').get(id));
}

/** The same of a run. */
export function drillOfRun(db: Db, id: string | null): Whole {
  if (id === null) return null;
  return whole(statement<[string], Row>(db, 'SELECT drill, drill_id FROM runs WHERE id = ?').get(id));
}

/** A condition that leaves out what belongs to an incident that is a drill; `column` holds the incident's id. */
export const NOT_OF_A_DRILL = (column: string): string =>
  `(${column} IS NULL OR ${column} NOT IN (SELECT id FROM incidents WHERE drill IS NOT NULL))`;
