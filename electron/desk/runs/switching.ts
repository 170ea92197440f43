import type { FactBodies } from '../../../shared/domain/facts';
import { dues, planSwitch, type Switched } from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { insertSystemLine, openShiftId } from '../log/line';
import { runContext } from '../plans/planStore';
import type { Projector } from '../projections/body';
import { type LoadedRun, loadRun } from './runRows';
import { syncRunDeadlines } from './sync';

type Target = Pick<FactBodies['run.switched'], 'planId' | 'planRevision' | 'subplans' | 'map'>;

/** What going over to another plan makes of a run as it stands. */
export function switchOf(db: Db, run: LoadedRun, target: Target, at: number): Switched {
  const next = runContext(db, target.planId, target.planRevision, target.subplans ?? {});
  return planSwitch({
    old: run.context,
    state: run.state,
    next,
    map: target.map,
    at,
    runId: run.row.id,
  });
}

/** Deadlines of steps that go on keep who has them and what was raised and seen: they only change their run. */
function moveDeadlines(db: Db, from: LoadedRun, to: LoadedRun, keys: Switched['keys']): void {
  const wanted = new Set(dues(to.context, to.state).map((due) => due.id));
  for (const due of dues(from.context, from.state)) {
    const key = keys.get(due.key);
    if (due.kind === 'obligation' || key === undefined) continue;
    const id = due.id.replace(`:${due.key}`, `:${key}`);
    if (!wanted.has(id)) continue;
    const before = `run.${from.row.id}.${due.id}`;
    const after = `run.${to.row.id}.${id}`;
    statement(db, 'UPDATE deadlines SET id = ?, run_id = ?, block_key = ? WHERE id = ?').run(
      after,
      to.row.id,
      key,
      before,
    );
    statement(db, 'UPDATE rungs SET deadline_id = ? WHERE deadline_id = ?').run(after, before);
    statement(db, 'UPDATE alerts SET deadline_id = ? WHERE deadline_id = ?').run(after, before);
    statement(db, 'UPDATE alerts SET group_id = ? WHERE deadline_id = ? AND group_id = ?').run(
      `run:${to.row.id}`,
      after,
      `run:${from.row.id}`,
    );
    statement(db, 'UPDATE escalation_items SET deadline_id = ? WHERE deadline_id = ?').run(after, before);
  }
}

export const projectSwitch: Projector<'run.switched'> = (db, fact) => {
  const { fromRunId, planId, planRevision, author, reason } = fact.body;
  const from = loadRun(db, fromRunId);
  if (!from) throw new Error(`the run ${fromRunId} was never started`);
  const { state, keys } = switchOf(db, from, fact.body, fact.at);
  statement(
    db,
    `INSERT INTO runs (id, plan_id, plan_revision, incident_id, warning_id, received_at, started_at, started_by, machine, version, shift_id, subplans, drill, drill_id)
     SELECT ?, ?, ?, incident_id, warning_id, received_at, ?, ?, ?, 0, ?, ?, drill, drill_id FROM runs WHERE id = ?`,
  ).run(
    fact.subject,
    planId,
    planRevision,
    fact.at,
    author.name,
    JSON.stringify(state),
    openShiftId(db),
    JSON.stringify(fact.body.subplans ?? {}),
    fromRunId,
  );
  const run = loadRun(db, fact.subject);
  if (!run) return;
  const { plan } = run.context;
  const params = {
    titleZh: plan.title,
    titleEn: plan.title_en,
    fromZh: from.context.plan.title,
    fromEn: from.context.plan.title_en,
    fromRevision: from.row.plan_revision,
    revision: planRevision,
    reason,
  };
  insertSystemLine(db, fact, params, run.row.incident_id, fact.kind, [], run.row.drill);
  moveDeadlines(db, from, run, keys);
  syncRunDeadlines(db, run, null, fact.at);
};
