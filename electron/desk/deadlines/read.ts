import type { Alert, Deadline } from '../../../shared/contract/alertModels';
import { MINUTE_MS } from '../../../shared/domain/time';
import { type Db, statement } from '../db/statement';
import { INHIBITOR } from './inhibitor';
import { postsOf } from './repeats';

type Row = {
  id: string;
  subject: Deadline['subject'];
  title_zh: string;
  title_en: string;
  owner: string;
  incident_id: string | null;
  incident_title: string | null;
  run_id: string | null;
  block_key: string | null;
  instruction_id: string | null;
  obligation_id: string | null;
  target_at: number | null;
  due_at: number;
  reached: number;
  drill: string | null;
  state: 'open' | 'met' | 'not_needed';
};

const SELECT = `SELECT d.id, d.subject, d.title_zh, d.title_en, coalesce(d.assignee, d.owner) AS owner, d.incident_id, i.title AS incident_title, d.run_id, d.block_key,
    d.instruction_id, d.obligation_id, d.target_at, d.due_at, d.reached, d.drill, d.state
  FROM deadlines d LEFT JOIN incidents i ON i.id = d.incident_id`;

function toDeadline(row: Row, now: number): Deadline {
  return {
    id: row.id,
    subject: row.subject,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    owner: row.owner,
    incidentId: row.incident_id,
    incidentTitle: row.incident_title,
    runId: row.run_id,
    blockKey: row.block_key,
    instructionId: row.instruction_id,
    obligationId: row.obligation_id,
    targetAt: row.target_at,
    dueAt: row.due_at,
    reached: row.reached === 1,
    drill: row.drill,
    state: row.state === 'open' ? (row.due_at <= now ? 'overdue' : 'armed') : row.state,
  };
}

/** A roster arms the sign-on of every shift of the month; each is shown when its time is near. */
const SIGN_ON_SHOWN_MS = 60 * MINUTE_MS;
/** A review has two weeks and a watch of casualties up to thirty days: they stand among what is due when it is near. */
const REVIEW_SHOWN_MS = 3 * 24 * 60 * MINUTE_MS;

/** Open deadlines in the order in which they fall due; with `until`, only those due before it. */
export function openDeadlines(db: Db, now: number, until: number | null, limit = 300): Deadline[] {
  return statement<[number, number, number, number], Row>(
    db,
    `${SELECT} WHERE d.state = 'open' AND d.due_at <= ? AND (d.subject <> 'sign_on' OR d.due_at <= ?)
       AND (d.subject NOT IN ('review', 'watch') OR d.due_at <= ?) ORDER BY d.due_at, d.id LIMIT ?`,
  )
    .all(until ?? Number.MAX_SAFE_INTEGER, now + SIGN_ON_SHOWN_MS, now + REVIEW_SHOWN_MS, limit)
    .map((row) => toDeadline(row, now));
}

export function deadlinesOfScope(db: Db, scopeId: string, now: number): Deadline[] {
  return statement<[string], Row>(
    db,
    `${SELECT} WHERE d.scope_id = ? AND d.state = 'open' ORDER BY d.due_at, d.id`,
  )
    .all(scopeId)
    .map((row) => toDeadline(row, now));
}

/** The next duty of an incident, warning or run that is really its turn. */
export function nextDeadline(db: Db, scopeId: string, now: number): Deadline | null {
  const row = statement<[string], Row>(
    db,
    `${SELECT} WHERE d.scope_id = ? AND d.state = 'open' AND d.reached = 1 ORDER BY d.due_at, d.id LIMIT 1`,
  ).get(scopeId);
  return row ? toDeadline(row, now) : null;
}

type AlertRow = Row & {
  level: number;
  rung: number;
  raised_at: number;
  alert_due_at: number;
  late_ms: number;
  alert_state: Alert['state'];
  returns: number;
  first_raised_at: number;
  group_id: string;
  inhibited_by: string | null;
  channel: Alert['channel'];
  posts: string;
  notified: string | null;
  painted_at: number | null;
  acknowledged_by: string | null;
  acknowledged_at: number | null;
  comes_back_at: number | null;
};

const ALERT_SELECT = `SELECT d.id, d.subject, d.title_zh, d.title_en, coalesce(d.assignee, d.owner) AS owner, d.incident_id, i.title AS incident_title, d.run_id, d.block_key,
    d.instruction_id, d.obligation_id, d.target_at, d.due_at, d.reached, d.drill, d.state, a.level, a.rung, a.raised_at, a.due_at AS alert_due_at,
    a.late_ms, a.state AS alert_state, a.returns, a.first_raised_at, a.painted_at, a.notified, a.acknowledged_by, a.acknowledged_at,
    a.comes_back_at, a.group_id, a.channel, a.posts, ${INHIBITOR} AS inhibited_by
  FROM alerts a JOIN deadlines d ON d.id = a.deadline_id LEFT JOIN incidents i ON i.id = d.incident_id`;

function toAlert(row: AlertRow, now: number): Alert {
  return {
    id: row.id,
    deadlineId: row.id,
    level: row.level,
    rung: row.rung,
    raisedAt: row.raised_at,
    dueAt: row.alert_due_at,
    lateMs: row.late_ms,
    state: row.alert_state,
    returns: row.returns,
    firstRaisedAt: row.first_raised_at,
    paintedAt: row.painted_at,
    notified: row.notified,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at,
    comesBackAt: row.comes_back_at,
    groupId: row.group_id,
    inhibitedBy: row.inhibited_by,
    channel: row.channel,
    to: postsOf(row.posts),
    deadline: toDeadline(row, now),
  };
}

const LOUDEST_FIRST =
  "ORDER BY CASE a.state WHEN 'raised' THEN 0 ELSE 1 END, a.level DESC, a.due_at, a.deadline_id";

/** Which alerts are asked for, and how many of them. */
export type AlertPage = {
  readonly groupId?: string | undefined;
  readonly state?: 'raised' | 'acknowledged' | 'inhibited' | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

/** Alerts whose thing is not done yet, 500 unless fewer are asked for: loudest first, then the longest overdue. */
export function openAlerts(db: Db, now: number, page: AlertPage = {}): Alert[] {
  const { groupId = null, state = null, limit = 500, offset = 0 } = page;
  return statement<[Record<string, string | number | null>], AlertRow>(
    db,
    `${ALERT_SELECT} WHERE a.state <> 'done' AND (@groupId IS NULL OR a.group_id = @groupId)
       AND (@state IS NULL OR a.state = @state OR (@state = 'inhibited' AND ${INHIBITOR} IS NOT NULL))
     ${LOUDEST_FIRST} LIMIT @limit OFFSET @offset`,
  )
    .all({ groupId, state, limit, offset })
    .map((row) => toAlert(row, now));
}

/** Acknowledged alerts of the given deadlines. */
export function acknowledgedOf(db: Db, deadlines: readonly Deadline[], now: number): Alert[] {
  return statement<[string], AlertRow>(
    db,
    `${ALERT_SELECT} WHERE a.state = 'acknowledged' AND a.deadline_id IN (SELECT value FROM json_each(?)) ${LOUDEST_FIRST}`,
  )
    .all(JSON.stringify(deadlines.map(({ id }) => id)))
    .map((row) => toAlert(row, now));
}

export const ALERT_BY_ID = `${ALERT_SELECT} WHERE a.deadline_id = ?`;

export function alertById(db: Db, id: string, now: number): Alert | undefined {
  const row = statement<[string], AlertRow>(db, ALERT_BY_ID).get(id);
  return row && toAlert(row, now);
}

/** How many alerts nobody has heard yet, and how loud the loudest is (0 when there is none). */
export function unheardAlerts(db: Db): { count: number; topLevel: number } {
  const row = statement<[], { count: number; top: number | null }>(
    db,
    "SELECT count(*) AS count, max(level) AS top FROM alerts WHERE state = 'raised'",
  ).get();
  return { count: row?.count ?? 0, topLevel: row?.top ?? 0 };
}
