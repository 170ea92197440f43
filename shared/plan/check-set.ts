/** What can only be seen with all plans at hand: ids used twice, plans that are not there, and sub-plans in their places. */
import { isChoice, isEnd, isFork, isLoop, isReport, isSpawn, isStep, isSubplan, walkBlocks } from './blocks';
import { MAX_BLOCKS, MAX_DEPTH } from './check-plan';
import { nearest, problemWords } from './problem-words';
import { isAtLevel, resolvePlan, subplanIds, usedFlow } from './resolve';
import { PROFILES } from './schema';
import type { Block, BlockPlaces, PlanProblem, PlanTables, Subplan, WorkPlan } from './types';

type SetEntry = {
  readonly file: string;
  readonly plan: WorkPlan;
  readonly places?: BlockPlaces | undefined;
};
type Params = Readonly<Record<string, string | number>>;

/** Ids inside sub-plans grow by those around them; keys of rounds are added to that. */
export const MAX_RESOLVED_ID = 64;

const MAX_PROBLEMS = 50;

class SetChecker {
  readonly problems: PlanProblem[] = [];
  private readonly told = new Set<string>();
  private readonly plans = new Map<string, WorkPlan>();
  private readonly files = new Map<string, string>();
  private readonly sizes = new Map<string, number>();
  private readonly whole = new Map<string, boolean>();
  private readonly entries: readonly SetEntry[];
  private readonly tables: PlanTables;
  constructor(entries: readonly SetEntry[], tables: PlanTables) {
    this.entries = entries;
    this.tables = tables;
  }

  run(): void {
    for (const entry of this.entries) {
      const { id } = entry.plan;
      const other = this.files.get(id);
      if (other !== undefined) this.report(entry, null, 'duplicate_plan', { id, other });
      else {
        this.files.set(id, entry.file);
        this.plans.set(id, entry.plan);
      }
    }
    for (const entry of this.entries) {
      this.spawns(entry);
      if (this.subplans(entry)) this.resolved(entry);
    }
  }

  /** Each thing once, though it may be seen at each level. */
  private report(entry: SetEntry, block: string | null, code: string, params: Params): void {
    const key = JSON.stringify([entry.file, block, code, params.id ?? '']);
    if (this.told.has(key) || this.told.size >= MAX_PROBLEMS) return;
    this.told.add(key);
    const place = entry.places?.[block ?? ''] ?? { line: 1, column: 1 };
    this.problems.push({
      file: entry.file,
      ...place,
      ...(block === null ? {} : { block }),
      code,
      ...problemWords(code, params),
    });
  }

  private unknown(entry: SetEntry, block: string, code: string, id: string): void {
    const near = nearest(id, this.files.keys());
    this.report(entry, block, code, { id, ...(near === undefined ? {} : { near }) });
  }

  private spawns(entry: SetEntry): void {
    for (const block of walkBlocks(entry.plan.flow))
      if (isSpawn(block) && !this.files.has(block.spawn))
        this.unknown(entry, block.id, 'unknown_plan', block.spawn);
  }

  /** The plans that are named; true when there are some and they can be put in their places. */
  private subplans(entry: SetEntry): boolean {
    const blocks = [...walkBlocks(entry.plan.flow)].filter(isSubplan);
    let isGood = blocks.length > 0;
    for (const block of blocks) {
      const plan = this.plans.get(block.subplan);
      if (!plan) this.unknown(entry, block.id, 'unknown_subplan', block.subplan);
      const circle = plan && this.circle(plan.id, [entry.plan.id], new Set());
      if (circle) this.report(entry, block.id, 'subplan_circle', { id: circle.join(' → ') });
      if (plan && !circle) this.use(entry, block, plan);
      isGood &&= plan !== undefined && !circle && this.isWhole(plan);
    }
    if (!isGood) return false;
    const size = this.size(entry.plan);
    const [first] = blocks;
    if (first && size > MAX_BLOCKS)
      this.report(entry, first.id, 'subplan_too_many', { size, max: MAX_BLOCKS });
    return size <= MAX_BLOCKS;
  }

  /** Whether every plan below it is known; asked only where there is no circle. */
  private isWhole(plan: WorkPlan): boolean {
    const known = this.whole.get(plan.id);
    if (known !== undefined) return known;
    const isWhole = subplanIds(plan).every((id) => {
      const inner = this.plans.get(id);
      return inner !== undefined && this.isWhole(inner);
    });
    this.whole.set(plan.id, isWhole);
    return isWhole;
  }

  /** The ids from one plan back to one before it; null when it comes back to none. `clear` = known to lead nowhere. */
  private circle(id: string, before: readonly string[], clear: Set<string>): readonly string[] | null {
    const at = before.indexOf(id);
    if (at >= 0) return [...before.slice(at), id];
    if (clear.has(id)) return null;
    const plan = this.plans.get(id);
    for (const inner of plan ? subplanIds(plan) : []) {
      const found = this.circle(inner, [...before, id], clear);
      if (found) return found;
    }
    clear.add(id);
    return null;
  }

  /** Blocks with all that is below, counted without writing it out: plans used ten times ten times are many. */
  private size(plan: WorkPlan): number {
    const known = this.sizes.get(plan.id);
    if (known !== undefined) return known;
    let size = 0;
    for (const block of walkBlocks(plan.flow)) {
      size += 1;
      const inner = isSubplan(block) ? this.plans.get(block.subplan) : undefined;
      // its end is left out
      if (inner) size += this.size(inner) - 1;
    }
    this.sizes.set(plan.id, size);
    return size;
  }

  /** What a plan must be like to be used inside another one. */
  private use(entry: SetEntry, block: Subplan, plan: WorkPlan): void {
    const ends = [...walkBlocks(usedFlow(plan))].filter(isEnd);
    for (const end of ends)
      this.report(entry, block.id, 'subplan_end', { id: end.id, plan: plan.id, title: end.end });
    if (usedFlow(plan).length === 0) this.report(entry, block.id, 'subplan_empty', { id: plan.id });
    const level = PROFILES.find(
      (each) => isAtLevel(entry.plan, each) && isAtLevel(block, each) && !isAtLevel(plan, each),
    );
    if (level !== undefined) this.report(entry, block.id, 'subplan_level', { id: plan.id, level });
  }

  private resolved(entry: SetEntry): void {
    for (const profile of PROFILES.filter((each) => isAtLevel(entry.plan, each)))
      new ResolvedChecker(this.tables, (block, code, params) =>
        this.report(entry, block, code, params),
      ).check(resolvePlan(entry.plan, this.plans, profile));
  }
}

type Around = {
  readonly depth: number;
  readonly inLoop: boolean;
  /** the sub-plan block of the file itself through which the walk came here */
  readonly top: Subplan | null;
};

/** Looks at one plan at one level with its sub-plans in their places. */
class ResolvedChecker {
  private readonly ids = new Set<string>();
  private readonly duties = new Map<string, Subplan | null>();
  private readonly tables: PlanTables;
  private readonly report: (block: string, code: string, params: Params) => void;
  constructor(tables: PlanTables, report: (block: string, code: string, params: Params) => void) {
    this.tables = tables;
    this.report = report;
  }

  check(plan: WorkPlan): void {
    this.flow(plan.flow, { depth: 0, inLoop: false, top: null });
  }

  private flow(flow: readonly Block[], around: Around): void {
    for (const block of flow) this.block(block, around);
  }

  private block(block: Block, around: Around): void {
    const { top } = around;
    if (top) this.inside(block, around, top);
    this.claim(block.id, top);
    if (isReport(block)) this.duty(block.obligation, top);
    const inner = { ...around, depth: around.depth + 1 };
    if (isChoice(block)) for (const option of block.options) this.flow(option.flow, inner);
    if (isFork(block))
      for (const lane of block.lanes) {
        this.claim(lane.id, top);
        this.flow(lane.flow, inner);
      }
    if (isLoop(block)) this.flow(block.flow, { ...inner, inLoop: true });
    if (isSubplan(block)) this.flow(block.flow ?? [], { ...inner, top: top ?? block });
  }

  private inside(block: Block, { depth, inLoop }: Around, top: Subplan): void {
    const { id } = block;
    if (depth >= MAX_DEPTH) this.report(top.id, 'subplan_too_deep', { max: MAX_DEPTH });
    if (id.length > MAX_RESOLVED_ID)
      this.report(top.id, 'subplan_id_long', { id, max: MAX_RESOLVED_ID, actual: id.length });
    if (inLoop && this.countsFromReceipt(block))
      this.report(top.id, 'subplan_receipt', { id, plan: top.subplan });
  }

  private countsFromReceipt(block: Block): boolean {
    if (isReport(block))
      return this.tables.obligations.find((row) => row.id === block.obligation)?.clock === 'receipt';
    return (isStep(block) || isChoice(block)) && block.clock === 'receipt';
  }

  private claim(id: string, top: Subplan | null): void {
    if (top && this.ids.has(id)) this.report(top.id, 'subplan_id_taken', { id });
    this.ids.add(id);
  }

  private duty(id: string, top: Subplan | null): void {
    const before = this.duties.get(id);
    if (before === undefined) {
      this.duties.set(id, top);
      return;
    }
    const block = top ?? before;
    if (block) this.report(block.id, 'subplan_duty_twice', { id, plan: block.subplan });
  }
}

/**
 * Checks plans against each other: ids used twice, spawns and sub-plans of plans that are not there, circles of sub-plans,
 * and what must hold once each sub-plan stands in its place (size, depth, ids, duties, clocks), at every level.
 * Problems of sub-plans stand at the line of the block that names them. Spawns may go in circles.
 */
export function checkPlanSet(plans: readonly SetEntry[], tables: PlanTables): readonly PlanProblem[] {
  const checker = new SetChecker(plans, tables);
  checker.run();
  return checker.problems;
}
