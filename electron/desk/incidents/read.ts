import type { Caller, Casualties, Incident, Obligation } from '../../../shared/contract/models';
import { type Db, statement } from '../db/statement';
import { nextDeadline } from '../deadlines/read';

type Row = {
  id: string;
  number: string;
  title: string;
  type: Incident['type'];
  place: string;
  summary: string;
  callback: string;
  caller: string;
  source: string;
  occurred_at: number | null;
  received_at: number;
  recorded_at: number;
  casualties: string;
  grade: Incident['grade'];
  grade_preliminary: number;
  proposed_grade: Incident['grade'];
  reporting_grade: Incident['grade'];
  near_miss: number;
  sensitive: number;
  state: Incident['state'];
  closed_at: number | null;
  result: string;
  retention: Incident['retention'];
  reopened_at: number | null;
  parent_id: string | null;
  drill: string | null;
  flags: string;
  verdict: string | null;
  stable_at: number | null;
};

function toIncident(db: Db, row: Row, now: number): Incident {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    type: row.type,
    place: row.place,
    summary: row.summary,
    callback: row.callback,
    caller: JSON.parse(row.caller) as Caller,
    source: row.source,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    recordedAt: row.recorded_at,
    casualties: JSON.parse(row.casualties) as Casualties,
    grade: row.grade,
    gradePreliminary: row.grade_preliminary === 1,
    proposedGrade: row.proposed_grade,
    reportingGrade: row.reporting_grade,
    nearMiss: row.near_miss === 1,
    sensitive: row.sensitive === 1,
    state: row.state,
    closedAt: row.closed_at,
    result: row.result,
    retention: row.retention,
    reopenedAt: row.reopened_at,
    parentId: row.parent_id,
    drill: row.drill,
    flags: JSON.parse(row.flags) as Incident['flags'],
    verification: row.verdict === null ? null : (JSON.parse(row.verdict) as Incident['verification']),
    stableAt: row.stable_at,
    nextDeadline: row.state === 'open' ? nextDeadline(db, row.id, now) : null,
  };
}

export function incidentById(db: Db, id: string, now: number): Incident | undefined {
  const row = statement<[string], Row>(db, 'SELECT * FROM incidents WHERE id = ?').get(id);
  return row && toIncident(db, row, now);
}

export function incidentsIn(db: Db, state: 'open' | 'closed' | 'all', now: number): Incident[] {
  const where = state === 'all' ? '' : 'WHERE state = ?';
  const rows = statement<unknown[], Row>(
    db,
    `SELECT * FROM incidents ${where} ORDER BY received_at DESC, id LIMIT 500`,
  ).all(...(state === 'all' ? [] : [state]));
  return rows.map((row) => toIncident(db, row, now));
}

export function childrenOf(db: Db, id: string, now: number): Incident[] {
  return statement<[string], Row>(db, 'SELECT * FROM incidents WHERE parent_id = ? ORDER BY received_at, id')
    .all(id)
    .map((row) => toIncident(db, row, now));
}

/** How many incidents already carry a number of this day. */
export function incidentsNumbered(db: Db, prefix: string): number {
  const row = statement<[string], { count: number }>(
    db,
    "SELECT count(*) AS count FROM incidents WHERE number LIKE ? || '%'",
  ).get(prefix);
  return row?.count ?? 0;
}

type ObligationRow = {
  id: string;
  scope_id: string;
  incident_id: string | null;
  kind: string;
  recipient: string;
  round: number | null;
  opened_at: number;
  target_at: number | null;
  due_at: number | null;
  state: Obligation['state'];
  met_at: number | null;
  receiver: string;
  way: string;
  read_back: number;
  title_zh: string;
  title_en: string;
  rule_id: string | null;
  clock_field: string;
  clock_at: number | null;
  limit_minutes: number | null;
  mark: string;
  document: string;
  article: string;
  is_law: number;
  is_overridden: number;
  is_window: number;
  wanted_way: string | null;
  late_reason: string;
  record_id: string | null;
  superseded_by: string | null;
  superseded_at: number | null;
};

function ruleOf(row: ObligationRow): Obligation['rule'] {
  if (row.rule_id === null) return null;
  return {
    ruleId: row.rule_id,
    clockField: row.clock_field,
    clockAt: row.clock_at,
    limitMinutes: row.limit_minutes,
    mark: row.mark,
    document: row.document,
    article: row.article,
    isLaw: row.is_law === 1,
    isOverridden: row.is_overridden === 1,
  };
}

const toObligation = (row: ObligationRow): Obligation => ({
  id: row.id,
  scopeId: row.scope_id,
  incidentId: row.incident_id,
  kind: row.kind,
  recipient: row.recipient,
  round: row.round,
  openedAt: row.opened_at,
  targetAt: row.target_at,
  dueAt: row.due_at,
  state: row.state,
  metAt: row.met_at,
  receiver: row.receiver,
  way: row.way,
  readBack: row.read_back === 1,
  titleZh: row.title_zh,
  titleEn: row.title_en,
  rule: ruleOf(row),
  isWindow: row.is_window === 1,
  wantedWay: row.wanted_way,
  lateReason: row.late_reason,
  recordId: row.record_id,
  supersededBy: row.superseded_by,
  supersededAt: row.superseded_at,
});

export function obligationById(db: Db, id: string): Obligation | undefined {
  const row = statement<[string], ObligationRow>(db, 'SELECT * FROM obligations WHERE id = ?').get(id);
  return row && toObligation(row);
}

export function obligationsOf(db: Db, scopeId: string): Obligation[] {
  return statement<[string], ObligationRow>(
    db,
    'SELECT * FROM obligations WHERE scope_id = ? ORDER BY due_at IS NULL, due_at, id',
  )
    .all(scopeId)
    .map(toObligation);
}
