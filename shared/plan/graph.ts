/**
 * A plan as nodes and edges: what the keyboard walks along and what the drawing paints. Comes from the same pass as the
 * Mermaid text, so that the two cannot disagree; nothing is read out of a drawing.
 */
import { isChoice, isFork, isLoop, isSpawn, isStep } from './blocks';
import { stepReleasedAt } from './machine/steps';
import { type Instance, walkRun } from './machine/walk';
import { Drawing, type PlanEdge, type PlanNode } from './mermaid';
import type { RunContext, RunState } from './run-types';
import type { WorkPlan } from './types';

export type PlanGraph = { readonly nodes: readonly PlanNode[]; readonly edges: readonly PlanEdge[] };

const graphs = new WeakMap<WorkPlan, PlanGraph>();

/** Nodes in the order of the plan, edges in the order of the Mermaid text; worked out once for each plan value. */
export function edgesOf(plan: WorkPlan): PlanGraph {
  const known = graphs.get(plan);
  if (known) return known;
  const drawing = new Drawing('zh');
  drawing.flow(plan.flow, [], '');
  const graph = { nodes: drawing.placed, edges: drawing.arrows };
  graphs.set(plan, graph);
  return graph;
}

/** walked: the flow went this way, in whatever round. off: it cannot any more. open: it still may. */
export type EdgeState = 'walked' | 'open' | 'off';

/** The flow came here and went on along this edge. */
function wentAlong(ctx: RunContext, edge: PlanEdge, instance: Instance): boolean {
  const { block, record, openedAt } = instance;
  if (openedAt === undefined) return false;
  if (isChoice(block)) return record.choice !== undefined && record.choice.option === edge.option;
  if (isLoop(block)) {
    const answers = record.rounds ?? [];
    return answers.some((round) => round.answer?.yes === (edge.kind !== 'again'));
  }
  if (isFork(block)) return edge.kind === 'lane' || instance.status === 'done';
  if (isStep(block) || isSpawn(block)) return stepReleasedAt(ctx, block, record) !== undefined;
  const { status, possible } = instance;
  return status === 'done' || status === 'skipped' || (status === 'not_applicable' && possible);
}

/** The newest round of the block leaves this way open. */
function mayStill(edge: PlanEdge, newest: Instance, target: Instance | undefined): boolean {
  if (!newest.possible || target?.possible === false) return false;
  const { choice } = newest.record;
  return !(isChoice(newest.block) && choice !== undefined && choice.option !== edge.option);
}

/**
 * The state of every edge of the plan, in the order of edgesOf. What was walked in an earlier round of a loop stays
 * walked; the newest round says what is still open. In an ended run nothing is.
 */
export function edgeStates(ctx: RunContext, state: RunState): readonly EdgeState[] {
  const { nodes, edges } = edgesOf(ctx.plan);
  const rounds = new Map<string, Instance[]>();
  for (const instance of walkRun(ctx, state).instances) {
    const { id } = instance.block;
    rounds.set(id, [...(rounds.get(id) ?? []), instance]);
  }
  const blocks = new Map(nodes.map((node) => [node.id, node.isJoin ? undefined : node.block.id]));
  return edges.map((edge) => {
    const from = rounds.get(edge.block) ?? [];
    if (from.some((instance) => wentAlong(ctx, edge, instance))) return 'walked';
    const newest = from.at(-1);
    const target = rounds.get(blocks.get(edge.to) ?? '')?.at(-1);
    if (state.status === 'ended' || newest === undefined || !mayStill(edge, newest, target)) return 'off';
    return 'open';
  });
}
