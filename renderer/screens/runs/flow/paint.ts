import type { EdgeState } from '../../../../shared/plan/graph';
import type { PlanEdge } from '../../../../shared/plan/mermaid';
import type { NodeState } from '../../../../shared/plan/run-types';

const SVG = 'http://www.w3.org/2000/svg';

/** A mark laid over a node from outside, for instance what another revision changed. */
export type OverlayMark = {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly text: string;
};

/** The drawn nodes of a chart by node id; Mermaid names them `<render id>-flowchart-<node id>-<n>`. */
export function findNodes(svg: SVGSVGElement, renderId: string): ReadonlyMap<string, SVGGElement> {
  const nodes = new Map<string, SVGGElement>();
  for (const element of svg.querySelectorAll<SVGGElement>('g.node')) {
    const id = nodeIdOf(element.id, renderId);
    if (id !== null) nodes.set(id, element);
  }
  return nodes;
}

/** The node id in a DOM id of Mermaid; null when it is none. */
export function nodeIdOf(domId: string, renderId: string): string | null {
  const prefix = domId.startsWith(`${renderId}-`) ? `${renderId}-flowchart-` : 'flowchart-';
  if (!domId.startsWith(prefix)) return null;
  const rest = domId.slice(prefix.length);
  const dash = rest.lastIndexOf('-');
  return dash > 0 ? rest.slice(0, dash) : null;
}

/** Paths and labels of edges by Mermaid's name for the edge. */
export function findEdges(svg: SVGSVGElement): ReadonlyMap<string, readonly Element[]> {
  const edges = new Map<string, Element[]>();
  for (const element of svg.querySelectorAll('[data-id^="L_"]')) {
    const id = element.getAttribute('data-id') ?? '';
    edges.set(id, [...(edges.get(id) ?? []), element]);
  }
  return edges;
}

/** What Mermaid calls each edge, in their order: `L_from_to_0`; of several between the same two the next are _2, _3, … */
export function edgeNames(edges: readonly PlanEdge[]): readonly string[] {
  const seen = new Map<string, number>();
  return edges.map(({ from, to }) => {
    const pair = `L_${from}_${to}`;
    const before = seen.get(pair) ?? 0;
    seen.set(pair, before + 1);
    return `${pair}_${before === 0 ? 0 : before + 1}`;
  });
}

type Corner = 'mark' | 'note' | 'overlay';
type Edges = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
const NOWHERE: Edges = { left: 0, right: 0, top: 0, bottom: 0 };
/** Where the shape of each node ends, in the node's own units. */
const shapes = new WeakMap<SVGGElement, Edges>();

/** Polygons of Mermaid are moved into place by a transform, which getBBox does not see. */
function translationOf(shape: Element): { readonly x: number; readonly y: number } {
  const found = /translate\(\s*(-?[\d.]+)[ ,]+(-?[\d.]+)/.exec(shape.getAttribute('transform') ?? '');
  return { x: Number(found?.[1] ?? 0), y: Number(found?.[2] ?? 0) };
}

function edgesOfShape(node: SVGGElement): Edges {
  const shape =
    node.querySelector<SVGGraphicsElement>(':scope > :is(rect, polygon, path, circle, g)') ?? node;
  const box = shape.getBBox?.();
  if (box === undefined) return NOWHERE;
  const shift = translationOf(shape);
  const left = box.x + shift.x;
  const top = box.y + shift.y;
  return { left, top, right: left + box.width, bottom: top + box.height };
}

/** Measures all nodes in one look, before anything is painted: asked later, each would have the page laid out again. */
export function measureShapes(nodes: ReadonlyMap<string, SVGGElement>): void {
  for (const node of nodes.values()) shapes.set(node, edgesOfShape(node));
}

/** A text at a corner of the node: the mark above at the right, the overlay above at the left, the note below at the left. */
function cornerText(node: SVGGElement, corner: Corner): SVGTextElement {
  const known = node.querySelector<SVGTextElement>(`:scope > text[data-${corner}]`);
  if (known !== null) return known;
  const text = document.createElementNS(SVG, 'text');
  text.setAttribute(`data-${corner}`, '');
  const { left, right, top, bottom } = shapes.get(node) ?? NOWHERE;
  text.setAttribute('x', String(corner === 'mark' ? right : left));
  text.setAttribute('y', String(corner === 'note' ? bottom + 14 : top - 5));
  node.append(text);
  return text;
}

function putText(node: SVGGElement, corner: Corner, text: string): void {
  if (text === '' && node.querySelector(`:scope > text[data-${corner}]`) === null) return;
  const element = cornerText(node, corner);
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Puts the state of every node on the drawing: attributes for the style sheet and a mark in text, so that no state
 * is told by colour alone. Nothing is laid out again.
 */
export function paintStates(
  nodes: ReadonlyMap<string, SVGGElement>,
  states: Readonly<Record<string, NodeState>>,
  words: { readonly overdue: string },
): void {
  for (const [id, node] of nodes) {
    const state = states[id];
    const isOverdue = state?.overdue === true;
    const text = isOverdue ? `${words.overdue} ${state?.mark ?? ''}`.trim() : (state?.mark ?? '');
    paintState(node, state);
    putText(node, 'mark', text);
  }
}

/** The attributes alone, for drawings too small for words. */
export function paintState(node: SVGElement, state: NodeState | undefined): void {
  const isOverdue = String(state?.overdue === true);
  if (node.dataset['state'] !== (state?.state ?? '')) node.dataset['state'] = state?.state ?? '';
  if (node.dataset['overdue'] !== isOverdue) node.dataset['overdue'] = isOverdue;
}

/** A second, small line at the node: which round, how many have reported, how long is left. */
export function paintNotes(
  nodes: ReadonlyMap<string, SVGGElement>,
  notes: Readonly<Record<string, string>>,
): void {
  for (const [id, node] of nodes) putText(node, 'note', notes[id] ?? '');
}

export function paintOverlay(
  nodes: ReadonlyMap<string, SVGGElement>,
  overlay: Readonly<Record<string, OverlayMark>>,
): void {
  for (const [id, node] of nodes) {
    const mark = overlay[id];
    if (mark === undefined) delete node.dataset['overlay'];
    else node.dataset['overlay'] = mark.kind;
    putText(node, 'overlay', mark?.text ?? '');
  }
}

/** Thick where the flow went, faint where it cannot go any more. */
export function paintEdges(
  drawn: ReadonlyMap<string, readonly Element[]>,
  names: readonly string[],
  states: readonly EdgeState[],
): void {
  names.forEach((name, place) => {
    const state = states[place] ?? 'open';
    for (const element of drawn.get(name) ?? []) {
      if (element.getAttribute('data-way') !== state) element.setAttribute('data-way', state);
    }
  });
}

export function paintSelected(nodes: ReadonlyMap<string, SVGElement>, selected: string | null): void {
  for (const [id, node] of nodes) node.classList.toggle('wd-selected', id === selected);
}

/** Where the keyboard stands. */
export function paintCursor(nodes: ReadonlyMap<string, SVGElement>, cursor: string | null): void {
  for (const [id, node] of nodes) node.classList.toggle('wd-cursor', id === cursor);
}
