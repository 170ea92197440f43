/**
 * Plans as YAML that a person can read: keys in one order, blocks as indented lines, short lists and fields on one
 * line, quotes only where a reader of YAML (1.2, or an old 1.1 one) would take the text for something else.
 */
import { Document, isMap, isPair, isScalar, isSeq, type Node, type ToStringOptions } from 'yaml';
import type { WorkPlan } from './types';

/** The order of keys in every map of the format; what is not listed follows before the inner flows. */
const KEYS: readonly string[] = [
  ...['id', 'field', 'step', 'choice', 'fork', 'loop', 'spawn', 'subplan', 'wait', 'end', 'when'],
  ...['code', 'note', 'type', 'label', 'unit', 'min', 'max', 'required'],
  ...['title', 'title_en', 'question_en', 'when_en', 'url', 'name', 'sha256'],
  ...['category', 'hazards', 'warning_types', 'profiles', 'level_notes', 'county', 'city', 'province'],
  ...['trigger', 'trigger_en', 'purpose', 'basis_text', 'reviewed_every_months'],
  ...['every', 'until', 'until_en', 'post', 'by', 'decided_by', 'on_change', 'obligation'],
  ...['limit', 'clock', 'chase', 'for', 'at', 'fact', 'instruction', 'to', 'ticks', 'links', 'attachments'],
  ...['outputs', 'mandatory', 'basis', 'source'],
];
const LAST_KEYS: readonly string[] = ['lanes', 'options', 'flow'];
/** Lists whose entries are short enough for one line each. */
const LINE_LISTS: ReadonlySet<string> = new Set(['ticks', 'links', 'attachments', 'warning_types']);

/** How every text of a plan is written: no folding, so that one line of the file is one value. */
export const YAML_STYLE: ToStringOptions = { lineWidth: 0, flowCollectionPadding: false, singleQuote: true };

/** Where a key stands among the keys of its map; smaller is earlier. */
export function keyRank(key: string): number {
  const last = LAST_KEYS.indexOf(key);
  if (last >= 0) return KEYS.length + 1 + last;
  const place = KEYS.indexOf(key);
  return place < 0 ? KEYS.length : place;
}

/** Keys in their order and each list in its style. `key` is the key that the value stands under. */
function style(node: unknown, key: string): void {
  if (isSeq(node)) {
    if (node.items.every(isScalar)) node.flow = true;
    for (const item of node.items) {
      style(item, '');
      if (LINE_LISTS.has(key) && isMap(item)) item.flow = true;
    }
  }
  if (!isMap(node)) return;
  node.items.sort((a, b) => keyRank(keyOf(a)) - keyRank(keyOf(b)));
  for (const pair of node.items) style(pair.value, keyOf(pair));
}

const keyOf = (pair: unknown): string => (isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '');

/** A value of the format as a node in the style of the shipped plans; `key` is the key that it will stand under. */
export function styledNode(document: Document.Parsed | Document, value: unknown, key: string): Node {
  const node = document.createNode(value, { aliasDuplicateObjects: false }) as Node;
  style(node, key);
  return node;
}

/**
 * The text of a plan. parsePlan reads it back as an equal value, whatever its titles hold. The plan is written as it
 * is: a plan that was resolved for a run (sub-plans in, levels left out) is written so too.
 */
export function planToYaml(plan: WorkPlan): string {
  const document = new Document(null, { schema: 'core', compat: 'yaml-1.1', aliasDuplicateObjects: false });
  document.contents = styledNode(document, plan, '') as typeof document.contents;
  return document.toString(YAML_STYLE);
}
