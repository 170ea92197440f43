import { type Db, statement } from '../db/statement';

export type Step = {
  readonly step: string;
  readonly outcome: string;
  readonly detail: string;
  readonly at: number;
  readonly by: string;
};

const raisingOf = (db: Db, alertId: string): number =>
  statement<[string], { last: number | null }>(
    db,
    'SELECT max(raising) AS last FROM alert_evidence WHERE deadline_id = ?',
  ).get(alertId)?.last ?? 0;

function insert(db: Db, alertId: string, raising: number, level: number, step: Step): void {
  statement(
    db,
    `INSERT INTO alert_evidence (deadline_id, raising, step, level, outcome, detail, at, by_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (deadline_id, raising, step) DO UPDATE SET outcome = excluded.outcome, detail = excluded.detail, at = excluded.at,
       by_name = excluded.by_name`,
  ).run(alertId, raising, step.step, level, step.outcome, step.detail, step.at, step.by);
}

/** Whether the last raising of an alert already has this outcome on this channel. */
export function hasOutcome(db: Db, alertId: string, step: string, outcome: string, detail: string): boolean {
  const row = statement<[string, number, string], { outcome: string; detail: string }>(
    db,
    'SELECT outcome, detail FROM alert_evidence WHERE deadline_id = ? AND raising = ? AND step = ?',
  ).get(alertId, raisingOf(db, alertId), step);
  return row?.outcome === outcome && row.detail === detail;
}

/** An alert was raised, or raised again: what happens to it from now on is evidence of this raising. */
export function beginEvidence(db: Db, alertId: string, level: number, at: number, lateMs: number): void {
  const raised = { step: 'raised', outcome: '', detail: String(lateMs), at, by: '' };
  insert(db, alertId, raisingOf(db, alertId) + 1, level, raised);
}

/** Something happened to the last raising of an alert; of a channel the last outcome counts. */
export function addEvidence(db: Db, alertId: string, step: Step): void {
  const raising = raisingOf(db, alertId);
  if (raising > 0) insert(db, alertId, raising, 0, step);
}
