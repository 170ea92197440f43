import type { PlanGraph } from '../../../../shared/plan/graph';
import type { PlanNode } from '../../../../shared/plan/mermaid';
import type { Box } from './useDrawing';

export type Way = 'down' | 'up' | 'left' | 'right' | 'first' | 'last';

const WAYS: Readonly<Record<string, Way>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};
/** Which way along the edges a key goes; null when it goes none. */
export const wayOf = (key: string): Way | null => WAYS[key] ?? null;

const middle = (box: Box): { readonly x: number; readonly y: number } => ({
  x: box.x + box.width / 2,
  y: box.y + box.height / 2,
});

/** Nodes in the other options or lanes of the innermost block around `node` that has any. */
function besides(graph: PlanGraph, node: PlanNode): readonly (readonly PlanNode[])[] {
  return node.branches.toReversed().map((branch, up) => {
    const depth = node.branches.length - 1 - up;
    return graph.nodes.filter((other) => {
      const there = other.branches[depth];
      return there !== undefined && there.of === branch.of && there.place !== branch.place;
    });
  });
}

/** The nearest of the nodes on that side: on the same height first. */
function nearest(
  nodes: readonly PlanNode[],
  from: Box,
  side: 'left' | 'right',
  boxes: ReadonlyMap<string, Box>,
): string | null {
  const here = middle(from);
  let best: { readonly id: string; readonly far: number } | null = null;
  for (const node of nodes) {
    const box = boxes.get(node.id);
    if (box === undefined) continue;
    const { x, y } = middle(box);
    const across = side === 'left' ? here.x - x : x - here.x;
    if (across <= 1) continue;
    const far = across + 3 * Math.abs(y - here.y);
    if (best === null || far < best.far) best = { id: node.id, far };
  }
  return best?.id ?? null;
}

function beside(graph: PlanGraph, node: PlanNode, side: 'left' | 'right', boxes: ReadonlyMap<string, Box>) {
  const from = boxes.get(node.id);
  if (from === undefined) return null;
  for (const nodes of besides(graph, node)) {
    const found = nearest(nodes, from, side, boxes);
    if (found !== null) return found;
  }
  return null;
}

/** The nodes at the other end of the edges, not going back in a loop; where lanes come together one walks through. */
function neighbours(graph: PlanGraph, from: string, way: 'down' | 'up'): readonly string[] {
  return graph.edges
    .filter((edge) => edge.kind !== 'again' && (way === 'down' ? edge.from : edge.to) === from)
    .map((edge) => (way === 'down' ? edge.to : edge.from))
    .flatMap((id) =>
      graph.nodes.some((node) => node.id === id && node.isJoin) ? neighbours(graph, id, way) : [id],
    );
}

/** Of several the one that one came from, else the leftmost. */
function along(
  graph: PlanGraph,
  from: string,
  way: 'down' | 'up',
  cameFrom: string | null,
  boxes: ReadonlyMap<string, Box>,
): string | null {
  const ends = neighbours(graph, from, way);
  if (cameFrom !== null && ends.includes(cameFrom)) return cameFrom;
  const left = (id: string): number => boxes.get(id)?.x ?? 0;
  return ends.toSorted((a, b) => left(a) - left(b))[0] ?? null;
}

/**
 * The node one step from `from`: down and up along its edges, left and right to the options and lanes beside it. Stays
 * (null) where there is nothing that way. `cameFrom` is the node before, so that up leads back the way one came.
 */
export function walkTo(
  graph: PlanGraph,
  from: string | null,
  way: Way,
  boxes: ReadonlyMap<string, Box>,
  cameFrom: string | null = null,
): string | null {
  if (from === null || way === 'first') return entryNode(graph) ?? graph.nodes[0]?.id ?? null;
  if (way === 'last') return graph.nodes.at(-1)?.id ?? null;
  const node = graph.nodes.find((one) => one.id === from);
  if (node === undefined) return null;
  if (way === 'left' || way === 'right') return beside(graph, node, way, boxes);
  return along(graph, from, way, cameFrom, boxes);
}

/** The node into which no edge leads but those that go back in a loop. */
function entryNode(graph: PlanGraph): string | undefined {
  const entered = new Set(graph.edges.filter((edge) => edge.kind !== 'again').map((edge) => edge.to));
  return graph.nodes.find((node) => !entered.has(node.id))?.id;
}
