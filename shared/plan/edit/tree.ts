/** A draft as a tree of blocks, whatever state it is in: what has no id, no title or no kind is still there. */
import { readYaml, type YamlSource } from '../yaml-source';
import type { PlanPath } from './source';

export const EDIT_KINDS = ['step', 'choice', 'fork', 'loop', 'spawn', 'subplan', 'wait', 'end'] as const;
export type EditKind = (typeof EDIT_KINDS)[number];
/** `unknown`: something in a flow that is no block yet. */
export type NodeKind = EditKind | 'plan' | 'option' | 'lane' | 'unknown';
export type Raw = Readonly<Record<string, unknown>>;

export type EditNode = {
  readonly path: PlanPath;
  readonly kind: NodeKind;
  /** '' when it has none */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly raw: Raw;
  readonly children: readonly EditNode[];
};
export type EditTree = { readonly root: EditNode; readonly source: YamlSource };

export const isMap = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (raw: Raw, key: string): readonly unknown[] => (Array.isArray(raw[key]) ? raw[key] : []);
const textIn = (raw: Raw, key: string): string => (typeof raw[key] === 'string' ? raw[key] : '');

/** Which keys hold what is written on a node, Chinese and English. */
export const TITLE_KEYS: Readonly<Record<NodeKind, readonly [zh: string, en: string]>> = {
  plan: ['title', 'title_en'],
  step: ['title', 'title_en'],
  choice: ['choice', 'question_en'],
  option: ['when', 'when_en'],
  fork: ['fork', 'title_en'],
  lane: ['title', 'title_en'],
  loop: ['loop', 'title_en'],
  spawn: ['title', 'title_en'],
  subplan: ['title', 'title_en'],
  wait: ['wait', 'title_en'],
  end: ['end', 'title_en'],
  unknown: ['title', 'title_en'],
};

export function kindOf(raw: unknown): NodeKind {
  if (!isMap(raw)) return 'unknown';
  return EDIT_KINDS.find((kind) => Object.hasOwn(raw, kind)) ?? 'unknown';
}

function nodeOf(raw: unknown, kind: NodeKind, path: PlanPath): EditNode {
  const map = isMap(raw) ? raw : {};
  const [zh, en] = TITLE_KEYS[kind];
  return {
    path,
    kind,
    id: textIn(map, 'id'),
    zh: textIn(map, zh),
    en: textIn(map, en),
    raw: map,
    children: childrenOf(map, kind, path),
  };
}

function childrenOf(raw: Raw, kind: NodeKind, path: PlanPath): readonly EditNode[] {
  const parts = (key: string, part: 'option' | 'lane'): readonly EditNode[] =>
    listIn(raw, key).map((entry, index) => nodeOf(entry, part, [...path, key, index]));
  if (kind === 'choice') return parts('options', 'option');
  if (kind === 'fork') return parts('lanes', 'lane');
  if (!hasFlow(kind)) return [];
  return listIn(raw, 'flow').map((entry, index) => nodeOf(entry, kindOf(entry), [...path, 'flow', index]));
}

/** Kinds with blocks of their own directly inside. */
export function hasFlow(kind: NodeKind): boolean {
  return kind === 'plan' || kind === 'loop' || kind === 'option' || kind === 'lane';
}

const known = new Map<string, EditTree | null>();
const MAX_KNOWN = 4;

/** The tree of a text, or null when the text cannot be read as YAML at all. An empty text is an empty plan. */
export function readTree(text: string): EditTree | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const tree = readNew(text);
  const [oldest] = known.keys();
  if (known.size >= MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(text, tree);
  return tree;
}

function readNew(text: string): EditTree | null {
  const read = readYaml(text);
  if (!read.ok) return null;
  const { value } = read.source;
  if (value !== null && !isMap(value)) return null;
  return { root: nodeOf(value, 'plan', []), source: read.source };
}

/** A node and all below it, in the order of the file. */
export function* walkNodes(node: EditNode): Generator<EditNode> {
  yield node;
  for (const child of node.children) yield* walkNodes(child);
}

export const samePath = (a: PlanPath, b: PlanPath): boolean =>
  a.length === b.length && a.every((step, index) => step === b[index]);
export const isWithin = (path: PlanPath, around: PlanPath): boolean =>
  around.length <= path.length && around.every((step, index) => step === path[index]);

export function nodeAt(root: EditNode, path: PlanPath): EditNode | null {
  if (samePath(root.path, path)) return root;
  const next = root.children.find((child) => isWithin(path, child.path));
  return next === undefined ? null : nodeAt(next, path);
}

/** The node at a path, or the nearest one around it that is still there. */
export function nearestNode(root: EditNode, path: PlanPath): EditNode {
  const next = root.children.find((child) => isWithin(path, child.path));
  return next === undefined ? root : nearestNode(next, path);
}

export function nodeById(root: EditNode, id: string): EditNode | null {
  for (const node of walkNodes(root)) if (node.id === id && node.kind !== 'plan') return node;
  return null;
}

/** Ids of all blocks and lanes. */
export function takenIds(root: EditNode): ReadonlySet<string> {
  return new Set([...walkNodes(root)].filter((node) => node.kind !== 'plan').map((node) => node.id));
}

/** A place in a flow: before the block that stands there now. */
export type Spot = { readonly holder: PlanPath; readonly index: number };

/**
 * Where a new block goes that is asked for before, after or inside a node. Nothing follows an `end` in its flow, so
 * "after" an end is before it. Inside a choice or fork is the end of its first option or lane. Null: no such place.
 */
export function spotFor(root: EditNode, node: EditNode, where: 'before' | 'after' | 'inside'): Spot | null {
  if (hasFlow(node.kind) && (where === 'inside' || node.kind !== 'loop')) return endOf(node);
  if (where === 'inside') {
    const [first] = node.children;
    return first === undefined ? null : endOf(first);
  }
  const holder = node.path.slice(0, -2);
  const index = Number(node.path.at(-1));
  if (nodeAt(root, holder) === null || node.path.at(-2) !== 'flow') return null;
  return { holder, index: where === 'before' || node.kind === 'end' ? index : index + 1 };
}

function endOf(node: EditNode): Spot {
  const { length } = node.children;
  return { holder: node.path, index: node.children.at(-1)?.kind === 'end' ? length - 1 : length };
}
