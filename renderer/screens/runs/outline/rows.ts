import { blockTitle, innerFlows, isChoice, isFork, isLoop } from '../../../../shared/plan/blocks';
import { walkRun } from '../../../../shared/plan/machine/walk';
import { nodeId } from '../../../../shared/plan/mermaid';
import type { RunContext, RunState } from '../../../../shared/plan/run-types';
import type { Block, Locale } from '../../../../shared/plan/types';

/** One line of the outline: a block, or the head of an option or a lane. */
export type OutlineRow = {
  /** the node of the block; of an option or a lane a name of its own */
  readonly id: string;
  readonly level: number;
  readonly parent: string | null;
  readonly title: string;
  readonly hasInner: boolean;
  /** null: an option or a lane */
  readonly block: Block | null;
  readonly branch: 'option' | 'lane' | null;
  /** of an option: it was chosen, or another one was */
  readonly taken: boolean | null;
  /** of a choice: what was chosen */
  readonly chosen: string | null;
  /** the round it is in, of a loop the one that waits or is open; null outside loops and before the first */
  readonly round: number | null;
};

type Place = { readonly level: number; readonly parent: string | null };

/** Collects the lines of a plan with what the run has made of them. */
class Rows {
  readonly rows: OutlineRow[] = [];
  private readonly newest = new Map<
    string,
    { readonly option: number | undefined; readonly round: number | null }
  >();
  private readonly locale: Locale;
  constructor(ctx: RunContext, state: RunState, locale: Locale) {
    this.locale = locale;
    const walk = walkRun(ctx, state);
    for (const { key, block, record, rounds, openedAt } of walk.instances) {
      const own = walk.loops.get(key)?.round ?? rounds.at(-1);
      const round = openedAt === undefined ? undefined : own;
      this.newest.set(block.id, { option: record.choice?.option, round: round ?? null });
    }
  }

  flow(blocks: readonly Block[], place: Place): void {
    for (const block of blocks) this.block(block, place);
  }

  private block(block: Block, { level, parent }: Place): void {
    const id = nodeId(block.id);
    const { option, round = null } = this.newest.get(block.id) ?? {};
    const chosen = isChoice(block) && option !== undefined ? block.options[option] : undefined;
    this.rows.push({
      id,
      level,
      parent,
      title: blockTitle(block, this.locale),
      hasInner: innerFlows(block).length > 0,
      block,
      branch: null,
      taken: null,
      chosen: chosen === undefined ? null : this.locale === 'zh' ? chosen.when : chosen.when_en,
      round,
    });
    const inner: Place = { level: level + 1, parent: id };
    if (isChoice(block)) {
      block.options.forEach((one, index) => {
        const title = this.locale === 'zh' ? one.when : one.when_en;
        const taken = option === undefined ? null : option === index;
        this.branch('option', `${id}:${index}`, title, one.flow, inner, taken);
      });
    } else if (isFork(block)) {
      for (const lane of block.lanes)
        this.branch(
          'lane',
          nodeId(lane.id),
          this.locale === 'zh' ? lane.title : lane.title_en,
          lane.flow,
          inner,
        );
    } else if (isLoop(block)) this.flow(block.flow, inner);
    else for (const flow of innerFlows(block)) this.flow(flow, inner);
  }

  private branch(
    branch: 'option' | 'lane',
    id: string,
    title: string,
    flow: readonly Block[],
    { level, parent }: Place,
    taken: boolean | null = null,
  ): void {
    const common = { block: null, chosen: null, round: null };
    this.rows.push({ ...common, id, level, parent, title, hasInner: flow.length > 0, branch, taken });
    this.flow(flow, { level: level + 1, parent: id });
  }
}

/** The plan as an indented list, in its own order, with the round and the option of each block as the run stands. */
export function outlineRows(ctx: RunContext, state: RunState, locale: Locale): readonly OutlineRow[] {
  const rows = new Rows(ctx, state, locale);
  rows.flow(ctx.plan.flow, { level: 1, parent: null });
  return rows.rows;
}

/** The lines that are in sight: none below one that is shut. */
export function visibleRows(rows: readonly OutlineRow[], shut: ReadonlySet<string>): readonly OutlineRow[] {
  const hidden = new Set<string>();
  return rows.filter((row) => {
    const isHidden = row.parent !== null && (hidden.has(row.parent) || shut.has(row.parent));
    if (isHidden) hidden.add(row.id);
    return !isHidden;
  });
}
