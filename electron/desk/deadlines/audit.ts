import { type Db, statement } from '../db/statement';

/** Something due of which nobody was told, or not loudly enough. Times UTC milliseconds. */
export type Missed = {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly dueAt: number;
  /** when the rung should have been raised that was not; null where the deadline has no rung at all */
  readonly fireAt: number | null;
};

type Row = {
  id: string;
  title_zh: string;
  title_en: string;
  due_at: number;
  fire_at: number | null;
};

/**
 * The auditor's own question, apart from the clock's way of asking (reliability.md 2.2): of every open deadline, was each rung whose time came more than `graceMs`
 * ago raised, or one as loud? It does not believe what the clock marked as spoken for, and a deadline without rungs that is due counts too.
 */
export function missedDeadlines(db: Db, now: number, graceMs: number, limit = 1_000): Missed[] {
  return statement<[{ cut: number; limit: number }], Row>(
    db,
    `SELECT d.id, d.title_zh, d.title_en, d.due_at,
       (SELECT min(r.fire_at) FROM rungs r WHERE r.deadline_id = d.id AND r.fire_at < @cut AND r.state IN ('armed', 'superseded')
          AND NOT EXISTS (SELECT 1 FROM rungs o WHERE o.deadline_id = r.deadline_id AND o.state = 'raised' AND o.level >= r.level)) AS fire_at
     FROM deadlines d WHERE d.state = 'open'
       AND (fire_at IS NOT NULL OR (d.due_at < @cut AND NOT EXISTS (SELECT 1 FROM rungs r WHERE r.deadline_id = d.id)))
     ORDER BY d.due_at, d.id LIMIT @limit`,
  )
    .all({ cut: now - graceMs, limit })
    .map((row) => ({
      id: row.id,
      titleZh: row.title_zh,
      titleEn: row.title_en,
      dueAt: row.due_at,
      fireAt: row.fire_at,
    }));
}

/** One alert that is not over, with what is known of how it reached people. Times UTC milliseconds. */
export type StandingAlert = {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly incidentTitle: string | null;
  readonly drill: string | null;
  readonly level: number;
  readonly state: 'raised' | 'acknowledged';
  readonly dueAt: number;
  readonly raisedAt: number;
  readonly lateMs: number;
  readonly returns: number;
  readonly paintedAt: number | null;
  readonly notified: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: number | null;
  readonly comesBackAt: number | null;
};

/** Every alert whose thing is not done, loudest first, then by due time; as many as there are. */
export function standingAlerts(db: Db): StandingAlert[] {
  return statement<[], StandingAlert>(
    db,
    `SELECT a.deadline_id AS id, d.title_zh AS titleZh, d.title_en AS titleEn, i.title AS incidentTitle, d.drill, a.level, a.state, a.due_at AS dueAt,
       a.raised_at AS raisedAt, a.late_ms AS lateMs, a.returns, a.painted_at AS paintedAt, a.notified, a.acknowledged_by AS acknowledgedBy,
       a.acknowledged_at AS acknowledgedAt, a.comes_back_at AS comesBackAt
     FROM alerts a JOIN deadlines d ON d.id = a.deadline_id LEFT JOIN incidents i ON i.id = d.incident_id
     WHERE a.state <> 'done' ORDER BY CASE a.state WHEN 'raised' THEN 0 ELSE 1 END, a.level DESC, a.due_at, a.deadline_id`,
  ).all();
}

/** When the desk last found nothing due and unraised, or null when it never did. */
export function lastHeartbeat(db: Db): number | null {
  const row = statement<[], { value: string }>(
    db,
    "SELECT value FROM local_state WHERE name = 'heartbeat'",
  ).get();
  return row === undefined ? null : Number(row.value);
}
