import type { LossProcess, LossReport, LossSummary } from '../../../shared/contract/areas/losses';
import { nextKinds, nextUpdate } from '../../../shared/rules/losses/process';
import { type LossFigure, type LossJump, type LossUnit, totalsOf } from '../../../shared/rules/losses/table';
import { type Db, statement } from '../db/statement';
import { readSetting } from '../settings/read';

export type LossRow = {
  id: string;
  title: string;
  type: LossSummary['type'];
  began_at: number;
  incident_id: string | null;
  units: string;
  state: LossSummary['state'];
  opened_at: number;
  opened_by: string;
  stable_at: number | null;
  closed_at: number | null;
  drill: string | null;
};
type ShownRow = LossRow & { incident_title: string | null; reports: number; next_due_at: number | null };

export function lossRow(db: Db, id: string): LossRow | undefined {
  return statement<[string], LossRow>(db, 'SELECT * FROM losses WHERE id = ?').get(id);
}

export const unitsOf = (row: Pick<LossRow, 'units'>): readonly LossUnit[] =>
  JSON.parse(row.units) as LossUnit[];

export type ReportRow = {
  id: string;
  loss_id: string;
  position: number;
  kind: LossReport['kind'];
  number: number;
  as_of: number;
  sent_at: number;
  jumps: string;
  explanation: string;
  note: string;
  signer: string;
  receiver: string;
  way: LossReport['way'];
  recorded_at: number;
  recorded_by: string;
};

export function reportRows(db: Db, lossId: string): ReportRow[] {
  return statement<[string], ReportRow>(
    db,
    'SELECT * FROM loss_reports WHERE loss_id = ? ORDER BY position',
  ).all(lossId);
}

export function reportRow(db: Db, id: string): ReportRow | undefined {
  return statement<[string], ReportRow>(db, 'SELECT * FROM loss_reports WHERE id = ?').get(id);
}

/** The table of a report as it went out. */
export function figuresOf(db: Db, reportId: string): LossFigure[] {
  return statement<[string], LossFigure>(
    db,
    'SELECT unit, item, value, at, source FROM loss_figures WHERE report_id = ? ORDER BY unit, item',
  ).all(reportId);
}

function toReport(db: Db, row: ReportRow): LossReport {
  const figures = figuresOf(db, row.id);
  return {
    id: row.id,
    position: row.position,
    kind: row.kind,
    number: row.number,
    asOf: row.as_of,
    sentAt: row.sent_at,
    figures,
    totals: totalsOf(figures),
    jumps: JSON.parse(row.jumps) as LossJump[],
    explanation: row.explanation,
    note: row.note,
    signer: row.signer,
    receiver: row.receiver,
    way: row.way,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

const SELECT = `SELECT l.*, i.title AS incident_title,
    (SELECT count(*) FROM loss_reports r WHERE r.loss_id = l.id) AS reports,
    (SELECT min(o.due_at) FROM obligations o WHERE o.scope_id IN (l.id, l.incident_id) AND o.state = 'open'
       AND o.kind IN ('zero_report', 'verified_report')) AS next_due_at
  FROM losses l LEFT JOIN incidents i ON i.id = l.incident_id`;

function toSummary(db: Db, row: ShownRow): LossSummary {
  const last = reportRows(db, row.id).at(-1);
  return {
    id: row.id,
    title: row.title,
    type: row.type,
    beganAt: row.began_at,
    incidentId: row.incident_id,
    incidentTitle: row.incident_title,
    state: row.state,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    stableAt: row.stable_at,
    closedAt: row.closed_at,
    drill: row.drill,
    reports: row.reports,
    last:
      last === undefined
        ? null
        : { kind: last.kind, number: last.number, sentAt: last.sent_at, asOf: last.as_of },
    nextDueAt: row.state === 'open' ? row.next_due_at : null,
  };
}

/** Processes, the open ones first, the newest first. */
export function losses(db: Db, isOpenOnly: boolean): LossSummary[] {
  return statement<[], ShownRow>(
    db,
    `${SELECT} ${isOpenOnly ? "WHERE l.state = 'open'" : ''} ORDER BY l.state <> 'open', l.opened_at DESC, l.id LIMIT 200`,
  )
    .all()
    .map((row) => toSummary(db, row));
}

export function lossProcess(db: Db, id: string): LossProcess | undefined {
  const row = statement<[string], ShownRow>(db, `${SELECT} WHERE l.id = ?`).get(id);
  if (row === undefined) return undefined;
  const reports = reportRows(db, id).map((one) => toReport(db, one));
  const { jumpFactor, jumpFloor } = readSetting(db, 'losses');
  return {
    summary: toSummary(db, row),
    units: unitsOf(row).map((unit) => ({ ...unit })),
    reports,
    next: [...nextKinds(reports, row.state !== 'open')],
    nextUpdate: nextUpdate(reports),
    reopened: statement<[string], LossProcess['reopened'][number]>(
      db,
      'SELECT at, reason, decided_by AS decidedBy, recorded_by AS "by" FROM loss_reopenings WHERE loss_id = ? ORDER BY at, id',
    ).all(id),
    jumpFactor,
    jumpFloor,
  };
}
