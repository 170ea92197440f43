/** Sets fields of one node of a draft; scalars keep their comments and their place. */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { styledNode } from '../writeYaml';
import type { FieldValue } from './edits';
import { type PlanDocument, type PlanPath, putKey, scalarFor } from './source';
import { isMap as isRawMap, type NodeKind, type Raw, TITLE_KEYS } from './tree';

function valueNode(document: PlanDocument, value: unknown, key: string): Node {
  return typeof value === 'object' && value !== null
    ? styledNode(document, value, key)
    : scalarFor(document, value);
}

function setOne(document: PlanDocument, path: PlanPath, value: unknown): boolean {
  const key = path.at(-1);
  if (key === undefined) return false;
  const known = document.getIn(path, true);
  if (value === undefined) {
    if (known !== undefined) document.deleteIn(path);
    return true;
  }
  if (isScalar(known) && (typeof value !== 'object' || value === null)) {
    const fresh = scalarFor(document, value);
    if (typeof value === 'string') known.type = fresh.type ?? 'PLAIN';
    known.value = value;
    return true;
  }
  const around = path.slice(0, -1);
  let holder: unknown = around.length === 0 ? document.contents : document.getIn(around, true);
  if (holder === undefined || (isScalar(holder) && holder.value === null)) {
    if (!setOne(document, around, {})) return false;
    holder = document.getIn(around, true);
    // an empty map is written on one line; this one is to be filled
    if (isMap(holder)) holder.flow = false;
  }
  const node = valueNode(document, value, String(key));
  if (isMap(holder)) putKey(document, holder, String(key), node);
  else if (isSeq(holder)) holder.set(Number(key), node);
  else return false;
  return true;
}

/** False when something that is no map or list stands in the way. */
export function setFields(document: PlanDocument, path: PlanPath, values: readonly FieldValue[]): boolean {
  return values.every(({ field, value }) => setOne(document, [...path, ...field], value));
}

const PAIRS: Readonly<Record<string, string>> = { until: 'until_en', trigger: 'trigger_en' };

/**
 * A new Chinese text, and its English one as long as that only repeats the Chinese: who writes no English need not
 * fill it, and who wrote it keeps it.
 */
export function withEnglish(kind: NodeKind, raw: Raw, key: string, value: string): readonly FieldValue[] {
  const [zh, en] = TITLE_KEYS[kind];
  const english = key === zh ? en : PAIRS[key];
  const own = { field: [key], value };
  if (english === undefined || !isRawMap(raw)) return [own];
  const isFollowing = raw[english] === undefined || raw[english] === '' || raw[english] === raw[key];
  return isFollowing ? [own, { field: [english], value }] : [own];
}
