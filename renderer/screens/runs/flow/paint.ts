import type { NodeState } from '../../../../shared/plan/run-types';

const SVG = 'http://www.w3.org/2000/svg';

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

function markOf(node: SVGGElement): SVGTextElement {
  const known = node.querySelector<SVGTextElement>(':scope > text[data-mark]');
  if (known !== null) return known;
  const mark = document.createElementNS(SVG, 'text');
  mark.setAttribute('data-mark', '');
  mark.setAttribute('aria-hidden', 'true');
  const box = node.getBBox?.() ?? { x: 0, y: 0, width: 0, height: 0 };
  mark.setAttribute('x', String(box.x + box.width));
  mark.setAttribute('y', String(box.y - 5));
  node.append(mark);
  return mark;
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
    if (node.dataset.state !== state?.state) node.dataset.state = state?.state ?? '';
    if (node.dataset.overdue !== String(isOverdue)) node.dataset.overdue = String(isOverdue);
    if (text === '' && node.querySelector(':scope > text[data-mark]') === null) continue;
    const mark = markOf(node);
    if (mark.textContent !== text) mark.textContent = text;
  }
}

export function paintSelected(nodes: ReadonlyMap<string, SVGGElement>, selected: string | null): void {
  for (const [id, node] of nodes) node.classList.toggle('wd-selected', id === selected);
}
