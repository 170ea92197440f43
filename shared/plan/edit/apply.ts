/** Applies one edit to the text of a draft. Pure; a refusal changes nothing. */
import { isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { styledNode } from '../writeYaml';
import { blankBlock, blankLane, blankOption, freshId, stepDefaults } from './blank';
import type { EditRefusal, EditResult, FieldValue, PlanEdit, WrapKind } from './edits';
import { setFields } from './setFields';
import {
  mapAt,
  openDocument,
  openSeq,
  type PlanDocument,
  type PlanPath,
  pathOf,
  putKey,
  seqAt,
  textOf,
} from './source';
import { type EditNode, hasFlow, isWithin, nodeAt, readTree, type Spot, takenIds } from './tree';

class Refused {
  readonly code: EditRefusal;
  constructor(code: EditRefusal) {
    this.code = code;
  }
}
const refuse = (code: EditRefusal): never => {
  throw new Refused(code);
};

/** The list an entry stands in, and its place there. */
function placeOf(document: PlanDocument, path: PlanPath): { seq: YAMLSeq; index: number; item: unknown } {
  const seq = seqAt(document, path.slice(0, -1)) ?? refuse('gone');
  const index = Number(path.at(-1));
  if (index < 0 || index >= seq.items.length) refuse('gone');
  return { seq, index, item: seq.items[index] };
}

class Editor {
  private readonly document: PlanDocument;
  private readonly root: EditNode;
  private readonly taken: Set<string>;
  constructor(document: PlanDocument, root: EditNode) {
    this.document = document;
    this.root = root;
    this.taken = new Set(takenIds(root));
  }

  /** Does it; gives the node to select after it, or null for what stands at the old path. */
  apply(edit: PlanEdit): unknown {
    switch (edit.op) {
      case 'insert':
        return this.put(edit.at, [blankBlock(edit.kind, this.taken, edit.post)]);
      case 'delete':
        return this.remove(edit.path);
      case 'duplicate':
        return this.duplicate(edit.path);
      case 'move':
        return this.move(edit.path, edit.to);
      case 'up':
        return this.shift(edit.path, -1);
      case 'down':
        return this.shift(edit.path, 1);
      case 'in':
        return this.indent(edit.path);
      case 'out':
        return this.outdent(edit.path);
      case 'add':
        return this.add(edit.path, edit.post);
      case 'wrap':
        return this.wrap(edit.path, edit.count, edit.kind, edit.post);
      case 'unwrap':
        return this.unwrap(edit.path);
      case 'retype':
        return this.retype(edit.path, edit.step);
      case 'set':
        return this.set(edit.path, edit.values);
    }
  }

  private node(path: PlanPath): EditNode {
    return nodeAt(this.root, path) ?? refuse('gone');
  }

  private block(path: PlanPath): EditNode {
    const node = this.node(path);
    return path.at(-2) === 'flow' ? node : refuse('no_place');
  }

  private flowAt(holder: PlanPath): YAMLSeq {
    if (!hasFlow(this.node(holder).kind)) refuse('no_place');
    return openSeq(this.document, holder, 'flow') ?? refuse('no_place');
  }

  private put(at: Spot, values: readonly unknown[]): unknown {
    const seq = this.flowAt(at.holder);
    const nodes = values.map((value) => styledNode(this.document, value, ''));
    seq.items.splice(Math.max(0, Math.min(seq.items.length, at.index)), 0, ...nodes);
    return nodes[0];
  }

  private remove(path: PlanPath): unknown {
    const { seq, index } = placeOf(this.document, this.node(path).path);
    seq.items.splice(index, 1);
    return seq.items[index] ?? seq.items[index - 1] ?? this.document.getIn(path.slice(0, -2), true);
  }

  private duplicate(path: PlanPath): unknown {
    const node = this.node(path);
    const { seq, index, item } = placeOf(this.document, path);
    const copy = isMap(item) ? item.clone() : refuse('no_place');
    this.renew(copy, node);
    seq.items.splice(index + 1, 0, copy);
    return copy;
  }

  /** Fresh ids for a copy and all blocks and lanes in it. */
  private renew(copy: unknown, node: EditNode): void {
    if (!isMap(copy)) return;
    if (node.id !== '')
      putKey(this.document, copy, 'id', this.document.createNode(freshId(node.id, this.taken)));
    for (const child of node.children) {
      const [key, index] = child.path.slice(-2);
      const list = copy.get(String(key), true);
      if (isSeq(list)) this.renew(list.items[Number(index)], child);
    }
  }

  private move(path: PlanPath, to: Spot): unknown {
    this.block(path);
    if (isWithin(to.holder, path)) refuse('inside_itself');
    const target = this.flowAt(to.holder);
    const { seq, index, item } = placeOf(this.document, path);
    const place = seq === target && index < to.index ? to.index - 1 : to.index;
    seq.items.splice(index, 1);
    target.items.splice(Math.max(0, Math.min(target.items.length, place)), 0, item);
    return item;
  }

  /** Past its neighbour; at the edge of a lane or option into the next one. */
  private shift(path: PlanPath, by: 1 | -1): unknown {
    this.node(path);
    if (path.length === 0) refuse('no_place');
    const { seq, index, item } = placeOf(this.document, path);
    const other = index + by;
    if (other >= 0 && other < seq.items.length) {
      seq.items.splice(index, 1);
      seq.items.splice(other, 0, item);
      return item;
    }
    const holder = path.slice(0, -2);
    if (path.at(-2) !== 'flow' || !['lanes', 'options'].includes(String(holder.at(-2)))) refuse('no_place');
    const next = [...holder.slice(0, -1), Number(holder.at(-1)) + by];
    const sibling = nodeAt(this.root, next) ?? refuse('no_place');
    return this.move(path, { holder: next, index: by > 0 ? 0 : sibling.children.length });
  }

  /** To the end of the block before it, else to the start of the block after it, when that one has an inside. */
  private indent(path: PlanPath): unknown {
    this.block(path);
    const index = Number(path.at(-1));
    const insides = (at: number): readonly EditNode[] => {
      const node = nodeAt(this.root, [...path.slice(0, -1), at]);
      if (node === null) return [];
      return hasFlow(node.kind) ? [node] : node.children.filter((child) => hasFlow(child.kind));
    };
    const before = index > 0 ? insides(index - 1).at(-1) : undefined;
    if (before) return this.move(path, { holder: before.path, index: before.children.length });
    const after = insides(index + 1)[0] ?? refuse('no_place');
    return this.move(path, { holder: after.path, index: 0 });
  }

  /** To behind the block around it. */
  private outdent(path: PlanPath): unknown {
    this.block(path);
    let around = path.slice(0, -2);
    if (['lanes', 'options'].includes(String(around.at(-2)))) around = around.slice(0, -2);
    if (around.length === 0) refuse('no_place');
    return this.move(path, { holder: around.slice(0, -2), index: Number(around.at(-1)) + 1 });
  }

  private add(path: PlanPath, post: string): unknown {
    const node = this.node(path);
    const isPart = node.kind === 'option' || node.kind === 'lane';
    const holder = isPart ? this.node(path.slice(0, -2)) : node;
    const key = holder.kind === 'fork' ? 'lanes' : holder.kind === 'choice' ? 'options' : refuse('no_place');
    const seq = openSeq(this.document, holder.path, key) ?? refuse('no_place');
    const value = key === 'lanes' ? blankLane(this.taken, post) : blankOption(seq.items.length + 1);
    const made = styledNode(this.document, value, '');
    seq.items.splice(isPart ? Number(path.at(-1)) + 1 : seq.items.length, 0, made);
    return made;
  }

  private wrap(path: PlanPath, count: number, kind: WrapKind, post: string): unknown {
    this.block(path);
    const { seq, index } = placeOf(this.document, path);
    const around = styledNode(this.document, blankBlock(kind, this.taken, post), '') as YAMLMap;
    const inner = seq.items.splice(index, Math.max(1, Math.min(count, seq.items.length - index)), around);
    const parts = kind === 'loop' ? null : around.get(kind === 'fork' ? 'lanes' : 'options', true);
    const holder = parts === null ? around : isSeq(parts) ? parts.items[0] : null;
    const flow = isMap(holder) ? holder.get('flow', true) : null;
    if (!isSeq(flow)) return refuse('no_place');
    flow.flow = false;
    flow.items.splice(0, flow.items.length, ...inner);
    seq.flow = false;
    return around;
  }

  /** What is inside takes the place of the block; lanes and options one after another. */
  private unwrap(path: PlanPath): unknown {
    const node = this.block(path);
    const holders = node.kind === 'loop' ? [node] : node.children.filter((child) => hasFlow(child.kind));
    if (node.kind !== 'loop' && node.kind !== 'choice' && node.kind !== 'fork') refuse('no_place');
    const inner = holders.flatMap((holder) => seqAt(this.document, [...holder.path, 'flow'])?.items ?? []);
    const seq = openSeq(this.document, path.slice(0, -2), 'flow') ?? refuse('gone');
    seq.items.splice(Number(path.at(-1)), 1, ...inner);
    return inner[0] ?? this.document.getIn(path.slice(0, -2), true);
  }

  /** What the other kind cannot carry goes; what it must carry comes with a value to begin with. */
  private retype(path: PlanPath, step: 'action' | 'order' | 'call' | 'report'): unknown {
    const map = mapAt(this.document, path) ?? refuse('gone');
    if (this.node(path).kind !== 'step') refuse('no_place');
    const wanted = stepDefaults(step);
    const unwanted = ['limit', 'clock', 'chase', 'to', 'obligation'].filter(
      (key) => !Object.hasOwn(wanted, key),
    );
    for (const key of unwanted) if (!(key === 'to' && step === 'action')) map.delete(key);
    putKey(this.document, map, 'step', this.document.createNode(step));
    for (const [key, value] of Object.entries(wanted))
      if (!map.has(key)) putKey(this.document, map, key, styledNode(this.document, value, key));
    return map;
  }

  private set(path: PlanPath, values: readonly FieldValue[]): unknown {
    this.node(path);
    if (!setFields(this.document, path, values)) refuse('no_place');
    return null;
  }
}

/** Structural edits could nest the text deeper than it can be read again; a field cannot. */
const NESTING: ReadonlySet<PlanEdit['op']> = new Set([
  'insert',
  'duplicate',
  'move',
  'in',
  'wrap',
  'add',
  'up',
  'down',
]);

/**
 * The text after the edit and the path of what is to be selected then. Every block that was not deleted is still there
 * exactly once, with its comments; ids are never given twice.
 */
export function applyEdit(text: string, edit: PlanEdit): EditResult {
  const document = openDocument(text);
  const tree = readTree(text);
  if (document === null || tree === null) return { ok: false, code: 'unreadable' };
  try {
    const selected = new Editor(document, tree.root).apply(edit);
    const path = selected === null ? null : pathOf(document, selected);
    const written = textOf(document);
    if (NESTING.has(edit.op) && readTree(written) === null) return { ok: false, code: 'too_deep' };
    return { ok: true, text: written, path: path ?? ('path' in edit ? edit.path : edit.at.holder) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code };
    throw error;
  }
}
