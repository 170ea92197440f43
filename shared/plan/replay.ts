/** A run played back from its events: the states along the way, and how every limit was kept. Pure; times are UTC milliseconds. */
import { isStep, planIndex } from './blocks';
import { dues } from './machine/dues';
import { reduce } from './machine/reduce';
import { blockIdOf } from './machine/state';
import { walkRun } from './machine/walk';
import type { Due, InstanceKey, RunContext, RunEvent, RunState } from './run-types';

/** An event as the journal holds it: `event.at` is when it happened, `recordedAt` when it was typed, `by` who typed it. */
export type PlayedEvent = { readonly recordedAt: number; readonly by: string; readonly event: RunEvent };

/** kept or late: done in time or after it; overdue: past and still open; skipped: dropped by a person; not_needed: its path fell away */
export type Fate = 'kept' | 'late' | 'overdue' | 'running' | 'skipped' | 'not_needed';
export type DueFate = {
  /** the id of the due; a limit that ran again after a reopening stands a second time with the same id */
  readonly id: string;
  readonly kind: Due['kind'];
  readonly key: InstanceKey;
  readonly blockId: string;
  readonly recipient?: string;
  readonly dueAt: number;
  readonly fate: Fate;
  readonly doneAt: number | null;
  /** doneAt or now, less dueAt; negative is time to spare; null when it was not needed or is not due yet */
  readonly difference: number | null;
  /** index of the event that ended it; null while it is open */
  readonly endedBy: number | null;
};

/** The states of the run: before anything happened, and after each event in the order of the journal. */
export function statesAlong(ctx: RunContext, start: RunState, events: readonly PlayedEvent[]): RunState[] {
  const states = [start];
  for (const { event } of events) states.push(reduce(ctx, states.at(-1) ?? start, event));
  return states;
}

const OVER: ReadonlySet<RunEvent['kind']> = new Set(['run_ended', 'run_closed', 'run_switched']);

/** Whether the event did what was due, and did not merely take it away. A round is begun by whatever is done inside its loop. */
function isDoneBy(ctx: RunContext, due: Due, event: RunEvent): boolean {
  if (OVER.has(event.kind)) return event.kind === 'run_ended' && event.key === due.key;
  if (event.key === due.key) return true;
  if (due.kind !== 'round') return false;
  const loops = planIndex(ctx.plan).get(blockIdOf(event.key))?.loops ?? [];
  return loops.some((loop) => loop.id === due.blockId);
}

function fateOf(ctx: RunContext, due: Due, event: RunEvent, endedBy: number): DueFate {
  const { id, kind, key, blockId, dueAt, recipient } = due;
  const base = { id, kind, key, blockId, dueAt, endedBy, ...(recipient === undefined ? {} : { recipient }) };
  const none = { ...base, doneAt: null, difference: null };
  if (!isDoneBy(ctx, due, event)) return { ...none, fate: 'not_needed' };
  if (event.kind === 'step_not_applicable') return { ...none, fate: 'not_needed' };
  if (event.kind === 'step_skipped') return { ...none, fate: 'skipped' };
  const fate = event.at <= due.dueAt ? 'kept' : 'late';
  return { ...base, fate, doneAt: event.at, difference: event.at - due.dueAt };
}

function openFate(due: Due, now: number): DueFate {
  const { id, kind, key, blockId, dueAt, recipient } = due;
  const isOver = dueAt < now && due.reached;
  return {
    id,
    kind,
    key,
    blockId,
    dueAt,
    ...(recipient === undefined ? {} : { recipient }),
    fate: isOver ? 'overdue' : 'running',
    doneAt: null,
    difference: isOver ? now - dueAt : null,
    endedBy: null,
  };
}

/**
 * How every limit of the run fared, in the order in which they ended; what is still open stands last, judged at `now`. A limit that was moved counts by
 * its last time. Chasing is a nudge and no limit.
 */
export function fatesOf(
  ctx: RunContext,
  start: RunState,
  events: readonly PlayedEvent[],
  now: number,
): DueFate[] {
  const fates: DueFate[] = [];
  let open = limitsOf(ctx, start);
  let state = start;
  events.forEach(({ event }, place) => {
    state = reduce(ctx, state, event);
    const after = limitsOf(ctx, state);
    for (const [id, due] of open) if (!after.has(id)) fates.push(fateOf(ctx, due, event, place));
    open = after;
  });
  return [...fates, ...[...open.values()].map((due) => openFate(due, now))];
}

function limitsOf(ctx: RunContext, state: RunState): Map<string, Due> {
  return new Map(
    dues(ctx, state)
      .filter((due) => due.kind !== 'chase')
      .map((due) => [due.id, due]),
  );
}

export type EventMark = 'late' | 'skipped' | 'decided' | 'reopened' | 'overridden' | 'chased';

const DECISIONS: ReadonlySet<RunEvent['kind']> = new Set(['option_chosen', 'until_answered']);

/** What an event stands out by: a limit that it ended late, a step passed over, a decision, a reopening. */
export function marksOf(events: readonly PlayedEvent[], fates: readonly DueFate[]): readonly EventMark[][] {
  const late = new Set(fates.filter((one) => one.fate === 'late').map((one) => one.endedBy));
  return events.map(({ event }, place) => {
    const marks: EventMark[] = [];
    if (late.has(place)) marks.push('late');
    if (event.kind === 'step_skipped' || event.kind === 'step_not_applicable') {
      marks.push(event.override === true ? 'overridden' : 'skipped');
    }
    if (event.kind === 'run_closed') marks.push('overridden');
    if (DECISIONS.has(event.kind)) marks.push('decided');
    if (event.kind === 'step_reopened') marks.push('reopened');
    if (event.kind === 'party_chased') marks.push('chased');
    return marks;
  });
}

export type ReplayRow = {
  readonly key: InstanceKey;
  readonly blockId: string;
  /** minutes of the plan; null for reports, whose minutes are the obligation's */
  readonly limit: number | null;
  readonly openedAt: number | null;
  /** the worst of its limits: overdue, late, kept */
  readonly fate: Fate | null;
  readonly dueAt: number | null;
  readonly doneAt: number | null;
  readonly difference: number | null;
  /** from the moment it opened until it was done; null while it is not */
  readonly took: number | null;
  /** who typed what ended it */
  readonly by: string;
  readonly decidedBy: string;
  readonly reason: string;
  readonly chases: number;
};
export type Replay = {
  readonly rows: readonly ReplayRow[];
  readonly fates: readonly DueFate[];
  readonly marks: readonly (readonly EventMark[])[];
  readonly totals: Readonly<
    Record<'limits' | 'kept' | 'late' | 'overdue' | 'skipped' | 'chases' | 'decisions', number>
  >;
  /** the rows that took longest, at most five */
  readonly slowest: readonly ReplayRow[];
};

const WORST: readonly Fate[] = ['overdue', 'late', 'skipped', 'running', 'kept', 'not_needed'];

function worstOf(fates: readonly DueFate[]): DueFate | undefined {
  return [...fates].sort(
    (a, b) => WORST.indexOf(a.fate) - WORST.indexOf(b.fate) || (b.difference ?? 0) - (a.difference ?? 0),
  )[0];
}

/** The whole of a replay as numbers: each step against its limit, totals, and where the time went. */
export function replayOf(
  ctx: RunContext,
  start: RunState,
  events: readonly PlayedEvent[],
  now: number,
): Replay {
  const fates = fatesOf(ctx, start, events, now);
  const marks = marksOf(events, fates);
  const last = statesAlong(ctx, start, events).at(-1) ?? start;
  const rows = walkRun(ctx, last).instances.flatMap((instance): readonly ReplayRow[] => {
    const { key, block } = instance;
    const own = fates.filter((one) => one.key === key);
    const played = events.filter((one) => one.event.key === key);
    if (own.every((one) => one.fate === 'not_needed' || one.fate === 'running') && played.length === 0)
      return [];
    const worst = worstOf(own);
    const ending = played.at(-1);
    const doneAt = Math.max(...own.map((one) => one.doneAt ?? -1));
    const opened = instance.openedAt ?? null;
    return [
      {
        key,
        blockId: block.id,
        limit: isStep(block) && 'limit' in block ? block.limit : 'choice' in block ? block.limit : null,
        openedAt: opened,
        fate: worst?.fate ?? null,
        dueAt: worst?.dueAt ?? null,
        doneAt: doneAt < 0 ? null : doneAt,
        difference: worst?.difference ?? null,
        took: doneAt < 0 || opened === null ? null : Math.max(0, doneAt - opened),
        by: ending?.by ?? '',
        decidedBy:
          instance.record.choice?.decidedBy ?? instance.record.rounds?.at(-1)?.answer?.decidedBy ?? '',
        reason: instance.record.dropped?.reason ?? '',
        chases: played.filter((one) => one.event.kind === 'party_chased').length,
      },
    ];
  });
  const count = (fate: Fate): number => fates.filter((one) => one.fate === fate).length;
  const totals = {
    limits: count('kept') + count('late') + count('overdue'),
    kept: count('kept'),
    late: count('late'),
    overdue: count('overdue'),
    skipped: marks.filter((one) => one.includes('skipped') || one.includes('overridden')).length,
    chases: events.filter((one) => one.event.kind === 'party_chased').length,
    decisions: marks.filter((one) => one.includes('decided')).length,
  };
  const slowest = [...rows]
    .filter((row) => row.took !== null)
    .sort((a, b) => (b.took ?? 0) - (a.took ?? 0))
    .slice(0, 5);
  return { rows, fates, marks, totals, slowest };
}
