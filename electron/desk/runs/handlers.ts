import type { OutputOf, ParsedInputOf } from '../../../shared/contract/procedures';
import type { RunActInput } from '../../../shared/contract/runActs';
import { drillOf } from '../../../shared/domain/drill';
import type { Author } from '../../../shared/domain/facts';
import { decide, dues, findReport, type RunEvent, roundsOf } from '../../../shared/plan';
import { accountById } from '../accounts/accountRows';
import { provePassword } from '../accounts/prove';
import { actorOf, pastOrNow, type SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import { type Actor, authorOf, type Desk, fact, transact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { drillOfIncident } from '../incidents/drillRows';
import { obligationId } from '../incidents/obligationRows';
import { incidentById, obligationById } from '../incidents/read';
import { requireIncident } from '../incidents/requireIncident';
import { requireStored } from '../logMore/store';
import { inForceRow, pinnedSubplans, planRow } from '../plans/planStore';
import { warningById } from '../warnings/read';
import { runDetail, runsIn } from './read';
import { type LoadedRun, loadRun, runningRuns, scopeOf, siblings } from './runRows';
import { switchRun } from './switchRun';

/** A run counts from the receipt of its incident or warning; a run on its own from now. */
function receivedAtOf(db: Db, incidentId: string | null, warningId: string | null, now: number): number {
  if (incidentId !== null) {
    const incident = incidentById(db, incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
    if (incident.state === 'closed') refuseWith('incident_closed');
    return incident.receivedAt;
  }
  if (warningId === null) return now;
  return (warningById(db, warningId, now) ?? refuseWith('not_found', { field: 'warningId' })).receivedAt;
}

/** There is no such plan, or none of its revisions is in force. */
function refusePlan(db: Db, planId: string): never {
  return refuseWith(planRow(db, planId, null) === undefined ? 'not_found' : 'plan_not_in_force', {
    field: 'planId',
  });
}

/** An override is a supervisor's; from anybody else it counts as not given. Times must not lie in the future. */
function checkedAct(act: RunActInput, isSupervisor: boolean, now: number): RunActInput {
  const at = 'at' in act && act.at !== undefined ? { at: pastOrNow(act.at, now, 'at') } : {};
  const isSkip = act.kind === 'skip' || act.kind === 'not_applicable';
  const override = isSkip ? { override: act.override === true && isSupervisor } : {};
  return { ...act, ...at, ...override } as RunActInput;
}

/** The supervisor who proves himself by his password under an act; refused when the account is no supervisor's. */
async function countersigner(
  desk: Desk,
  signed: ParsedInputOf<'run.act'>['countersign'],
): Promise<Author | null> {
  if (signed === undefined) return null;
  const account = accountById(desk.db, signed.accountId);
  await provePassword(desk, account?.id, signed.password, 'countersign.password');
  if (account === undefined || !account.roles.includes('supervisor'))
    return refuseWith('forbidden', { field: 'countersign' });
  return { accountId: account.id, name: account.displayName };
}

/** Who acts, and the supervisor beside him. */
type Hands = { readonly actor: Actor; readonly countersigned: Author | null };

/** A report that was sent fulfils its duty once and for all: the duty's own record, and the same step of the other runs that share it. */
function meetDuty(desk: Desk, write: Write, run: LoadedRun, event: RunEvent, actor: Actor): void {
  if (event.kind !== 'report_sent') return;
  const duty = dutyOf(desk.db, run, event);
  if (duty === undefined || duty.state === 'met') return;
  const { at, receiver, way, recipient } = event;
  const readBack = event.readBack ?? false;
  const author = authorOf(actor);
  write(fact('obligation.met', duty.id, actor.accountId, { receiver, at, way, readBack, author }));
  for (const other of siblings(desk.db, run.row)) {
    const key = findReport(other.context, other.state, duty.kind, recipient);
    if (key === null) continue;
    const met: RunEvent = { kind: 'obligation_met', key, at, recipient, receiver, way, readBack };
    write(fact('run.advanced', other.row.id, actor.accountId, { actId: desk.newId(), event: met, author }));
  }
}

/** The duty that the report step asks for at this recipient, in the round that it stands in. */
function dutyOf(db: Db, run: LoadedRun, event: RunEvent & { kind: 'report_sent' }) {
  const due = dues(run.context, run.state).find(
    (one) => one.kind === 'obligation' && one.key === event.key && one.recipient === event.recipient,
  );
  if (due?.obligation === undefined) return undefined;
  return obligationById(
    db,
    obligationId(scopeOf(run.row), due.obligation, event.recipient, roundsOf(due.key)),
  );
}

/**
 * The drill that a new run belongs to: that of its incident, or its own. A warning is real, so that what is run on it is no drill; its duties would be
 * met by play.
 */
function drillFor(
  db: Db,
  of: { readonly incidentId: string | null; readonly warningId: string | null },
  wanted: string | null,
  runId: string,
): { readonly drill?: string; readonly drillId?: string } {
  const real = { drill: null, drillId: null };
  const whole = of.warningId === null ? drillOfIncident(db, of.incidentId) : real;
  const drill = drillOf(whole, wanted, runId);
  if (drill === 'mixed') return refuseWith('drill_mixed', { field: 'drill' });
  return drill.drill === null ? {} : { drill: drill.drill, drillId: drill.drillId ?? runId };
}

/** The incident that a run opens is a drill exactly when the run is one. */
function requireSameDrill(db: Db, run: LoadedRun, childIncidentId: string): void {
  const isDrill = (drillOfIncident(db, childIncidentId)?.drill ?? null) !== null;
  if (isDrill !== (run.row.drill !== null)) refuseWith('drill_mixed', { field: 'childIncidentId' });
}

export const runHandlers: SomeHandlers<'run.start' | 'run.list' | 'run.get' | 'run.act' | 'run.switch'> = {
  'run.start': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = runDetail(db, input.runId, now);
      if (before) return before.summary;
      const plan = inForceRow(db, input.planId) ?? refusePlan(db, input.planId);
      requireIncident(db, input.incidentId);
      const { incidentId } = input;
      const warningId = incidentId === null ? input.warningId : null;
      if (input.again !== true) refuseSecond(db, plan.id, incidentId ?? warningId);
      const drill = drillFor(db, { incidentId, warningId }, input.drill, input.runId);
      const receivedAt = receivedAtOf(db, incidentId, warningId, now);
      const author = authorOf(actor);
      const subplans = pinnedSubplans(db, plan.id, plan.revision);
      const body = {
        planId: plan.id,
        planRevision: plan.revision,
        incidentId,
        warningId,
        receivedAt,
        ...(Object.keys(subplans).length === 0 ? {} : { subplans }),
        ...drill,
        author,
      };
      write(fact('run.started', input.runId, actor.accountId, body));
      meetKnownDuties(call.desk, write, input.runId, actor);
      return (runDetail(db, input.runId, now) ?? refuseWith('not_found')).summary;
    });
  },

  'run.list': (input, { desk }) => runsIn(desk.db, input.state, desk.now()),
  'run.get': (input, { desk }) =>
    runDetail(desk.db, input.runId, desk.now()) ?? refuseWith('not_found', { field: 'runId' }),

  'run.switch': (input, call) =>
    transact(call.desk, (write, now) => {
      const { db } = call.desk;
      const known = runDetail(db, input.newRunId, now);
      if (known) return known;
      switchRun(call, write, input, now);
      meetKnownDuties(call.desk, write, input.newRunId, actorOf(call));
      return runDetail(db, input.newRunId, now) ?? refuseWith('not_found');
    }),

  'run.act': (input, call) => {
    const hands = { actor: actorOf(call), countersigned: null };
    // Only a password takes time: every other act is done when the call comes back, as the room's demonstration needs it.
    if (input.countersign === undefined) return act(call.desk, input, hands);
    return countersigner(call.desk, input.countersign).then((countersigned) =>
      act(call.desk, input, { ...hands, countersigned }),
    );
  },
};

function act(desk: Desk, input: ParsedInputOf<'run.act'>, hands: Hands): OutputOf<'run.act'> {
  const { db } = desk;
  return transact(desk, (write, now) => {
    const run = loadRun(db, input.runId) ?? refuseWith('not_found', { field: 'runId' });
    const isRepeat = statement(db, 'SELECT 1 FROM run_acts WHERE id = ?').get(input.actId) !== undefined;
    const isSupervisor = hands.countersigned !== null || hands.actor.roles.includes('supervisor');
    if (!isRepeat)
      advance(desk, write, run, checkedAct(input.act, isSupervisor, now), input.actId, hands, now);
    return runDetail(db, input.runId, now) ?? refuseWith('not_found');
  });
}

function advance(
  desk: Desk,
  write: Write,
  run: LoadedRun,
  act: RunActInput,
  actId: string,
  { actor, countersigned }: Hands,
  now: number,
): void {
  if (act.kind === 'spawn') {
    requireIncident(desk.db, act.childIncidentId, 'childIncidentId');
    requireSameDrill(desk.db, run, act.childIncidentId);
  }
  if (act.kind === 'attach') requireStored(desk.home, act.attachments);
  const decided = decide(run.context, run.state, act, now, authorOf(actor).name);
  if (!decided.ok) {
    if (decided.code === 'run_ended') refuseWith('run_ended');
    refuseWith('run_refused', { params: { reason: decided.code, ...decided.params } });
  }
  for (const event of decided.events) {
    meetDuty(desk, write, run, event, actor);
    const witness = countersigned ? { countersigned } : {};
    const body = { actId, event, ...witness, author: authorOf(actor) };
    write(fact('run.advanced', run.row.id, actor.accountId, body));
  }
}

/** The same plan for the same incident or warning is started a second time only when that is meant. */
function refuseSecond(db: Db, planId: string, scopeId: string | null): void {
  if (scopeId === null) return;
  const known = runningRuns(db, scopeId).find((run) => run.row.plan_id === planId);
  if (known) refuseWith('run_exists', { params: { runId: known.row.id, startedAt: known.row.started_at } });
}

/** A run that starts late finds the duties that were done before it: its report steps take them over. */
function meetKnownDuties(desk: Desk, write: Write, runId: string, actor: Actor): void {
  const run = loadRun(desk.db, runId);
  if (!run) return;
  const met = statement<
    [string],
    { kind: string; recipient: string; met_at: number; receiver: string; way: string; read_back: number }
  >(
    desk.db,
    "SELECT kind, recipient, met_at, receiver, way, read_back FROM obligations WHERE scope_id = ? AND state = 'met' AND round IS NULL ORDER BY met_at, id",
  ).all(scopeOf(run.row));
  for (const duty of met) {
    const current = loadRun(desk.db, runId);
    const key = current && findReport(current.context, current.state, duty.kind, duty.recipient);
    if (!key) continue;
    const { recipient, receiver, way } = duty;
    const event: RunEvent = {
      kind: 'obligation_met',
      key,
      at: duty.met_at,
      recipient,
      receiver,
      way,
      readBack: duty.read_back === 1,
    };
    write(
      fact('run.advanced', runId, actor.accountId, { actId: desk.newId(), event, author: authorOf(actor) }),
    );
  }
}
