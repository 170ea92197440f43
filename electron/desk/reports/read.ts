import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import type {
  IncidentReport,
  ReportDispatch,
  ReportDocument,
  ReportKind,
} from '../../../shared/domain/incidentReports';
import type { DecisionWay, SendWay } from '../../../shared/domain/vocabulary';
import type { Finding } from '../../../shared/reports/check';
import type { CrossCheck } from '../../../shared/reports/crossChecks';
import { type Db, statement } from '../db/statement';

type ReportRow = {
  id: string;
  incident_id: string;
  kind: ReportKind;
  ordinal: number | null;
  year: number;
  issue: number | null;
  drill: string | null;
  document: string;
  facts: string;
  before_id: string | null;
  leader: string;
  way: DecisionWay;
  signed_off_at: number;
  words: string;
  witness: string;
  countersigned_at: number | null;
  findings: string;
  despite: string;
  signed_at: number;
  signed_by: string;
};

type DispatchRow = {
  id: string;
  report_id: string;
  recipient: string;
  recipient_name: string;
  obligation_id: string | null;
  way: SendWay;
  sent_at: number;
  receiver: string;
  receipt_at: number | null;
  read_back: number;
  late_reason: string;
};

const toDispatch = (row: DispatchRow): ReportDispatch => ({
  id: row.id,
  recipient: row.recipient,
  obligationId: row.obligation_id,
  way: row.way,
  at: row.sent_at,
  receiver: row.receiver,
  receiptAt: row.receipt_at,
  readBack: row.read_back === 1,
  lateReason: row.late_reason,
});

function dispatchRows(db: Db, reportId: string): DispatchRow[] {
  return statement<[string], DispatchRow>(
    db,
    'SELECT * FROM report_dispatches WHERE report_id = ? ORDER BY sent_at, id',
  ).all(reportId);
}

/** The name under which a recipient that is no party of the tables was written down. */
export function recipientNames(db: Db, reportId: string): ReadonlyMap<string, string> {
  return new Map(dispatchRows(db, reportId).map((row) => [row.recipient, row.recipient_name]));
}

function toReport(db: Db, row: ReportRow): IncidentReport {
  return {
    id: row.id,
    incidentId: row.incident_id,
    kind: row.kind,
    ordinal: row.ordinal,
    document: JSON.parse(row.document) as ReportDocument,
    facts: JSON.parse(row.facts) as IncidentFacts,
    signOff: {
      leader: row.leader,
      way: row.way,
      at: row.signed_off_at,
      words: row.words,
      witness: row.witness,
      countersignedAt: row.countersigned_at,
    },
    dispatches: dispatchRows(db, row.id).map(toDispatch),
    signedAt: row.signed_at,
    by: row.signed_by,
  };
}

const rowOf = (db: Db, id: string): ReportRow | undefined =>
  statement<[string], ReportRow>(db, 'SELECT * FROM incident_reports WHERE id = ?').get(id);

export function reportById(db: Db, id: string): IncidentReport | undefined {
  const row = rowOf(db, id);
  return row && toReport(db, row);
}

/** What stood against a report when it was signed off, and why it went out all the same. */
export function objectionsOf(
  db: Db,
  id: string,
): { readonly findings: readonly Finding[]; readonly despite: string } {
  const row = rowOf(db, id);
  return { findings: row ? (JSON.parse(row.findings) as Finding[]) : [], despite: row?.despite ?? '' };
}

/** The reports of an incident, oldest first. */
export function reportsOf(db: Db, incidentId: string): IncidentReport[] {
  return statement<[string], ReportRow>(
    db,
    'SELECT * FROM incident_reports WHERE incident_id = ? ORDER BY signed_at, id',
  )
    .all(incidentId)
    .map((row) => toReport(db, row));
}

/** The written report that the next one is compared with: the last of the incident that was not by telephone. */
export function lastWritten(db: Db, incidentId: string): IncidentReport | null {
  const row = statement<[string], ReportRow>(
    db,
    `SELECT * FROM incident_reports WHERE incident_id = ? AND kind <> 'phone_report' ORDER BY signed_at DESC, id DESC LIMIT 1`,
  ).get(incidentId);
  return row ? toReport(db, row) : null;
}

/** The number of the next update of an incident. */
export function nextOrdinal(db: Db, incidentId: string): number {
  const row = statement<[string], { count: number }>(
    db,
    "SELECT count(*) AS count FROM incident_reports WHERE incident_id = ? AND kind = 'update'",
  ).get(incidentId);
  return (row?.count ?? 0) + 1;
}

/**
 * The next 期 of a year: dense from 1, or from where the room's numbering stood before this console. Drills are numbered by themselves. Numbers are
 * given in the transaction that signs, so none is given twice and none is left out.
 */
export function nextIssue(db: Db, year: number, isDrill: boolean, numberedBefore: number): number {
  const row = statement<[number], { top: number | null }>(
    db,
    `SELECT max(issue) AS top FROM incident_reports WHERE year = ? AND drill IS ${isDrill ? 'NOT NULL' : 'NULL'}`,
  ).get(year);
  return Math.max(row?.top ?? 0, isDrill ? 0 : numberedBefore) + 1;
}

export function crossChecksOf(db: Db, incidentId: string): CrossCheck[] {
  type Row = {
    id: string;
    party: string;
    who: string;
    checked_at: number;
    agrees: number;
    words: string;
    recorded_by: string;
  };
  return statement<[string], Row>(
    db,
    'SELECT * FROM report_cross_checks WHERE incident_id = ? ORDER BY checked_at, id',
  )
    .all(incidentId)
    .map((row) => ({
      id: row.id,
      party: row.party,
      who: row.who,
      at: row.checked_at,
      agrees: row.agrees === 1,
      words: row.words,
      by: row.recorded_by,
    }));
}

/** How the last report went to each recipient of an incident, or, where it never did, of the room. */
export function lastWayTo(
  db: Db,
  recipient: string,
  isPhone: boolean,
): { readonly way: SendWay; readonly receiver: string } | null {
  const row = statement<[string], { way: SendWay; receiver: string }>(
    db,
    `SELECT way, receiver FROM report_dispatches WHERE recipient = ? AND ${isPhone ? "way = 'phone'" : "way <> 'phone'"}
     ORDER BY sent_at DESC, id LIMIT 1`,
  ).get(recipient);
  return row ?? null;
}
