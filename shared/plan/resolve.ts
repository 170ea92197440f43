/**
 * The plan as one run works it: without the blocks of other levels, and with the blocks of its sub-plans in their places.
 * What may not be resolved (an unknown plan, a circle) is refused by check-set.ts; here it stays a block without a flow.
 */
import { isChoice, isEnd, isFork, isLoop, isSubplan, walkBlocks } from './blocks';
import type { Block, Profile, WorkPlan } from './types';

/** Plans by id. */
export type OtherPlans = ReadonlyMap<string, WorkPlan>;

/** No plan that passed the checks comes near: a guard for texts that did not. */
const MAX_RESOLVED = 2_000;
const MAX_NESTED = 12;

/** Between the id of a sub-plan block and the ids of the blocks inside it. */
export const INNER = '__';

export const isAtLevel = (of: { readonly profiles?: readonly Profile[] }, profile: Profile): boolean =>
  of.profiles?.includes(profile) ?? true;

/** The blocks of a plan that another one uses: all but the end, since the flow goes on behind them. */
export function usedFlow(plan: WorkPlan): readonly Block[] {
  const last = plan.flow.at(-1);
  return last && isEnd(last) ? plan.flow.slice(0, -1) : plan.flow;
}

type Where = { readonly prefix: string; readonly plans: readonly string[] };

/** Lives as long as one plan is resolved; remembers which plans it took in. */
class Resolver {
  readonly used = new Map<string, WorkPlan | undefined>();
  private readonly others: OtherPlans;
  private readonly profile: Profile;
  private count = 0;
  constructor(others: OtherPlans, profile: Profile) {
    this.others = others;
    this.profile = profile;
  }

  flow(blocks: readonly Block[], where: Where): readonly Block[] {
    return blocks
      .filter((block) => isEnd(block) || isAtLevel(block, this.profile))
      .map((block) => this.block(block, where));
  }

  private block(block: Block, where: Where): Block {
    this.count += 1;
    const id = where.prefix + block.id;
    if (isChoice(block))
      return {
        ...block,
        id,
        options: block.options.map((option) => ({ ...option, flow: this.flow(option.flow, where) })),
      };
    if (isFork(block))
      return {
        ...block,
        id,
        lanes: block.lanes.map((lane) => ({
          ...lane,
          id: where.prefix + lane.id,
          flow: this.flow(lane.flow, where),
        })),
      };
    if (isLoop(block)) return { ...block, id, flow: this.flow(block.flow, where) };
    if (!isSubplan(block)) return { ...block, id };
    const plan = this.others.get(block.subplan);
    this.used.set(block.subplan, plan);
    const isCircle = where.plans.includes(block.subplan) || where.plans.length > MAX_NESTED;
    if (!plan || isCircle || this.count > MAX_RESOLVED) return { ...block, id };
    const inner = { prefix: `${id}${INNER}`, plans: [...where.plans, plan.id] };
    return { ...block, id, flow: isAtLevel(plan, this.profile) ? this.flow(usedFlow(plan), inner) : [] };
  }
}

type Resolved = { readonly used: ReadonlyMap<string, WorkPlan | undefined>; readonly plan: WorkPlan };
const known = new WeakMap<WorkPlan, Partial<Record<Profile, readonly Resolved[]>>>();
/** Runs of one plan that pin different revisions of its sub-plans. */
const KEPT = 6;

function isPlain(plan: WorkPlan): boolean {
  for (const block of walkBlocks(plan.flow))
    if (isSubplan(block) || (!isEnd(block) && block.profiles !== undefined)) return false;
  return true;
}

/**
 * The plan at one level with its sub-plans in their places. A sub-plan stays a block of its own whose `flow` holds the
 * other plan's blocks, each id with `<id of the block>__` before it, without the other plan's end. The same
 * plans give the same value, so that what was worked out for it is found again; a plan without sub-plans and levels
 * is its own resolution.
 */
export function resolvePlan(plan: WorkPlan, others: OtherPlans, profile: Profile): WorkPlan {
  const entries = known.get(plan) ?? {};
  const rows = entries[profile] ?? [];
  const hit = rows.find((row) => [...row.used].every(([id, used]) => others.get(id) === used));
  if (hit) return hit.plan;
  const resolver = new Resolver(others, profile);
  const resolved = isPlain(plan)
    ? plan
    : { ...plan, flow: resolver.flow(plan.flow, { prefix: '', plans: [plan.id] }) };
  known.set(plan, {
    ...entries,
    [profile]: [{ used: resolver.used, plan: resolved }, ...rows].slice(0, KEPT),
  });
  return resolved;
}

/** The ids of the plans that a plan names as sub-plans, each once. */
export function subplanIds(plan: WorkPlan): readonly string[] {
  return [...new Set([...walkBlocks(plan.flow)].filter(isSubplan).map((block) => block.subplan))];
}
