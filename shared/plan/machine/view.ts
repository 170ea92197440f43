/** What stands open in a run, for the people who work on it. */
import { isChoice, isReport, isStep, isWait } from '../blocks';
import type {
  InstanceRecord,
  LoopProgress,
  PartyProgress,
  RecipientProgress,
  RunContext,
  RunItem,
  RunState,
  WaitProgress,
} from '../run-types';
import type { CallStep, Facts, OrderStep, ReportStep, Wait } from '../types';
import { chaseAt } from './dues';
import { holds, proposeOption } from './expr';
import { asRunning } from './state';
import { deliveryTo, isAnswered, isReported, outstandingParties, partyRecord, recipientsOf } from './steps';
import { knownFacts } from './tick-facts';
import { waitUntil } from './wait';
import { type Instance, type LoopView, walkRun } from './walk';

function partyProgress(instance: Instance, step: OrderStep | CallStep): readonly PartyProgress[] {
  const owed = outstandingParties(step, instance.record);
  // Off the path nobody is told any more; who was told still owes his answer.
  const shown = instance.possible ? step.to : step.to.filter((party) => owed.includes(party));
  return shown.map((party) => {
    const record = partyRecord(instance.record, party);
    const told = record.notified ? 'notified' : 'to_notify';
    const called = record.attempts?.length ? 'called' : 'to_call';
    const order = isReported(record) ? 'reported' : told;
    const call = isAnswered(record) ? 'answered' : called;
    return {
      party,
      ...record,
      progress: step.step === 'order' ? order : call,
      ...(owed.includes(party) ? { chaseAt: chaseAt(instance, step, party) } : {}),
    };
  });
}

function recipientProgress(
  ctx: RunContext,
  instance: Instance,
  step: ReportStep,
): readonly RecipientProgress[] {
  return recipientsOf(ctx.tables, step).map((recipient) => {
    const delivery = deliveryTo(instance.record, recipient);
    return { recipient, ...(delivery ? { delivery } : {}) };
  });
}

function loopProgress(view: LoopView): LoopProgress | undefined {
  const { plan, round, doneAt } = view;
  return plan && { round, dueAt: plan.dueAt, opensAt: plan.opensAt, ask: doneAt !== undefined };
}

function waitProgress(wait: Wait, openedAt: number | undefined, facts: Facts | undefined): WaitProgress {
  const until = openedAt === undefined ? undefined : waitUntil(wait, openedAt);
  return {
    ...(until === undefined ? {} : { until }),
    ...(facts && wait.fact !== undefined ? { proposed: holds(wait.fact, facts) } : {}),
  };
}

/** The first thing done here, for what was begun before the flow came. */
function beganAt(record: InstanceRecord): number {
  const parties = Object.values(record.parties ?? {});
  const moments = parties.flatMap((party) => [
    ...(party.notified ? [party.notified.at] : []),
    ...(party.attempts ?? []).map((attempt) => attempt.at),
  ]);
  return Math.min(...moments);
}

/** Active: to be worked on. Waiting: the flow went on but someone still owes an answer. Null: not open. */
function itemStatus(instance: Instance): RunItem['status'] | null {
  const { block, status } = instance;
  if (instance.kind === 'fork' || instance.kind === 'subplan') return null;
  if (status === 'active' || status === 'waiting') return status;
  const begun =
    status === 'pending' && isStep(block) && outstandingParties(block, instance.record).length > 0;
  return begun ? 'active' : null;
}

function details(
  ctx: RunContext,
  instance: Instance,
  view: LoopView | undefined,
  facts: Facts | undefined,
): Pick<RunItem, 'parties' | 'recipients' | 'fields' | 'loop' | 'wait' | 'proposedOption'> {
  const { block, record } = instance;
  if (isChoice(block)) return facts ? { proposedOption: proposeOption(block, facts) } : {};
  if (isWait(block)) return { wait: waitProgress(block, instance.openedAt, facts) };
  const loop = view && loopProgress(view);
  if (loop) return { loop };
  if (!isStep(block)) return {};
  if (isReport(block)) return { recipients: recipientProgress(ctx, instance, block) };
  return {
    ...(block.step === 'action' ? {} : { parties: partyProgress(instance, block) }),
    ...(record.fields ? { fields: record.fields } : {}),
  };
}

/**
 * All lanes' open blocks in plan order, with what was done on them so far. A loop is an item from its entry until it
 * is left, so that its next round can be seen and opened early. With `facts`, choices carry the option proposed and waits
 * whether going on is; where the facts say nothing, fields of the run that feed them do.
 */
export function currentItems(ctx: RunContext, state: RunState, facts?: Facts): readonly RunItem[] {
  const owed = new Set(state.switched?.owed.map((one) => one.key));
  if (state.status === 'ended' && owed.size === 0) return [];
  const walk = walkRun(ctx, asRunning(state));
  const known = facts && knownFacts(ctx, state, facts);
  return walk.instances.flatMap((instance): readonly RunItem[] => {
    const status = itemStatus(instance);
    if (status === null || (state.status === 'ended' && !owed.has(instance.key))) return [];
    const round = instance.rounds.at(-1);
    const owner = instance.record.assigned?.at(-1);
    return [
      {
        key: instance.key,
        blockId: instance.block.id,
        kind: instance.kind,
        block: instance.block,
        lanes: instance.lanes,
        openedAt: instance.openedAt ?? beganAt(instance.record),
        status,
        ...(round === undefined ? {} : { round }),
        ...(instance.record.past ? { past: instance.record.past } : {}),
        ...(owner ? { assigned: owner } : {}),
        ...details(ctx, instance, walk.loops.get(instance.key), known),
      },
    ];
  });
}
