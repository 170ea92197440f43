/** Reading the tree of blocks: kinds, words and the places of blocks in their plan. */
import type {
  Block,
  BlockKind,
  Choice,
  End,
  Fork,
  Loop,
  ReportStep,
  Spawn,
  Step,
  Subplan,
  Wait,
  WorkPlan,
} from './types';

export const BLOCK_KINDS = ['step', 'choice', 'fork', 'loop', 'spawn', 'wait', 'subplan', 'end'] as const;

/** Which of the eight kinds a block is: the one key among them that it has. */
export function blockKind(block: Block): BlockKind {
  if ('step' in block) return 'step';
  if ('choice' in block) return 'choice';
  if ('fork' in block) return 'fork';
  if ('loop' in block) return 'loop';
  if ('spawn' in block) return 'spawn';
  if ('wait' in block) return 'wait';
  if ('subplan' in block) return 'subplan';
  return 'end';
}

export const isStep = (block: Block): block is Step => 'step' in block;
export const isChoice = (block: Block): block is Choice => 'choice' in block;
export const isFork = (block: Block): block is Fork => 'fork' in block;
export const isLoop = (block: Block): block is Loop => 'loop' in block;
export const isSpawn = (block: Block): block is Spawn => 'spawn' in block;
export const isWait = (block: Block): block is Wait => 'wait' in block;
export const isSubplan = (block: Block): block is Subplan => 'subplan' in block;
export const isEnd = (block: Block): block is End => 'end' in block;
export const isReport = (block: Block): block is ReportStep => 'step' in block && block.step === 'report';

/** What is written on the block, in the reader's language. */
export function blockTitle(block: Block, locale: 'zh' | 'en'): string {
  if (isChoice(block)) return locale === 'en' ? block.question_en : block.choice;
  if (locale === 'en') return block.title_en;
  if (isFork(block)) return block.fork;
  if (isLoop(block)) return block.loop;
  if (isWait(block)) return block.wait;
  if (isEnd(block)) return block.end;
  return block.title;
}

/** The flows inside a block, in the order in which they are written. */
export function innerFlows(block: Block): readonly (readonly Block[])[] {
  if (isChoice(block)) return block.options.map((option) => option.flow);
  if (isFork(block)) return block.lanes.map((lane) => lane.flow);
  if (isLoop(block)) return [block.flow];
  return isSubplan(block) && block.flow ? [block.flow] : [];
}

/** Every block of a flow and below it, in the order of the file. */
export function* walkBlocks(flow: readonly Block[]): Generator<Block> {
  for (const block of flow) {
    yield block;
    for (const inner of innerFlows(block)) yield* walkBlocks(inner);
  }
}

/**
 * True when no path through the flow gets to its end, since an `end` is met on each. A block that is not there at every
 * level never counts: at another level the flow goes past it.
 */
export function alwaysEnds(flow: readonly Block[]): boolean {
  return flow.some((block) => {
    if (isEnd(block)) return true;
    if (block.profiles !== undefined) return false;
    if (isChoice(block)) return block.options.every((option) => alwaysEnds(option.flow));
    if (isFork(block)) return block.lanes.some((lane) => alwaysEnds(lane.flow));
    return isLoop(block) && alwaysEnds(block.flow);
  });
}

/** Where a block stands: its place in the order of the file and the loops around it, outermost first. */
export type BlockPlace = { readonly block: Block; readonly order: number; readonly loops: readonly Loop[] };
export type PlanIndex = ReadonlyMap<string, BlockPlace>;

const indexes = new WeakMap<WorkPlan, PlanIndex>();

/** The places of all blocks by id; worked out once for each plan value. */
export function planIndex(plan: WorkPlan): PlanIndex {
  const known = indexes.get(plan);
  if (known) return known;
  const index = new Map<string, BlockPlace>();
  const visit = (flow: readonly Block[], loops: readonly Loop[]): void => {
    for (const block of flow) {
      index.set(block.id, { block, order: index.size, loops });
      const around = isLoop(block) ? [...loops, block] : loops;
      for (const inner of innerFlows(block)) visit(inner, around);
    }
  };
  visit(plan.flow, []);
  indexes.set(plan, index);
  return index;
}
