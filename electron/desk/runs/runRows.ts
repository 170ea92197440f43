import type { RunContext, RunState } from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { runContext, type Subplans } from '../plans/planStore';

export type RunRow = {
  readonly id: string;
  readonly plan_id: string;
  readonly plan_revision: number;
  readonly incident_id: string | null;
  readonly warning_id: string | null;
  readonly received_at: number;
  readonly started_at: number;
  readonly started_by: string;
  readonly ended_at: number | null;
  readonly machine: string;
  /** JSON: the pinned revision of each sub-plan, by plan id */
  readonly subplans: string;
  readonly version: number;
  /** name of the drill that it belongs to */
  readonly drill: string | null;
};

/** A run with what the machine needs to move it. */
export type LoadedRun = { readonly row: RunRow; readonly context: RunContext; readonly state: RunState };

export function runRow(db: Db, id: string): RunRow | undefined {
  return statement<[string], RunRow>(db, 'SELECT * FROM runs WHERE id = ?').get(id);
}

export function loadRun(db: Db, id: string): LoadedRun | undefined {
  const row = runRow(db, id);
  return row ? withMachine(db, row) : undefined;
}

export function subplansOf(row: Pick<RunRow, 'subplans'>): Subplans {
  return JSON.parse(row.subplans) as Subplans;
}

function withMachine(db: Db, row: RunRow): LoadedRun {
  return {
    row,
    context: runContext(db, row.plan_id, row.plan_revision, subplansOf(row)),
    state: JSON.parse(row.machine) as RunState,
  };
}

/** What groups the duties of a run: its incident, else its warning, else the run itself. */
export function scopeOf(row: Pick<RunRow, 'id' | 'incident_id' | 'warning_id'>): string {
  return row.incident_id ?? row.warning_id ?? row.id;
}

/** The other running runs of the same incident or warning, which share its duties. */
export function siblings(db: Db, row: RunRow): LoadedRun[] {
  return statement<[string, string, string], RunRow>(
    db,
    'SELECT * FROM runs WHERE ended_at IS NULL AND id <> ? AND (incident_id = ? OR (incident_id IS NULL AND warning_id = ?)) ORDER BY started_at, id',
  )
    .all(row.id, scopeOf(row), scopeOf(row))
    .map((sibling) => withMachine(db, sibling));
}

export function runningRuns(db: Db, scopeId: string): LoadedRun[] {
  return statement<[string, string, string], RunRow>(
    db,
    `SELECT * FROM runs WHERE ended_at IS NULL AND (incident_id = ? OR (incident_id IS NULL AND (warning_id = ? OR id = ?)))
     ORDER BY started_at, id`,
  )
    .all(scopeId, scopeId, scopeId)
    .map((row) => withMachine(db, row));
}
