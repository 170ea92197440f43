/**
 * Reads a YAML text that nobody vouches for into plain values that remember where they stood. What could exhaust the
 * parser (size, nesting, aliases) is refused by looking at the tokens, before a tree is built.
 */
import {
  CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from 'yaml';

export const MAX_BYTES = 1_048_576;
const MAX_TOKENS = 100_000;
/** Block structure can nest no deeper than its column; flow collections by their brackets. */
const MAX_COLUMN = 120;
const MAX_MARKS_IN_LINE = 40;
const MAX_FLOW_DEPTH = 8;

export type Place = { readonly line: number; readonly column: number };
/** A finding before it is worded: where, what, and the values its words need. */
export type Finding = {
  readonly offset: number;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly block?: string;
};
/** Where a map or list stood and each of its entries. */
type Places = {
  readonly at: number;
  readonly keys: ReadonlyMap<string, number>;
  readonly values: ReadonlyMap<string | number, number>;
};
export type YamlSource = {
  readonly value: unknown;
  /** Offset of what `path` leads to from `root`, or of the deepest part of it that is there. */
  readonly offsetOf: (root: unknown, path?: readonly PropertyKey[]) => number;
  /** Offset of a key itself. */
  readonly offsetOfKey: (root: unknown, path: readonly PropertyKey[], key: string) => number;
  readonly placeOf: (offset: number) => Place;
};
export type YamlResult =
  | { readonly ok: true; readonly source: YamlSource; readonly findings: readonly Finding[] }
  | {
      readonly ok: false;
      readonly findings: readonly Finding[];
      readonly placeOf: (offset: number) => Place;
    };

/** Control characters other than tab and line breaks, and halves of surrogate pairs. */
const UNUSABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length && bytes <= MAX_BYTES; i += 1) {
    const unit = text.charCodeAt(i);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  return bytes;
}

function textFinding(text: string): Finding | null {
  if (utf8Length(text) > MAX_BYTES) return { offset: 0, code: 'too_big', params: { max: 1 } };
  const control = text.search(UNUSABLE);
  // the first character may be a mark of the byte order; anywhere else nobody can see it
  const unusable = control >= 0 ? control : text.indexOf('\ufeff', 1);
  return unusable >= 0 ? { offset: unusable, code: 'text_unusable' } : null;
}

/** What the walk over the tokens remembers: where the line began and how much structure is open. */
type Structure = { lineStart: number; marks: number; depth: number };

function tokenFinding(text: string, token: string, at: number, seen: Structure): string | null {
  switch (CST.tokenType(token)) {
    case 'alias':
    case 'anchor':
      return 'alias';
    case 'tag':
    case 'directive-line':
      return 'tag';
    case 'flow-map-start':
    case 'flow-seq-start':
      seen.depth += 1;
      break;
    case 'flow-map-end':
    case 'flow-seq-end':
      seen.depth -= 1;
      break;
    case 'seq-item-ind':
    case 'explicit-key-ind':
    case 'map-value-ind':
      seen.marks += 1;
      if (seen.depth === 0 && at - seen.lineStart > MAX_COLUMN && !isValueOfKey(text, seen.lineStart, at))
        return 'too_deep';
      break;
    default:
  }
  return seen.depth > MAX_FLOW_DEPTH || seen.marks > MAX_MARKS_IN_LINE ? 'too_deep' : null;
}

/** Walks the tokens once; the first thing that is refused, or null. */
function structureFinding(text: string): Finding | null {
  const seen: Structure = { lineStart: 0, marks: 0, depth: 0 };
  let offset = 0;
  let count = 0;
  let isContent = false;
  for (const token of new Lexer().lex(text)) {
    count += 1;
    if (count > MAX_TOKENS) return { offset, code: 'too_complex' };
    const code = isContent ? null : tokenFinding(text, token, offset, seen);
    if (code) return { offset, code };
    isContent = token === CST.SCALAR;
    if (isContent || token === CST.DOCUMENT || token === CST.FLOW_END) continue;
    offset += token.length;
    const newline = token.lastIndexOf('\n');
    if (newline >= 0) {
      seen.lineStart = offset - token.length + newline + 1;
      seen.marks = 0;
    }
  }
  return null;
}

/** A colon far to the right is harmless when its key began near the left. */
function isValueOfKey(text: string, lineStart: number, at: number): boolean {
  const indent = text.slice(lineStart, at).search(/[^ ]/);
  return text[at] === ':' && indent <= MAX_COLUMN;
}

const MESSAGES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'yaml_tab',
  BAD_INDENT: 'yaml_indent',
  MULTIPLE_DOCS: 'yaml_documents',
  MISSING_CHAR: 'yaml_missing',
  UNEXPECTED_TOKEN: 'yaml_token',
  BLOCK_AS_IMPLICIT_KEY: 'yaml_indent',
  MULTILINE_IMPLICIT_KEY: 'yaml_missing',
};
/** What is said of a line about which the parser says several things: the likeliest slip first. */
const LIKELY: readonly string[] = ['yaml_documents', 'yaml_tab', 'yaml_colon', 'yaml_indent', 'yaml_token'];

type ParseError = {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
};

/** The parser's own words name what it wanted, not what the writer did. */
function messageOf(error: ParseError, text: string): string {
  const from = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  const end = text.indexOf('\n', error.pos[0]);
  const line = text.slice(from, end < 0 ? undefined : end);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && /: .*: /.test(`${line} `)) return 'yaml_colon';
  if (error.message.startsWith('Sequence item without')) return 'yaml_indent';
  // a bracket that was left open takes in the next line
  if (error.code === 'BAD_INDENT' && error.message.startsWith('Flow ')) return 'yaml_missing';
  return MESSAGES[error.code] ?? 'yaml';
}

/** Where a quote opens that is never closed: the parser only sees that the text is over. */
function openQuote(text: string): number | null {
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === CST.SCALAR || token === CST.DOCUMENT || token === CST.FLOW_END) continue;
    const quote = token[0];
    if ((quote === '"' || quote === "'") && (token.length === 1 || !token.endsWith(quote))) return offset;
    offset += token.length;
  }
  return null;
}

/**
 * What is wrong with the first line that cannot be read. What the parser says of the lines after it mostly follows from
 * that one and would only hide it.
 */
function syntaxFinding(
  errors: readonly ParseError[],
  text: string,
  placeOf: (offset: number) => Place,
): Finding | null {
  const [first] = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (!first) return null;
  const { line } = placeOf(first.pos[0]);
  const ranked = errors
    .filter((error) => placeOf(error.pos[0]).line === line)
    .map((error) => {
      const code = messageOf(error, text);
      const rank = LIKELY.indexOf(code);
      return { error, code, rank: rank < 0 ? LIKELY.length : rank };
    })
    .sort((a, b) => a.rank - b.rank);
  const [best] = ranked;
  if (!best) return null;
  const { message: detail, pos } = best.error;
  const opened = detail.startsWith('Missing closing') ? openQuote(text) : null;
  return { offset: opened ?? pos[0], code: best.code, params: { detail } };
}

/** Turns the tree into plain values; duplicate keys and keys that are no words are findings. */
class Converter {
  readonly places = new WeakMap<object, Places>();
  readonly findings: Finding[] = [];

  value(node: unknown): unknown {
    if (isMap(node)) return this.map(node);
    if (isSeq(node)) {
      const list: unknown[] = [];
      const values = new Map<number, number>();
      for (const item of node.items) {
        values.set(list.length, startOf(item, startOf(node)));
        list.push(this.value(item));
      }
      this.places.set(list, { at: startOf(node), keys: new Map(), values });
      return list;
    }
    if (isAlias(node)) this.findings.push({ offset: startOf(node), code: 'alias' });
    return isScalar(node) ? plain(node) : null;
  }

  private map(node: { readonly items: readonly unknown[] } & Pick<Node, 'range'>): object {
    const map: Record<string, unknown> = {};
    const keys = new Map<string, number>();
    const values = new Map<string, number>();
    for (const item of node.items) {
      const { key, value } = item as { readonly key: unknown; readonly value: unknown };
      const offset = startOf(key, startOf(node));
      const name = isScalar(key) && typeof key.value === 'string' ? key.value : null;
      if (name === null || name === '__proto__') this.findings.push({ offset, code: 'bad_key' });
      else if (keys.has(name)) this.findings.push({ offset, code: 'duplicate_key', params: { key: name } });
      else {
        keys.set(name, offset);
        values.set(name, startOf(value, offset));
        map[name] = this.value(value);
      }
    }
    this.places.set(map, { at: startOf(node), keys, values });
    return map;
  }
}

/** Whole numbers only: the warning code 11E02 is a word to those who write it, and 1100 to YAML. */
function plain(node: Scalar): unknown {
  const { value, source } = node;
  return typeof value === 'number' && source !== undefined && !/^-?\d+$/.test(source) ? source : value;
}

function startOf(node: unknown, otherwise = 0): number {
  return (node as { readonly range?: readonly number[] | null } | null)?.range?.[0] ?? otherwise;
}

function locate(places: WeakMap<object, Places>, root: unknown, path: readonly PropertyKey[]): number {
  let offset = 0;
  let current = root;
  for (const step of [undefined, ...path]) {
    if (step !== undefined) {
      const inside = isObject(current) ? places.get(current)?.values.get(step as string | number) : undefined;
      if (inside === undefined || !isObject(current)) return offset;
      offset = inside;
      current = (current as Record<PropertyKey, unknown>)[step];
    }
    if (isObject(current)) offset = places.get(current)?.at ?? offset;
  }
  return offset;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Reads the text. A file with findings of its own (a duplicate key) is still read, so that all are told at once. */
export function readYaml(text: string): YamlResult {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.max(0, offset));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const refused = textFinding(text) ?? structureFinding(text);
  if (refused) {
    lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at >= 0 && at < refused.offset; at = text.indexOf('\n', at + 1))
      lines.addNewLine(at + 1);
    return { ok: false, findings: [refused], placeOf };
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    // duplicate keys are found here in linear time instead
    uniqueKeys: false,
    prettyErrors: false,
    // 'silent' would also keep quiet about a second document
    logLevel: 'error',
  });
  const broken = syntaxFinding([...document.errors, ...document.warnings], text, placeOf);
  if (broken) return { ok: false, findings: [broken], placeOf };
  const converter = new Converter();
  const value = converter.value(document.contents);
  const { places } = converter;
  const offsetOf = (root: unknown, path: readonly PropertyKey[] = []): number => locate(places, root, path);
  const offsetOfKey = (root: unknown, path: readonly PropertyKey[], key: string): number => {
    const holder = path.reduce<unknown>(
      (current, step) => (isObject(current) ? (current as Record<PropertyKey, unknown>)[step] : undefined),
      root,
    );
    return (isObject(holder) ? places.get(holder)?.keys.get(key) : undefined) ?? offsetOf(root, path);
  };
  return { ok: true, source: { value, offsetOf, offsetOfKey, placeOf }, findings: converter.findings };
}
