/** A flowchart as nodes and arrows, and the reading of one out of Mermaid's own parser. */
import { decodeHtml } from '../htmlParts';
import { tidy } from '../source';

export type FlowNode = {
  readonly id: string;
  readonly text: string;
  /** Mermaid's name of the shape: square, diamond, stadium, hexagon, lean_right … */
  readonly shape: string;
  /** innermost subgraph */
  readonly group: string | null;
  /** address of a link on the node; '' for none */
  readonly link: string;
};
export type FlowEdge = { readonly from: string; readonly to: string; readonly text: string };
export type FlowGroup = { readonly id: string; readonly title: string; readonly nodes: readonly string[] };
export type FlowGraph = {
  readonly title: string;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly groups: readonly FlowGroup[];
  /** nodes or arrows beyond what is taken were left */
  readonly isCut?: boolean;
};

/** As many blocks as a plan may hold, and the arrows between them. */
export const MAX_NODES = 400;
export const MAX_EDGES = 1_500;

/** What of Mermaid's flowchart store is read; its `getData` would lay the text out for drawing. */
export type FlowStore = {
  readonly getVertices: () => ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly text?: string | undefined;
      readonly type?: string | undefined;
      readonly link?: string | undefined;
    }
  >;
  readonly getEdges: () => readonly {
    readonly start: string;
    readonly end: string;
    readonly text?: string | undefined;
  }[];
  readonly getSubGraphs: () => readonly {
    readonly id: string;
    readonly title: string;
    readonly nodes: readonly string[];
  }[];
};

/** A label as text: line breaks and entities read, tags and Markdown signs taken out. */
export function labelText(raw: string): string {
  const entities = raw
    .replace(/#(\d{1,7});/g, '&#$1;')
    .replace(/#(\w{2,8});/g, '&$1;')
    .replace(/ﬂ°°(\d+)¶ß/g, '&#$1;')
    .replace(/ﬂ°(\w+)¶ß/g, '&$1;');
  const broken = entities.replaceAll(/<br\s*\/?>|\\n/gi, '\n').replaceAll(/<\/?[a-z][^<>]*>/gi, '');
  return tidy(decodeHtml(broken).replaceAll(/\*\*|__|`/g, ''));
}

const isStore = (db: unknown): db is FlowStore =>
  typeof db === 'object' && db !== null && 'getVertices' in db && 'getEdges' in db && 'getSubGraphs' in db;

/** The title of the front matter, which the parser passes over. */
const titleIn = (source: string): string =>
  /^---\s*\n(?:.*\n)*?title:\s*(.+?)\s*\n(?:.*\n)*?---/
    .exec(source.trimStart())?.[1]
    ?.replaceAll(/^["']|["']$/g, '') ?? '';

/** The graph that Mermaid's parser put into its store; null when the text was another kind of diagram. */
export function readFlowchart(db: unknown, source: string): FlowGraph | null {
  if (!isStore(db)) return null;
  const groups = db
    .getSubGraphs()
    .map(({ id, title, nodes }) => ({ id, title: labelText(title), nodes: [...nodes] }));
  const groupIds = new Set(groups.map(({ id }) => id));
  // A subgraph comes after those that lie in it: the first that has the node is the innermost.
  const groupOf = (id: string): string | null => groups.find(({ nodes }) => nodes.includes(id))?.id ?? null;
  const all = [...db.getVertices().values()].filter(({ id }) => !groupIds.has(id));
  const vertices = all.slice(0, MAX_NODES);
  const arrows = db.getEdges();
  const nodes = vertices.map(({ id, text, type, link }) => ({
    id,
    text: labelText(text ?? id),
    shape: type ?? 'square',
    group: groupOf(id),
    link: link ?? '',
  }));
  const isCut = all.length > MAX_NODES || arrows.length > MAX_EDGES;
  const edges = arrows
    .slice(0, MAX_EDGES)
    .map(({ start, end, text }) => ({ from: start, to: end, text: labelText(text ?? '') }));
  return { title: labelText(titleIn(source)), nodes, edges: ofGroups(edges, groups), groups, isCut };
}

/** An arrow at a subgraph is an arrow at the nodes where it is entered or left. */
function ofGroups(edges: readonly FlowEdge[], groups: readonly FlowGroup[]): readonly FlowEdge[] {
  const inside = (id: string): readonly string[] => {
    const group = groups.find((one) => one.id === id);
    return group === undefined ? [id] : group.nodes.flatMap((node) => (node === id ? [] : inside(node)));
  };
  const at = (id: string, side: 'from' | 'to'): readonly string[] => {
    const nodes = inside(id);
    if (nodes.length === 1 && nodes[0] === id) return nodes;
    const other = side === 'from' ? 'to' : 'from';
    const within = edges.filter((edge) => nodes.includes(edge.from) && nodes.includes(edge.to));
    const open = nodes.filter((node) => !within.some((edge) => edge[side] === node && edge[other] !== node));
    return open.length > 0 ? open : nodes.slice(0, 1);
  };
  return edges
    .flatMap((edge) =>
      at(edge.from, 'from').flatMap((from) => at(edge.to, 'to').map((to) => ({ from, to, text: edge.text }))),
    )
    .slice(0, MAX_EDGES);
}
