/**
 * When a round of a loop is due and when it opens.
 *
 * Without a last_report duty in the loop the rounds stand on a grid: entry + every, + 2 every, ... A round that is
 * closed only after the next one was due is followed by the next point of the grid that still lies ahead: the pass
 * just made counts, nobody is asked to record passes that never took place. With such a duty the round is due
 * `every` after the last report to whom it is owed, and opens a lead before that (lead.ts), so that there is time to ask and to write.
 */
import { isReport, planIndex } from '../blocks';
import type { InstanceKey, RunContext, RunState } from '../run-types';
import type { Loop, ReportStep } from '../types';
import { MINUTE, reportLoop } from './lead';
import { blockIdOf, keyOf, recordOf, roundsOf } from './state';
import { deliveryTo, recipientsOf } from './steps';

/** due and newest delivery before this round, by step and recipient */
type ReportClock = {
  readonly step: string;
  readonly recipient: string;
  readonly dueAt: number;
  readonly lastAt?: number;
};
export type RoundPlan = {
  /** T_k: when the round is due */
  readonly dueAt: number;
  /** when its first block opens; limits inside count from here at the earliest */
  readonly opensAt: number;
  /** one for each recipient of each last_report duty in the loop */
  readonly reports: readonly ReportClock[];
};
export type RoundQuestion = {
  readonly loop: Loop;
  /** rounds of the loops around it */
  readonly rounds: readonly number[];
  readonly round: number;
  /** when the loop was entered */
  readonly entry: number;
  /** when the round before was closed; the entry for round 1 */
  readonly enteredAt: number;
  readonly before: RoundPlan | undefined;
};

/** The next point of a grid after `from` that does not lie before `earliest`. */
function nextOnGrid(from: number, every: number, earliest: number): number {
  return from + every * Math.max(1, Math.ceil((earliest - from) / every));
}

function isEarlier(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * The newest delivery to `recipient` that stands before the first round of a loop: by the same step in earlier rounds of
 * the loops around, or by a report with the same recipients that is written before the loop. A daily zero report to
 * one office is therefore not put off by the updates that go to two.
 */
function lastDeliveryBefore(
  ctx: RunContext,
  state: RunState,
  question: RoundQuestion,
  step: ReportStep,
  recipient: string,
): number | undefined {
  const index = planIndex(ctx.plan);
  const loopOrder = index.get(question.loop.id)?.order ?? 0;
  const owed = [...recipientsOf(ctx.tables, step)].sort().join();
  const counts = (key: InstanceKey): boolean => {
    const place = index.get(blockIdOf(key));
    if (!place || !isReport(place.block)) return false;
    if (place.block.id === step.id) return isEarlier(roundsOf(key), [...question.rounds, question.round]);
    return place.order < loopOrder && [...recipientsOf(ctx.tables, place.block)].sort().join() === owed;
  };
  const moments = Object.entries(state.records)
    .filter(([, record]) => record.sent !== undefined)
    .filter(([key]) => counts(key))
    .map(([, record]) => deliveryTo(record, recipient)?.at)
    .filter((at) => at !== undefined);
  return moments.length === 0 ? undefined : Math.max(...moments);
}

function reportClock(
  ctx: RunContext,
  state: RunState,
  question: RoundQuestion,
  step: ReportStep,
  recipient: string,
): ReportClock {
  const every = question.loop.every * MINUTE;
  const base = { step: step.id, recipient };
  const earlier = question.before?.reports.find((row) => row.step === step.id && row.recipient === recipient);
  if (!earlier) {
    const lastAt = lastDeliveryBefore(ctx, state, question, step, recipient);
    return {
      ...base,
      dueAt: (lastAt ?? question.entry) + every,
      ...(lastAt === undefined ? {} : { lastAt }),
    };
  }
  const key = keyOf(step.id, [...question.rounds, question.round - 1]);
  const delivered = deliveryTo(recordOf(state, key), recipient)?.at;
  if (delivered !== undefined) {
    const lastAt = Math.max(delivered, earlier.lastAt ?? delivered);
    return { ...base, lastAt, dueAt: lastAt + every };
  }
  // The round passed without this report (dropped with a reason): its time counts as kept, the next one is owed.
  const dueAt = nextOnGrid(earlier.dueAt, every, question.enteredAt);
  return { ...base, dueAt, ...(earlier.lastAt === undefined ? {} : { lastAt: earlier.lastAt }) };
}

/** Times of one round. Round 1 counts from the entry, the others from the round before. */
export function planRound(ctx: RunContext, state: RunState, question: RoundQuestion): RoundPlan {
  const { loop, rounds, round, entry, enteredAt, before } = question;
  const every = loop.every * MINUTE;
  const opened =
    recordOf(state, keyOf(loop.id, rounds)).rounds?.[round - 1]?.openedAt ?? Number.POSITIVE_INFINITY;
  const { steps, lead } = reportLoop(ctx, loop);
  const reports = steps.flatMap((step) =>
    recipientsOf(ctx.tables, step).map((recipient) => reportClock(ctx, state, question, step, recipient)),
  );
  if (reports.length > 0) {
    const dueAt = Math.min(...reports.map((row) => row.dueAt));
    return { dueAt, opensAt: Math.max(enteredAt, Math.min(dueAt - lead, opened)), reports };
  }
  const scheduled = before ? nextOnGrid(before.dueAt, every, enteredAt) : entry + every;
  const dueAt = Math.min(scheduled, opened);
  return { dueAt, opensAt: Math.max(enteredAt, dueAt), reports };
}
