import type { ParsedInputOf } from '../../../shared/contract/procedures';
import { mapProblem, type RunEvent } from '../../../shared/plan';
import { actorOf, type Call } from '../call';
import { authorOf, fact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { pinnedSubplans, planRow, runContext } from '../plans/planStore';
import { loadRun } from './runRows';
import { switchOf } from './switching';

/** Leaves a run for another plan. Both facts stand in one transaction: the new run has its deadlines before the old one gives them up. */
export function switchRun(call: Call, write: Write, input: ParsedInputOf<'run.switch'>, now: number): void {
  const actor = actorOf(call);
  const { db, newId } = call.desk;
  const run = loadRun(db, input.runId) ?? refuseWith('not_found', { field: 'runId' });
  if (run.state.status === 'ended') refuseWith('run_ended');
  const { planId, revision, mapping, reason } = input;
  if (!planRow(db, planId, revision)) refuseWith('not_found', { field: 'planId' });
  const subplans = pinnedSubplans(db, planId, revision);
  const pinned = Object.keys(subplans).length === 0 ? {} : { subplans };
  const problem = mapProblem(run.context.plan, runContext(db, planId, revision, subplans).plan, mapping);
  if (problem) refuseWith('mapping_wrong', { params: { from: problem.from, to: problem.to } });
  const author = authorOf(actor);
  const target = { planId, planRevision: revision, ...pinned, map: mapping };
  const { owed } = switchOf(db, run, target, now);
  const body = { fromRunId: run.row.id, ...target, reason, author };
  write(fact('run.switched', input.newRunId, actor.accountId, body));
  const event: RunEvent = {
    kind: 'run_switched',
    key: '',
    at: now,
    to: input.newRunId,
    reason,
    owed,
    by: author.name,
  };
  write(fact('run.advanced', run.row.id, actor.accountId, { actId: newId(), event, author }));
}
