import { type Db, statement } from '../db/statement';
import { endDeadline } from '../deadlines/deadlineRows';
import { armPlain } from '../documents/deadline';

/** One watch for all receivers: the casualties are asked for once. */
export const watchDeadline = (incidentId: string, kind: string): string => `watch.${incidentId}.${kind}`;

/**
 * 伤亡变化补报: before the span ends in which changes of the casualties are reported (生产安全事故报告和调查处理条例 art. 13: 30 days, road and fire 7) somebody asks
 * once more how many there are. Arms that as long as the span is open, and ends it with it; it outlives the closing of the incident.
 */
export function refreshWatch(db: Db, incidentId: string, kind: string, at: number): void {
  const row = statement<[string, string], { due_at: number | null; limit_minutes: number | null }>(
    db,
    `SELECT max(due_at) AS due_at, max(limit_minutes) AS limit_minutes FROM obligations
     WHERE incident_id = ? AND kind = ? AND is_window = 1 AND state = 'open'`,
  ).get(incidentId, kind);
  const id = watchDeadline(incidentId, kind);
  if (row?.due_at == null) {
    endDeadline(db, id, 'not_needed', at);
    return;
  }
  const days = Math.round((row.limit_minutes ?? 0) / 1_440);
  const title = {
    titleZh: `伤亡变化补报期满前核对（${days} 日）`,
    titleEn: `Ask for the casualties once more (${days} days)`,
  };
  const whose = { owner: 'duty_officer', scopeId: id, incidentId };
  armPlain(db, { id, subject: 'watch', ...title, ...whose, dueAt: row.due_at }, at);
}

const hurtIn = (casualties: string): number => {
  const { dead, missing, trapped, seriousInjury } = JSON.parse(casualties) as Record<string, number>;
  return (dead ?? 0) + (missing ?? 0) + (trapped ?? 0) + (seriousInjury ?? 0);
};

/** At the closing of an incident in which nobody was hurt its watches end; else they go on by themselves. */
export function closeWatches(db: Db, incidentId: string, at: number): void {
  const row = statement<[string], { casualties: string }>(
    db,
    'SELECT casualties FROM incidents WHERE id = ?',
  ).get(incidentId);
  if (row !== undefined && hurtIn(row.casualties) > 0) return;
  const kinds = statement<[string], { kind: string }>(
    db,
    "SELECT DISTINCT kind FROM obligations WHERE incident_id = ? AND is_window = 1 AND state = 'open' ORDER BY kind",
  ).all(incidentId);
  statement(
    db,
    "UPDATE obligations SET state = 'not_needed' WHERE incident_id = ? AND is_window = 1 AND state = 'open'",
  ).run(incidentId);
  for (const { kind } of kinds) refreshWatch(db, incidentId, kind, at);
}

/** The open windows of an incident of one kind. */
export function openWindows(db: Db, incidentId: string, kind: string): readonly string[] {
  return statement<[string, string], { id: string }>(
    db,
    "SELECT id FROM obligations WHERE incident_id = ? AND kind = ? AND is_window = 1 AND state = 'open' ORDER BY id",
  )
    .all(incidentId, kind)
    .map(({ id }) => id);
}
