/** How long before a last_report duty falls due its round must open. */
import {
  innerFlows,
  isChoice,
  isFork,
  isLoop,
  isReport,
  isSpawn,
  isStep,
  isSubplan,
  isWait,
  planIndex,
  walkBlocks,
} from '../blocks';
import type { RunContext } from '../run-types';
import type { Block, Loop, PlanTables, ReportStep } from '../types';

export const MINUTE = 60_000;
/** A spawn carries no minutes of its own: it is due like the log of a call, which the shipped plans give three. */
export const SPAWN_MINUTES = 3;
/** Time for writing when the steps before the report need less; a short interval gives a quarter of itself. Room setting. */
const WRITING_MINUTES = 30;

export type ReportLoop = {
  /** the last_report steps whose interval is that of this very loop */
  readonly steps: readonly ReportStep[];
  /** ms from the opening of a round to its due time */
  readonly lead: number;
};
const known = new WeakMap<Loop, { readonly tables: PlanTables; readonly value: ReportLoop }>();

/**
 * Minutes a block takes when every limit in it is used up and the slowest option is taken. A wait for a time of day or
 * a fact counts as nothing: how long it lasts is not known beforehand.
 */
function minutesOf(ctx: RunContext, block: Block): number {
  const inner = innerFlows(block).map((flow) => flow.reduce((sum, each) => sum + minutesOf(ctx, each), 0));
  if (isLoop(block)) return block.every;
  if (isFork(block)) return Math.max(...inner);
  if (isChoice(block)) return block.limit + Math.max(...inner);
  if (isSubplan(block)) return inner[0] ?? 0;
  if (isWait(block)) return block.for ?? 0;
  if (isSpawn(block)) return SPAWN_MINUTES;
  if (!isStep(block)) return 0;
  if (!isReport(block)) return block.limit;
  return ctx.tables.obligations.find((row) => row.id === block.obligation)?.limit_minutes ?? 0;
}

/** Minutes from the beginning of a flow until it comes to a step, at the slowest; null when the step is not in it. */
function minutesTo(ctx: RunContext, flow: readonly Block[], step: ReportStep): number | null {
  let before = 0;
  for (const block of flow) {
    if (block === step) return before;
    for (const inner of innerFlows(block)) {
      const inside = minutesTo(ctx, inner, step);
      if (inside !== null) return before + (isChoice(block) ? block.limit : 0) + inside;
    }
    before += minutesOf(ctx, block);
  }
  return null;
}

/**
 * The last_report duties of a loop and the lead of its rounds: at least the time for writing, and as much as the steps
 * before the report need when each uses the whole of its limit; never more than the interval.
 */
export function reportLoop(ctx: RunContext, loop: Loop): ReportLoop {
  const before = known.get(loop);
  if (before?.tables === ctx.tables) return before.value;
  const index = planIndex(ctx.plan);
  const steps = [...walkBlocks(loop.flow)].filter(isReport).filter((step) => {
    const duty = ctx.tables.obligations.find((row) => row.id === step.obligation);
    return duty?.clock === 'last_report' && index.get(step.id)?.loops.at(-1) === loop;
  });
  const needed = steps.map((step) => minutesTo(ctx, loop.flow, step) ?? 0);
  const writing = Math.min(WRITING_MINUTES, loop.every / 4);
  const value = { steps, lead: Math.min(loop.every, Math.max(writing, ...needed)) * MINUTE };
  known.set(loop, { tables: ctx.tables, value });
  return value;
}
