import { alwaysEnds, blockTitle, isEnd } from '../../blocks';
import type { Block, Choice, Lane, Profile } from '../../types';
import { DEFAULT_CHOICE_LIMIT, DEFAULT_EVERY, type Drafter } from '../drafter';
import { whenInText } from '../minutes';
import { rowBlocks } from '../steps';
import { endBlock, isEndNode, isMark, isQuestion, nameOf, nodeRow, placeOf } from './nodes';
import { type Cycle, FlowShape } from './shape';
import { type FlowEdge, type FlowGraph, type FlowNode, MAX_NODES } from './types';

export { type FlowGraph, readFlowchart } from './types';

/** Labels of arrows that mean yes and no. */
const YES = /^(?:是|有|对|已|能|可|需要|成功|yes|y|true)/i;
const NO = /^(?:否|无|没|未|不|no|n$|false)/i;

/** `stops`: where the flow is taken up again outside, the innermost last. */
type Around = {
  readonly stops: readonly string[];
  readonly inLoop: boolean;
  readonly inside: ReadonlySet<Cycle>;
};

/** Takes a flowchart apart into blocks; each node is placed once, each arrow is a block's or is named in the notes. */
class FlowReader {
  private readonly placed = new Set<string>();
  private readonly shape: FlowShape;
  private readonly draft: Drafter;
  private readonly graph: FlowGraph;
  private readonly profile: Profile;
  constructor(draft: Drafter, graph: FlowGraph, profile: Profile) {
    this.draft = draft;
    this.graph = graph;
    this.profile = profile;
    this.shape = new FlowShape(graph);
  }

  read(): readonly Block[] {
    const { shape, draft } = this;
    const { notes } = draft;
    const around: Around = { stops: [], inLoop: false, inside: new Set() };
    const [start, ...others] = shape.starts;
    if (start === undefined) return [];
    if (this.graph.isCut) notes.add('too_many_rows', null, '', { max: MAX_NODES });
    if (shape.isCycleOnly) notes.add('cycle_only', null, '', { node: nameOf(shape.node(start)) });
    for (const { from, to } of shape.strayBack) this.jump('back_jump', from, to);
    const flow =
      others.length === 0 ? this.flow(start, null, around) : this.fromSeveral(shape.starts, around);
    for (const node of this.graph.nodes) {
      if (!this.placed.has(node.id) && node.text !== '')
        notes.add('not_reached', placeOf(node), nameOf(node), { node: nameOf(node) });
      if (node.link !== '') notes.add('link_left', placeOf(node), nameOf(node), { url: node.link });
    }
    return flow;
  }

  private jump(code: 'jump' | 'back_jump' | 'leaves_loop', from: string, to: string): void {
    const [one, other] = [this.shape.node(from), this.shape.node(to)];
    this.draft.notes.add(code, placeOf(one), nameOf(one), { from: nameOf(one), to: nameOf(other) });
  }

  private fromSeveral(starts: readonly string[], around: Around): readonly Block[] {
    const names = starts.map((id) => nameOf(this.shape.node(id))).join('、');
    this.draft.notes.add('several_starts', null, names, { names });
    const edges = starts.map((to) => ({ from: to, to, text: '' }));
    const join = this.shape.join(starts, new Set());
    const fork = this.fork(null, edges, join, around);
    return [...fork, ...(join === null ? [] : this.flow(join, null, around))];
  }

  /** The blocks from a node on, up to the innermost stop. */
  private flow(from: string, before: string | null, around: Around): readonly Block[] {
    const blocks: Block[] = [];
    let [at, last] = [from as string | null, before];
    while (at !== null) {
      if (around.stops.includes(at)) {
        if (around.stops.at(-1) !== at && last !== null) this.jump('jump', last, at);
        return blocks;
      }
      const id: string = at;
      const node = this.shape.node(id);
      const cycle = this.shape.cycles.find((one) => one.head === id && !around.inside.has(one));
      if (this.placed.has(id)) {
        if (this.shape.isLast(id) && isEndNode(node)) blocks.push(endBlock(this.draft, node));
        else if (last !== null) this.jump('jump', last, id);
        return blocks;
      }
      const step = cycle === undefined ? this.node(node, around) : this.loop(cycle, around);
      blocks.push(...step.blocks);
      last = step.last;
      at = step.next;
    }
    return blocks;
  }

  /** One node and, where it branches, its branches; `next` is where the flow goes on. */
  private node(
    node: FlowNode,
    around: Around,
  ): { blocks: readonly Block[]; next: string | null; last: string } {
    const { id } = node;
    this.placed.add(id);
    const edges = this.shape.next(id);
    const last = id;
    if (edges.length > 1) {
      const branches = edges.map(({ to }) => to);
      const join = this.shape.join(branches, new Set(around.stops));
      const isChoice = isQuestion(node) || edges.some(({ text }) => text !== '');
      const blocks = isChoice ? this.choice(node, edges, join, around) : this.fork(node, edges, join, around);
      return { blocks, next: join, last };
    }
    const [edge] = edges;
    if (edge === undefined && isEndNode(node) && node.text !== '')
      return { blocks: [endBlock(this.draft, node)], next: null, last };
    if (edge !== undefined && edge.text !== '') {
      this.draft.notes.add('edge_words', placeOf(node), edge.text, { text: edge.text });
    }
    const blocks = isMark(node, this.shape.starts.includes(id))
      ? []
      : this.steps(node, around, edge?.text ?? '');
    return { blocks, next: edge?.to ?? null, last };
  }

  private steps(node: FlowNode, around: Around, words = ''): readonly Block[] {
    const row = nodeRow(this.draft, node, this.graph);
    const text = [row.text, words].filter((one) => one !== '').join('；');
    return rowBlocks(this.draft, { ...row, text }, { inLoop: around.inLoop, profile: this.profile });
  }

  private choice(
    node: FlowNode,
    edges: readonly FlowEdge[],
    join: string | null,
    around: Around,
  ): readonly Block[] {
    const { draft } = this;
    const isAsked = isQuestion(node);
    const before = isAsked || isMark(node, false) ? [] : this.steps(node, around);
    const asked = isAsked ? node.text : `${nameOf(node)}之后？`;
    const question = draft.question(asked.replace(/[吗？?]*$/, (end) => (end.startsWith('吗') ? '吗' : '')));
    const id = draft.id(question, placeOf(node));
    const whens = new Set<string>();
    const options = edges.map((edge, index) => {
      const label = draft.short(edge.text, 20) || this.missingLabel(node, edges, index);
      const when = whens.has(label) ? `${draft.short(label, 17)}（${index + 1}）` : label;
      whens.add(when);
      return { when, when_en: when, flow: this.flow(edge.to, node.id, inner(around, join)) };
    });
    const by = draft.directory.atStart(node.text);
    const post = by !== null && by.who.as === 'post' ? by.who.id : 'duty_officer';
    const choice: Choice = {
      id,
      choice: question,
      question_en: question,
      by: post,
      limit: whenInText(node.text)?.minutes ?? DEFAULT_CHOICE_LIMIT,
      clock: 'step',
      instruction: draft.instruction(nameOf(node), placeOf(node)),
      options,
      basis: 'default',
    };
    return [...before, choice];
  }

  private missingLabel(node: FlowNode, edges: readonly FlowEdge[], index: number): string {
    const others = edges.map(({ text }) => text);
    const yes = others.some((text) => YES.test(text))
      ? '否'
      : others.some((text) => NO.test(text))
        ? '是'
        : null;
    const when = yes ?? `选项${index + 1}`;
    this.draft.notes.add('label_missing', placeOf(node), nameOf(node), { when });
    return when;
  }

  /** Lanes side by side. `node` may be the step before them, the console's own mark of a fork, or none. */
  private fork(
    node: FlowNode | null,
    edges: readonly FlowEdge[],
    join: string | null,
    around: Around,
  ): readonly Block[] {
    const { draft } = this;
    const isOwn = node !== null && (node.shape === 'hexagon' || node.shape === 'fork');
    const isNothing = node === null || isOwn || isMark(node, this.shape.starts.includes(node.id));
    const before = isNothing ? [] : this.steps(node, around);
    const written = edges.map((edge) => {
      const flow = this.flow(edge.to, node?.id ?? null, inner(around, join));
      return { edge, flow: this.withoutEnd(flow) };
    });
    const filled = written.filter(({ flow }) => flow.length > 0);
    if (filled.length < 2) return [...before, ...filled.flatMap(({ flow }) => flow)];
    const title = isOwn && node.text !== '' ? draft.title(nameOf(node), placeOf(node)) : '同时进行';
    const id = draft.id(title, node === null ? null : placeOf(node));
    const groups = filled.map(({ edge }) => this.shape.node(edge.to).group);
    const lanes = filled.map(({ edge, flow }, index): Lane => {
      const own = groups[index] ?? null;
      const isApart = own !== null && groups.filter((group) => group === own).length === 1;
      const group = isApart ? this.graph.groups.find((one) => one.id === own)?.title : undefined;
      const first = flow[0];
      const name = edge.text || group || (first === undefined ? '' : blockTitle(first, 'zh'));
      const lane = draft.title(name, null);
      return { id: draft.id(`lane_${lane}`, null), title: lane, title_en: lane, flow };
    });
    return [...before, { id, fork: title, title_en: title === '同时进行' ? 'Side by side' : title, lanes }];
  }

  /** An end at the end of a lane would stop the other lanes. */
  private withoutEnd(flow: readonly Block[]): readonly Block[] {
    const last = flow.at(-1);
    if (last === undefined || !isEnd(last)) return flow;
    const place = this.draft.origins.get(last.id) ?? null;
    this.draft.notes.add('end_in_lane', place, last.end, { node: last.end });
    return flow.slice(0, -1);
  }

  /** A loop that asks at its end, one that asks at its beginning (a choice around it), or one that never asks. */
  private loop(
    cycle: Cycle,
    around: Around,
  ): { blocks: readonly Block[]; next: string | null; last: string } {
    const { head, tail, body } = cycle;
    const inside = new Set([...around.inside, cycle]);
    const deeper = { ...around, inLoop: true, inside };
    const exits = (id: string): readonly FlowEdge[] => this.shape.next(id).filter(({ to }) => !body.has(to));
    const [tailNode, headNode] = [this.shape.node(tail), this.shape.node(head)];
    if (exits(tail).length > 0) {
      const before =
        head === tail ? [] : this.flow(head, null, { ...deeper, stops: [...around.stops, tail] });
      // A question is what the loop asks; a step is done in every round.
      const isAsked = (isQuestion(tailNode) || tailNode.shape === 'hexagon') && before.length > 0;
      const flow = isAsked ? before : [...before, ...this.steps(tailNode, deeper)];
      this.placed.add(tail);
      const [exit, ...more] = exits(tail);
      for (const edge of more) this.jump('jump', edge.from, edge.to);
      return {
        blocks: this.loopBlock(cycle, flow, tailNode, exit),
        next: exit?.to ?? null,
        last: tail,
      };
    }
    if (isQuestion(headNode) && exits(head).length > 0) {
      this.placed.add(head);
      const [exit] = exits(head);
      const into = this.shape.next(head).filter(({ to }) => body.has(to));
      const flow = into.flatMap(({ to }) =>
        this.flow(to, head, { ...deeper, stops: [...around.stops, head] }),
      );
      const loop = this.loopBlock(cycle, flow, headNode, exit);
      return {
        blocks: this.whileChoice(headNode, into[0]?.text ?? '', exit?.text ?? '', loop),
        next: exit?.to ?? null,
        last: head,
      };
    }
    const flow = this.flow(head, null, { ...deeper, stops: around.stops });
    return { blocks: this.loopBlock(cycle, flow, null, undefined), next: null, last: tail };
  }

  private whileChoice(node: FlowNode, into: string, out: string, loop: readonly Block[]): readonly Block[] {
    const { draft } = this;
    const question = draft.question(node.text.replace(/[？?]*$/, ''));
    const [yes, no] = [draft.short(into, 20) || '是', draft.short(out, 20) || '否'];
    return [
      {
        id: draft.id(question, placeOf(node)),
        choice: question,
        question_en: question,
        by: 'duty_officer',
        limit: DEFAULT_CHOICE_LIMIT,
        clock: 'step',
        options: [
          { when: yes, when_en: yes, flow: loop },
          { when: no === yes ? `不${no}` : no, when_en: no, flow: [] },
        ],
        basis: 'default',
      },
    ];
  }

  private loopBlock(
    cycle: Cycle,
    flow: readonly Block[],
    asker: FlowNode | null,
    exit: FlowEdge | undefined,
  ): readonly Block[] {
    const { draft } = this;
    const { notes } = draft;
    const headNode = this.shape.node(cycle.head);
    if (flow.length === 0) return [];
    const own = this.graph.groups.find(
      ({ nodes }) => nodes.length > 0 && nodes.every((id) => cycle.body.has(id)),
    );
    const title = draft.title(own?.title || nameOf(headNode), placeOf(headNode));
    const id = draft.id(`${title}循环`, placeOf(asker ?? headNode));
    const said = [cycle.back.text, asker?.text ?? '', own?.title ?? '', headNode.text];
    const found = said.map((text) => whenInText(text)?.every ?? null).find((every) => every !== null);
    const every = found ?? DEFAULT_EVERY;
    if (found === undefined)
      notes.add('every_guessed', placeOf(headNode), nameOf(headNode), { minutes: every }, id);
    const until = this.until(cycle, asker, exit, id);
    const words = draft.short(until, 30);
    return [
      {
        id,
        loop: title,
        title_en: title,
        every,
        on_change: false,
        until: words,
        until_en: words,
        by: 'duty_officer',
        flow,
      },
    ];
  }

  private until(cycle: Cycle, asker: FlowNode | null, exit: FlowEdge | undefined, id: string): string {
    const { notes } = this.draft;
    const headNode = this.shape.node(cycle.head);
    if (asker === null || !isQuestion(asker)) {
      if (asker !== null && exit !== undefined && exit.text !== '') return `${exit.text}了吗？`;
      const until = asker !== null && asker.shape === 'hexagon' ? nameOf(asker) : '可以结束了吗？';
      if (asker === null || asker.shape !== 'hexagon')
        notes.add('until_guessed', placeOf(headNode), nameOf(headNode), { until }, id);
      return until;
    }
    const question = nameOf(asker);
    const answer = exit?.text ?? '';
    const isYes = answer === '' ? !YES.test(cycle.back.text) : YES.test(answer);
    if (isYes) return question;
    notes.add('loop_turned', placeOf(asker), question, { question, answer: answer || '否' }, id);
    return `${question.replace(/[？?]$/, '')}：${answer || '否'}？`;
  }
}

const inner = (around: Around, join: string | null): Around =>
  join === null ? around : { ...around, stops: [...around.stops, join] };

/** The flow of a flowchart, without an end of its own where the chart has none. */
export function graphFlow(draft: Drafter, graph: FlowGraph, profile: Profile): readonly Block[] {
  const flow = new FlowReader(draft, graph, profile).read();
  const end = flow.findIndex((block) => alwaysEnds([block]));
  return end < 0 ? flow : flow.slice(0, end + 1);
}
