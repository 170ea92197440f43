/**
 * A plan as Mermaid text, and the state of each of its nodes. Mermaid draws and never decides: nothing is read back from it.
 *
 * Titles are untrusted. Every character that is no letter, digit, space or common punctuation is written as
 * an entity, each node stands on its own line, and no line that holds a title holds anything else that Mermaid reads.
 */
import { blockTitle, isChoice, isEnd, isFork, isLoop, isSpawn, isStep, isSubplan, isWait } from './blocks';
import { dues } from './machine/dues';
import { blockIdOf } from './machine/state';
import { type Instance, walkRun } from './machine/walk';
import type { NodeState, RunContext, RunState } from './run-types';
import type { Block, Locale, Loop, Subplan } from './types';

/** Why the flow goes along an edge: straight on, by an option, into a lane, or back to the first block of a loop. */
export type EdgeKind = 'next' | 'option' | 'lane' | 'again';
type Edge = {
  readonly from: string;
  readonly block: string;
  readonly kind: EdgeKind;
  readonly label?: string;
  readonly option?: number;
};
/** One arrow of the drawing; `from` and `to` are nodes, `block` is the block that the flow leaves. */
export type PlanEdge = Edge & { readonly to: string };
/** One node of the drawing; a join is where the lanes of its fork come together. */
export type PlanNode = {
  readonly id: string;
  readonly block: Block;
  readonly isJoin: boolean;
  /** the options, lanes and loops around it, outermost first */
  readonly branches: readonly PlanBranch[];
};
export type PlanBranch = { readonly of: string; readonly place: number };

const safe = (id: string): string => id.replace(/[^A-Za-z0-9_]/g, '_');

/** The node of a block: the same for all its rounds. Never a word of Mermaid's own. */
export function nodeId(keyOrBlockId: string): string {
  return `n_${safe(blockIdOf(keyOrBlockId))}`;
}

/** Text that stays text inside a quoted label. */
function label(text: string): string {
  const escaped = text.replace(
    /[^\p{L}\p{N} 、。，：；？！（）《》“”—…·,.?!:'()/+-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
  return `"${escaped}"`;
}

/** One shape for each kind of block. */
function shape(block: Block, text: string): string {
  if (isChoice(block)) return `{${text}}`;
  if (isFork(block)) return `{{${text}}}`;
  if (isLoop(block)) return `{{${text}}}`;
  if (isSpawn(block)) return `[\\${text}/]`;
  if (isWait(block)) return `(${text})`;
  if (isSubplan(block)) return `[\\${text}\\]`;
  if (isEnd(block)) return `([${text}])`;
  if (block.step === 'order') return `[/${text}/]`;
  if (block.step === 'call') return `>${text}]`;
  if (block.step === 'report') return `[[${text}]]`;
  return `[${text}]`;
}

/**
 * Where an arrow into the block ends: a loop is entered at its first block, its own node asks at the end; a sub-plan has
 * no node beside those of its blocks.
 */
function entryOf(block: Block): string {
  const first = isLoop(block) ? block.flow[0] : isSubplan(block) ? block.flow?.[0] : undefined;
  return first ? entryOf(first) : nodeId(block.id);
}

/** Collects lines; arrows come last, since a node named inside a subgraph would be drawn in it. */
export class Drawing {
  readonly nodes: string[] = [];
  readonly edges: string[] = [];
  readonly placed: PlanNode[] = [];
  readonly arrows: PlanEdge[] = [];
  private branches: readonly PlanBranch[] = [];
  private readonly locale: Locale;
  constructor(locale: Locale) {
    this.locale = locale;
  }

  flow(blocks: readonly Block[], entering: readonly Edge[], indent: string): readonly Edge[] {
    return blocks.reduce((edges, block) => this.block(block, edges, indent), entering);
  }

  private connect(edges: readonly Edge[], to: string): void {
    for (const edge of edges) {
      const arrow = edge.label === undefined ? '-->' : `-->|${label(edge.label)}|`;
      this.edges.push(`  ${edge.from} ${arrow} ${to}`);
      this.arrows.push({ ...edge, to });
    }
  }

  /** Draws what stands in one option, lane or loop. */
  private inside(of: Block, place: number, draw: () => readonly Edge[]): readonly Edge[] {
    const outer = this.branches;
    this.branches = [...outer, { of: of.id, place }];
    const leaving = draw();
    this.branches = outer;
    return leaving;
  }

  private node(block: Block, text: string, indent: string): void {
    this.placed.push({ id: nodeId(block.id), block, isJoin: false, branches: this.branches });
    this.nodes.push(`${indent}${nodeId(block.id)}${shape(block, label(text))}`);
  }

  private block(block: Block, entering: readonly Edge[], indent: string): readonly Edge[] {
    if (isLoop(block)) return this.loop(block, entering, indent);
    if (isSubplan(block) && block.flow?.length) return this.subplan(block, block.flow, entering, indent);
    this.node(block, blockTitle(block, this.locale), indent);
    this.connect(entering, nodeId(block.id));
    const own = { from: nodeId(block.id), block: block.id };
    if (isEnd(block)) return [];
    if (isStep(block) || isSpawn(block) || isWait(block) || isSubplan(block))
      return [{ ...own, kind: 'next' }];
    if (isChoice(block)) {
      return block.options.flatMap((option, place) => {
        const text = this.locale === 'zh' ? option.when : option.when_en;
        const into: Edge = { ...own, kind: 'option', option: place, label: text };
        return this.inside(block, place, () => this.flow(option.flow, [into], indent));
      });
    }
    const exits = block.lanes.flatMap((lane, place) => {
      const title = this.locale === 'zh' ? lane.title : lane.title_en;
      this.nodes.push(`${indent}subgraph ${nodeId(lane.id)} [${label(title)}]`);
      const leaving = this.inside(block, place, () =>
        this.flow(lane.flow, [{ ...own, kind: 'lane' }], `${indent}  `),
      );
      this.nodes.push(`${indent}end`);
      return leaving;
    });
    const join = `j_${safe(block.id)}`;
    if (exits.length === 0) return [];
    this.nodes.push(`${indent}${join}((" "))`);
    this.placed.push({ id: join, block, isJoin: true, branches: this.branches });
    this.connect(exits, join);
    return [{ from: join, block: block.id, kind: 'next' }];
  }

  private subplan(
    block: Subplan,
    flow: readonly Block[],
    entering: readonly Edge[],
    indent: string,
  ): readonly Edge[] {
    this.nodes.push(`${indent}subgraph ${nodeId(block.id)} [${label(blockTitle(block, this.locale))}]`);
    const leaving = this.inside(block, 0, () => this.flow(flow, entering, `${indent}  `));
    this.nodes.push(`${indent}end`);
    return leaving;
  }

  private loop(block: Loop, entering: readonly Edge[], indent: string): readonly Edge[] {
    const zh = this.locale === 'zh';
    this.nodes.push(`${indent}subgraph s_${safe(block.id)} [${label(blockTitle(block, this.locale))}]`);
    const leaving = this.inside(block, 0, () => {
      const inner = this.flow(block.flow, entering, `${indent}  `);
      this.node(block, zh ? block.until : block.until_en, `${indent}  `);
      return inner;
    });
    this.nodes.push(`${indent}end`);
    const own = nodeId(block.id);
    this.connect(leaving, own);
    const again = zh ? `否，每${block.every}分钟` : `no, every ${block.every} min`;
    this.connect([{ from: own, block: block.id, kind: 'again', label: again }], entryOf(block));
    return [{ from: own, block: block.id, kind: 'next', label: zh ? '是' : 'yes' }];
  }
}

/** Readable on a light and on a dark page; the page may restyle the classes. */
const CLASSES = [
  'classDef pending fill:#f1f3f5,stroke:#868e96,color:#343a40',
  'classDef active fill:#1c7ed6,stroke:#1864ab,color:#ffffff,stroke-width:3px',
  'classDef waiting fill:#fff3bf,stroke:#e67700,color:#5c3c00,stroke-dasharray:5 3',
  'classDef done fill:#d3f9d8,stroke:#2b8a3e,color:#1b4d2b',
  'classDef skipped fill:#ffe3e3,stroke:#c92a2a,color:#7d1a1a',
  'classDef na fill:#f8f9fa,stroke:#ced4da,color:#868e96,stroke-dasharray:2 2',
  'classDef ended fill:#e9ecef,stroke:#adb5bd,color:#495057',
];

/**
 * The plan as a Mermaid flowchart, top down: lanes, loops and sub-plans are subgraphs, each
 * other block is one node (nodeId). With a
 * state, nodes carry the class of their state; overdue and marks move without drawing again, see nodeStates.
 */
export function toMermaid(ctx: RunContext, state: RunState | null, locale: Locale): string {
  const drawing = new Drawing(locale);
  drawing.flow(ctx.plan.flow, [], '  ');
  const states = state ? Object.entries(nodeStates(ctx, state, Number.MAX_SAFE_INTEGER)) : [];
  const classes = states.map(([id, node]) => `  class ${id} ${node.state}`);
  const styles = state ? CLASSES.map((line) => `  ${line}`) : [];
  return ['flowchart TD', ...drawing.nodes, ...drawing.edges, ...styles, ...classes, ''].join('\n');
}

const MARKS: Readonly<Record<NodeState['state'], string>> = {
  pending: '',
  active: '▸',
  waiting: '…',
  done: '✓',
  skipped: '✗',
  na: '–',
  ended: '–',
};

function stateOf(instance: Instance, now: number): NodeState['state'] {
  switch (instance.status) {
    case 'not_applicable':
      return 'na';
    case 'closed':
      return 'ended';
    case 'active':
      return (instance.openedAt ?? 0) > now ? 'pending' : 'active';
    default:
      return instance.status;
  }
}

/**
 * State and mark of every node at `now`, by nodeId. A block in a loop shows its newest round; it is overdue when
 * anything of any round is, so that an order of the round before is not forgotten.
 */
export function nodeStates(
  ctx: RunContext,
  state: RunState,
  now: number,
): Readonly<Record<string, NodeState>> {
  const late = new Set(
    dues(ctx, state)
      .filter((due) => due.dueAt <= now)
      .map((due) => due.blockId),
  );
  const states: Record<string, NodeState> = {};
  for (const instance of walkRun(ctx, state).instances) {
    const shown = stateOf(instance, now);
    const { id } = instance.block;
    states[nodeId(id)] = { state: shown, overdue: late.has(id), mark: MARKS[shown] };
  }
  return states;
}
