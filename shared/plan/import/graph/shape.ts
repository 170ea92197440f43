/** The order in a flowchart: what comes after what, which arrows lead back, and where branches meet again. */
import type { FlowEdge, FlowGraph, FlowNode } from './types';

export type Cycle = {
  readonly head: string;
  /** the node whose arrow leads back */
  readonly tail: string;
  readonly back: FlowEdge;
  /** every node that is done again, head and tail among them */
  readonly body: ReadonlySet<string>;
};

export class FlowShape {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly starts: readonly string[];
  /** no node is without an arrow to it */
  readonly isCycleOnly: boolean;
  readonly cycles: readonly Cycle[];
  /** arrows back that make no whole loop */
  readonly strayBack: readonly FlowEdge[];
  private readonly forward = new Map<string, FlowEdge[]>();
  private readonly order = new Map<string, number>();

  constructor(graph: FlowGraph) {
    this.nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    const edges = graph.edges.filter(({ from, to }) => this.nodes.has(from) && this.nodes.has(to));
    const entered = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to));
    const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
    const free = graph.nodes.filter(
      ({ id }) => !entered.has(id) && (touched.has(id) || graph.nodes.length === 1),
    );
    this.isCycleOnly = free.length === 0 && graph.nodes.length > 0;
    this.starts = this.isCycleOnly ? graph.nodes.slice(0, 1).map(({ id }) => id) : free.map(({ id }) => id);
    const back = this.sort(edges, graph.nodes);
    for (const edge of edges) {
      if (back.has(edge)) continue;
      this.forward.set(edge.from, [...(this.forward.get(edge.from) ?? []), edge]);
    }
    const found = this.cyclesOf(
      [...back],
      edges.filter((edge) => !back.has(edge)),
    );
    this.cycles = found.cycles;
    this.strayBack = found.stray;
  }

  next(id: string): readonly FlowEdge[] {
    return this.forward.get(id) ?? [];
  }

  node(id: string): FlowNode {
    const found = this.nodes.get(id);
    if (found === undefined) throw new Error(`no node ${id}`);
    return found;
  }

  isLast(id: string): boolean {
    return this.next(id).length === 0 && !this.cycles.some(({ tail }) => tail === id);
  }

  /** Depth first from the starts: arrows to a node that is still open lead back. Fills the order of all others. */
  private sort(edges: readonly FlowEdge[], nodes: readonly FlowNode[]): ReadonlySet<FlowEdge> {
    const back = new Set<FlowEdge>();
    const out = new Map<string, FlowEdge[]>();
    for (const edge of edges) out.set(edge.from, [...(out.get(edge.from) ?? []), edge]);
    const open = new Set<string>();
    const done: string[] = [];
    const seen = new Set<string>();
    const roots = [...this.starts, ...nodes.map(({ id }) => id)];
    for (const root of roots) {
      if (seen.has(root)) continue;
      const stack = [{ id: root, at: 0 }];
      seen.add(root);
      open.add(root);
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const edge = out.get(top.id)?.[top.at];
        top.at += 1;
        if (edge === undefined) {
          open.delete(top.id);
          done.push(top.id);
          stack.pop();
        } else if (open.has(edge.to)) back.add(edge);
        else if (!seen.has(edge.to)) {
          seen.add(edge.to);
          open.add(edge.to);
          stack.push({ id: edge.to, at: 0 });
        }
      }
    }
    done.reverse().forEach((id, index) => {
      this.order.set(id, index);
    });
    return back;
  }

  private rank(id: string): number {
    return this.order.get(id) ?? 0;
  }

  /** One loop for each head: its latest arrow back. The others, and those that something enters from the side, are stray. */
  private cyclesOf(back: readonly FlowEdge[], forward: readonly FlowEdge[]) {
    const cycles: Cycle[] = [];
    const stray: FlowEdge[] = [];
    const before = new Map<string, string[]>();
    for (const { from, to } of forward) before.set(to, [...(before.get(to) ?? []), from]);
    const sorted = [...back].sort((a, b) => this.rank(b.from) - this.rank(a.from));
    for (const edge of sorted) {
      const body = new Set([edge.to]);
      const open = edge.from === edge.to ? [] : [edge.from];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (body.has(id)) continue;
        body.add(id);
        open.push(...(before.get(id) ?? []));
      }
      const isEntered = [...body].some(
        (id) => id !== edge.to && (before.get(id) ?? []).some((from) => !body.has(from)),
      );
      const isWhole = !isEntered && !this.starts.some((id) => id !== edge.to && body.has(id));
      const isTaken = cycles.some(({ head, tail }) => head === edge.to || tail === edge.from);
      if (isWhole && !isTaken) cycles.push({ head: edge.to, tail: edge.from, back: edge, body });
      else stray.push(edge);
    }
    return { cycles, stray };
  }

  /** Everything that may come after a node, itself among it, up to the stops. */
  reach(from: string, stops: ReadonlySet<string>): ReadonlySet<string> {
    const seen = new Set<string>();
    const open = [from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (seen.has(id) || stops.has(id)) continue;
      seen.add(id);
      open.push(...this.next(id).map(({ to }) => to));
    }
    return seen;
  }

  /** Where branches come together again: the first node without which they have nothing in common. Null when they never meet. */
  join(branches: readonly string[], stops: ReadonlySet<string>): string | null {
    const reached = branches.map((id) => this.reach(id, stops));
    const shared = this.shared(reached);
    const inner = shared.filter((id) => !this.isLast(id));
    for (const id of inner) {
      const without = new Set([...stops, id]);
      const rest = this.shared(branches.map((branch) => this.reach(branch, without)));
      if (rest.every((other) => this.isLast(other))) return id;
    }
    const times = (id: string): number => reached.filter((set) => set.has(id)).length;
    const [most] = [...inner].sort((a, b) => times(b) - times(a) || this.rank(a) - this.rank(b));
    if (most !== undefined) return most;
    return shared.find((id) => times(id) === branches.length) ?? null;
  }

  private shared(sets: readonly ReadonlySet<string>[]): readonly string[] {
    const counts = new Map<string, number>();
    for (const set of sets) for (const id of set) counts.set(id, (counts.get(id) ?? 0) + 1);
    const ids = [...counts].filter(([, count]) => count > 1).map(([id]) => id);
    return ids.sort((a, b) => this.rank(a) - this.rank(b));
  }
}
