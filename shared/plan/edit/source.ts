/**
 * The text of a plan as something that can be changed in places. The text stays the truth: every change reads it,
 * changes nodes of its tree and writes the tree back, so comments, quotes and styles of what was not touched survive,
 * and so does whatever a draft holds that the format does not know. A text in the style of the shipped plans comes
 * back byte for byte; another indentation is made even by the first change.
 */
import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Scalar,
  type ScalarTag,
  type Tags,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { keyRank, styledNode, YAML_STYLE } from '../writeYaml';
import { readTree } from './tree';

/** From the plan down: `['flow', 2, 'lanes', 0, 'flow', 1]`. */
export type PlanPath = readonly (string | number)[];
export type PlanDocument = Document.Parsed;

const NEVER = /(?!)/;

/** Numbers that are not written by digits alone. */
function isOtherNumber(tag: Tags[number]): tag is ScalarTag {
  if (typeof tag === 'string') return false;
  return tag.tag === 'tag:yaml.org,2002:float' || (tag.tag === 'tag:yaml.org,2002:int' && 'format' in tag);
}

/** The tree of a text, or null when it is no readable YAML (or hostile, or no map): then only the text can be edited. */
export function openDocument(text: string): PlanDocument | null {
  if (readTree(text) === null) return null;
  const document = parseDocument(text, {
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    // as in yaml-source: only digits are a number, so that the warning code 11E02 is not written back as 1100
    customTags: (tags) => tags.map((tag) => (isOtherNumber(tag) ? { ...tag, test: NEVER } : tag)),
  });
  if (document.errors.length > 0) return null;
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    document.contents = document.createNode({}) as unknown as typeof document.contents;
  return isMap(document.contents) ? document : null;
}

export function textOf(document: PlanDocument): string {
  return document.toString(YAML_STYLE);
}

export function mapAt(document: PlanDocument, path: PlanPath): YAMLMap | null {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isMap(node) ? node : null;
}

export function seqAt(document: PlanDocument, path: PlanPath): YAMLSeq | null {
  const node = document.getIn(path, true);
  return isSeq(node) ? node : null;
}

/** The list under `key` of the map at `path`, made when it is not there, and written as indented lines from now on. */
export function openSeq(document: PlanDocument, path: PlanPath, key: string): YAMLSeq | null {
  const holder = mapAt(document, path);
  if (holder === null) return null;
  path.forEach((_, index) => {
    const around = document.getIn(path.slice(0, index + 1), true);
    if (isCollection(around)) around.flow = false;
  });
  const known = holder.get(key, true);
  if (isSeq(known)) {
    known.flow = false;
    return known;
  }
  // what stands there and is no list is not thrown away
  if (known !== undefined && !(isScalar(known) && known.value === null)) return null;
  const made = styledNode(document, [], key) as YAMLSeq;
  made.flow = false;
  putKey(document, holder, key, made);
  return made;
}

/** Sets a key; a new one goes where keys of its name stand in the format. */
export function putKey(document: PlanDocument, map: YAMLMap, key: string, value: unknown): void {
  const known = map.items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === key);
  if (known !== undefined) {
    known.value = value;
    return;
  }
  const pair = document.createPair(key, value);
  const rank = keyRank(key);
  const before = map.items.findIndex(
    (other) => isScalar(other.key) && keyRank(String(other.key.value)) > rank,
  );
  map.items.splice(before < 0 ? map.items.length : before, 0, pair as (typeof map.items)[number]);
}

/** A text that a reader of YAML, also of an old one, would take for a number or for yes and no is quoted. */
const READ_AS_ELSE = /^([-+]?\.?\d[\d_.,:eExXa-fA-F+-]*|y|n|yes|no|on|off)$/i;

export function scalarFor(document: PlanDocument, value: unknown): Scalar {
  const node = document.createNode(value) as Scalar;
  if (typeof value === 'string' && READ_AS_ELSE.test(value)) node.type = 'QUOTE_SINGLE';
  return node;
}

/** Where a node stands, or null when it is not in the tree. */
export function pathOf(document: PlanDocument, wanted: unknown): PlanPath | null {
  const search = (node: unknown, path: PlanPath): PlanPath | null => {
    if (node === wanted) return path;
    if (isSeq(node)) return first(node.items.map((item, index) => () => search(item, [...path, index])));
    if (!isMap(node)) return null;
    return first(
      node.items.map(
        (pair) => () => (isScalar(pair.key) ? search(pair.value, [...path, String(pair.key.value)]) : null),
      ),
    );
  };
  return search(document.contents, []);
}

function first(tries: readonly (() => PlanPath | null)[]): PlanPath | null {
  for (const one of tries) {
    const found = one();
    if (found !== null) return found;
  }
  return null;
}
