/** Every moment by which something of a run must be done. */
import { isChoice, isLoop, isReport, isSpawn, isStep, isWait } from '../blocks';
import type { Due, OwedHere, RunContext, RunState } from '../run-types';
import type { CallStep, Choice, OrderStep, ReportStep, StepClock, Wait } from '../types';
import { MINUTE, SPAWN_MINUTES } from './lead';
import { asRunning } from './state';
import { deliveryTo, outstandingParties, partyRecord, recipientsOf } from './steps';
import { waitUntil } from './wait';
import { type Instance, type LoopView, type Walk, walkRun } from './walk';

/** The question at the end of a round carries no minutes of its own: it is due like the shortest choice of the shipped plans. */
export const UNTIL_MINUTES = 5;

type Timing = Pick<Due, 'clock' | 'dueAt' | 'reached' | 'targetAt'>;

/** When `minutes` on this clock are over; null while the clock does not run. */
function timing(
  state: RunState,
  instance: Instance,
  clock: StepClock,
  minutes: number,
  target: number | null = null,
): Timing | null {
  const from = clock === 'receipt' ? state.receivedAt : instance.openedAt;
  if (from === undefined) return null;
  return {
    clock,
    dueAt: from + minutes * MINUTE,
    ...(target === null ? {} : { targetAt: from + target * MINUTE }),
    reached: instance.openedAt !== undefined,
  };
}

function base(instance: Instance): Pick<Due, 'key' | 'blockId' | 'round' | 'opensAt'> {
  const round = instance.rounds.at(-1);
  const waits = instance.opensAt !== undefined && instance.openedAt === instance.opensAt;
  return {
    key: instance.key,
    blockId: instance.block.id,
    ...(round === undefined ? {} : { round }),
    ...(waits && instance.opensAt !== undefined ? { opensAt: instance.opensAt } : {}),
  };
}

function limitDue(
  state: RunState,
  instance: Instance,
  kind: 'limit' | 'choice',
  block: { readonly clock: StepClock; readonly limit: number },
): readonly Due[] {
  if (instance.status !== 'active' && instance.status !== 'pending') return [];
  const when = timing(state, instance, block.clock, block.limit);
  return when ? [{ id: `${kind}:${instance.key}`, kind, ...base(instance), ...when }] : [];
}

/** When the last contact with the party is `chase` minutes old. */
export function chaseAt(instance: Instance, step: OrderStep | CallStep, party: string): number {
  const { notified, attempts, chases } = partyRecord(instance.record, party);
  const contacts = [notified, ...(attempts ?? []), ...(chases ?? [])].map((contact) => contact?.at ?? 0);
  return Math.max(...contacts) + step.chase * MINUTE;
}

function chaseDues(instance: Instance, step: OrderStep | CallStep): readonly Due[] {
  return outstandingParties(step, instance.record).map((party) => ({
    id: `chase:${instance.key}:${party}`,
    kind: 'chase',
    key: instance.key,
    blockId: step.id,
    ...(instance.rounds.length > 0 ? { round: instance.rounds.at(-1) ?? 1 } : {}),
    party,
    clock: 'step',
    dueAt: chaseAt(instance, step, party),
    reached: true,
  }));
}

function reportTiming(
  ctx: RunContext,
  state: RunState,
  instance: Instance,
  step: ReportStep,
  recipient: string,
): Timing | null {
  const duty = ctx.tables.obligations.find((row) => row.id === step.obligation);
  if (!duty) return null;
  if (duty.clock !== 'last_report')
    return timing(state, instance, duty.clock, duty.limit_minutes ?? 0, duty.target_minutes);
  const row = instance.reports?.find((one) => one.step === step.id && one.recipient === recipient);
  return row ? { clock: 'last_report', dueAt: row.dueAt, reached: instance.openedAt !== undefined } : null;
}

function reportDues(ctx: RunContext, state: RunState, instance: Instance, step: ReportStep): readonly Due[] {
  if (instance.status !== 'active' && instance.status !== 'pending') return [];
  return recipientsOf(ctx.tables, step).flatMap((recipient): readonly Due[] => {
    if (deliveryTo(instance.record, recipient)) return [];
    const when = reportTiming(ctx, state, instance, step, recipient);
    if (!when) return [];
    const id = `obligation:${instance.key}:${recipient}`;
    return [{ id, kind: 'obligation', ...base(instance), obligation: step.obligation, recipient, ...when }];
  });
}

/**
 * A loop is due twice in a round: to begin it (unless the duty of a last_report inside says so itself), and, when all
 * of it is done, to answer `until`. In between its blocks have their own limits.
 */
function loopDues(view: LoopView): readonly Due[] {
  const { key, loop, plan, round } = view;
  if (view.left || !plan) return [];
  const common = { kind: 'round', key, blockId: loop.id, round, clock: 'step', reached: true } as const;
  if (view.doneAt !== undefined)
    return [{ ...common, id: `until:${key}:${round}`, dueAt: view.doneAt + UNTIL_MINUTES * MINUTE }];
  if (!view.untouched || plan.reports.length > 0) return [];
  return [{ ...common, id: `round:${key}:${round}`, dueAt: plan.dueAt, opensAt: plan.opensAt }];
}

/** A wait for a time is due when the time comes: then somebody looks whether the flow may go on. */
function waitDue(instance: Instance, wait: Wait): readonly Due[] {
  if (instance.status !== 'active' || instance.openedAt === undefined) return [];
  const dueAt = waitUntil(wait, instance.openedAt);
  if (dueAt === undefined) return [];
  return [
    { id: `wait:${instance.key}`, kind: 'wait', ...base(instance), clock: 'step', dueAt, reached: true },
  ];
}

function duesOf(ctx: RunContext, state: RunState, walk: Walk, instance: Instance): readonly Due[] {
  const { block } = instance;
  const owed =
    isStep(block) && (block.step === 'order' || block.step === 'call') ? chaseDues(instance, block) : [];
  if (!instance.possible) return owed;
  if (isReport(block)) return reportDues(ctx, state, instance, block);
  if (isStep(block)) return [...limitDue(state, instance, 'limit', block), ...owed];
  if (isChoice(block)) return limitDue(state, instance, 'choice', block satisfies Choice);
  if (isSpawn(block)) return limitDue(state, instance, 'limit', { clock: 'step', limit: SPAWN_MINUTES });
  if (isWait(block)) return waitDue(instance, block);
  const view = isLoop(block) ? walk.loops.get(instance.key) : undefined;
  return view ? loopDues(view) : [];
}

/**
 * All that is due in a run, in plan order; an ended run owes nothing, one that was left for another plan only what
 * found no place there. A receipt clock runs for every block still on a
 * possible path, also in options not yet decided (`reached` false); the other clocks run once the block is open.
 */
export function dues(ctx: RunContext, state: RunState): readonly Due[] {
  const owed = state.switched?.owed ?? [];
  if (state.status === 'ended' && owed.length === 0) return [];
  const running = asRunning(state);
  const walk = walkRun(ctx, running);
  const all = walk.instances.flatMap((instance) => duesOf(ctx, running, walk, instance));
  return state.status === 'ended' ? all.filter((due) => owed.some((one) => isOwed(due, one))) : all;
}

const isOwed = (due: Due, { key, party, recipient }: OwedHere): boolean =>
  due.key === key &&
  (party === undefined
    ? due.kind === 'obligation' && due.recipient === recipient
    : due.kind === 'chase' && due.party === party);
