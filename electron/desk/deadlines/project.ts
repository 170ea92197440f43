import { groupIdOf } from '../../../shared/rules/alertGroups';
import { RETURN_RUNG } from '../../../shared/rules/ladder';
import { afterCallOutAlert } from '../callouts/deadlines';
import { addEvidence, beginEvidence } from '../channels/evidence';
import { type Db, statement } from '../db/statement';
import { projectCalls } from '../ladders/project';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';
import { afterTallyAlert } from '../tally/deadlines';

export const alertProjectors: Projectors = {
  'alert.raised': (db, fact) => {
    const { rung, level, dueAt, lateMs, clock, channel, to, repeatMs, calls } = fact.body;
    const id = fact.subject;
    statement(db, "UPDATE rungs SET state = 'raised' WHERE deadline_id = ? AND rung = ?").run(id, rung);
    const isReturn = Number(rung >= RETURN_RUNG);
    supersede(db, id, { rung, level }, fact.at);
    statement(
      db,
      `INSERT INTO alerts (deadline_id, level, rung, raised_at, due_at, late_ms, state, group_id, first_raised_at, channel, posts, repeat_ms)
       VALUES (@id, @level, @rung, @at, @dueAt, @lateMs, 'raised', @groupId, @at, @channel, @posts, @repeatMs)
       ON CONFLICT (deadline_id) DO UPDATE SET
         first_raised_at = CASE WHEN alerts.state = 'done' THEN excluded.first_raised_at ELSE alerts.first_raised_at END,
         group_id = excluded.group_id, channel = excluded.channel, posts = excluded.posts, repeat_ms = excluded.repeat_ms,
         returns = CASE WHEN alerts.state = 'done' THEN 0 ELSE alerts.returns + @isReturn END,
         level = CASE WHEN alerts.state = 'done' THEN excluded.level ELSE max(alerts.level, excluded.level) END,
         rung = excluded.rung, raised_at = excluded.raised_at, due_at = excluded.due_at, late_ms = excluded.late_ms, state = 'raised',
         painted_at = NULL, notified = NULL, acknowledged_by = NULL, acknowledged_at = NULL, comes_back_at = NULL`,
    ).run({
      id,
      level,
      rung,
      at: fact.at,
      dueAt,
      lateMs,
      isReturn,
      groupId: groupOf(db, id),
      channel: channel ?? (level >= 2 ? 'alarm_window' : 'notification'),
      posts: (to ?? []).join(','),
      repeatMs: repeatMs ?? 60_000,
    });
    beginEvidence(db, id, level, fact.at, lateMs);
    if (calls !== undefined) projectCalls(db, id, calls, fact.at);
    const titles = titlesOf(db, id);
    insertSystemLine(
      db,
      fact,
      {
        ...titles.params,
        level,
        dueAt,
        lateMs,
        again: isReturn,
        ...(clock === 'jump' ? { jumped: 1 } : {}),
      },
      titles.incidentId,
      fact.kind,
      [],
      titles.drill,
    );
    afterTallyAlert(db, id, { level, dueAt }, fact.at);
    afterCallOutAlert(db, id, { level, dueAt }, fact.at);
  },
  'alert.painted': (db, fact) => {
    statement(db, 'UPDATE alerts SET painted_at = coalesce(painted_at, ?) WHERE deadline_id = ?').run(
      fact.at,
      fact.subject,
    );
    addEvidence(db, fact.subject, { step: 'painted', outcome: '', detail: '', at: fact.at, by: '' });
  },
  'alert.notified': (db, fact) => {
    const { channel, outcome, reason } = fact.body;
    addEvidence(db, fact.subject, { step: channel, outcome, detail: reason, at: fact.at, by: '' });
    if (channel !== 'notification') return;
    statement(db, 'UPDATE alerts SET notified = ? WHERE deadline_id = ?').run(
      reason === '' ? outcome : `${outcome}: ${reason}`,
      fact.subject,
    );
  },
  'alert.acknowledged': (db, fact) => {
    const { comesBackAt, author, heardAt } = fact.body;
    const at = heardAt ?? fact.at;
    const id = fact.subject;
    statement(
      db,
      `UPDATE alerts SET state = 'acknowledged', acknowledged_by = ?, acknowledged_at = ?, comes_back_at = ?
       WHERE deadline_id = ? AND state = 'raised'`,
    ).run(author?.name ?? '', at, comesBackAt, id);
    addEvidence(db, id, {
      step: 'acknowledged',
      outcome: '',
      detail: '',
      at,
      by: author?.name ?? '',
    });
    armReturn(db, id, comesBackAt);
    const titles = titlesOf(db, id);
    insertSystemLine(
      db,
      fact,
      { ...titles.params, comesBackAt, ...(heardAt === undefined ? {} : { heardAt }) },
      titles.incidentId,
      fact.kind,
      [],
      titles.drill,
    );
  },
};

/** What an alert is shown together with; kept with it, so that a storm is counted without its deadlines. */
function groupOf(db: Db, id: string): string {
  const row = statement<[string], Parameters<typeof groupIdOf>[0]>(
    db,
    'SELECT incident_id AS incidentId, run_id AS runId, scope_id AS scopeId, subject FROM deadlines WHERE id = ?',
  ).get(id);
  return row ? groupIdOf(row) : '';
}

/**
 * What this raising says for them too: rungs that are no louder and whose time has come, or that lie below it, and a return that an own rung overtook. A louder
 * rung that falls due while this one is being written speaks for itself.
 */
function supersede(
  db: Db,
  id: string,
  { rung, level }: { readonly rung: number; readonly level: number },
  at: number,
): void {
  statement(
    db,
    `UPDATE rungs SET state = 'superseded' WHERE deadline_id = ? AND state = 'armed' AND rung <> ? AND level <= ?
       AND (fire_at <= ? OR rung < ? OR (rung >= ${RETURN_RUNG} AND ? < ${RETURN_RUNG}))`,
  ).run(id, rung, level, at, rung < RETURN_RUNG ? rung : 0, rung);
}

/** Acknowledging is not doing: a further rung brings the alert back until the thing itself is done. */
function armReturn(db: Db, id: string, comesBackAt: number): void {
  const last = statement<[{ id: string }], { top: number | null; level: number | null }>(
    db,
    'SELECT max(rung) AS top, (SELECT level FROM alerts WHERE deadline_id = @id) AS level FROM rungs WHERE deadline_id = @id',
  ).get({ id });
  const by = statement<[string], { channel: string }>(
    db,
    'SELECT channel FROM alerts WHERE deadline_id = ?',
  ).get(id);
  const rung = Math.max(RETURN_RUNG, (last?.top ?? 0) + 1);
  statement(
    db,
    "INSERT INTO rungs (deadline_id, rung, level, fire_at, channel, state) VALUES (?, ?, ?, ?, ?, 'armed')",
  ).run(id, rung, last?.level ?? 2, comesBackAt, by?.channel ?? 'notification');
}

function titlesOf(
  db: Db,
  id: string,
): { params: { titleZh: string; titleEn: string }; incidentId: string | null; drill: string | null } {
  const row = statement<
    [string],
    { title_zh: string; title_en: string; incident_id: string | null; drill: string | null }
  >(db, 'SELECT title_zh, title_en, incident_id, drill FROM deadlines WHERE id = ?').get(id);
  return {
    params: { titleZh: row?.title_zh ?? '', titleEn: row?.title_en ?? '' },
    incidentId: row?.incident_id ?? null,
    drill: row?.drill ?? null,
  };
}
