import { SaxesParser } from 'saxes';
import { ReadError, refuse } from './refusal';

/** An element with its own text, without attributes: nothing in CAP is said by them. */
export type XmlNode = {
  readonly name: string;
  readonly uri: string;
  /** `/alert/info[2]/area[1]` */
  readonly path: string;
  readonly text: string;
  readonly children: readonly XmlNode[];
};

/** CAP is five levels deep and its signature nine. */
const MAX_DEPTH = 16;
const MAX_ELEMENTS = 20_000;
const MAX_NAME = 100;
const MAX_ATTRIBUTE = 4_000;
const MAX_ATTRIBUTES = 32;

type Open = {
  readonly name: string;
  readonly uri: string;
  readonly path: string;
  readonly counts: Map<string, number>;
  readonly text: string[];
  readonly children: XmlNode[];
};

const PLACE = /^(?:undefined:)?(\d+:\d+): (.*)$/s;

/** The parser's own complaint as a refusal: `line:column` apart from the words. */
function fromParser(error: Error): ReadError {
  const [, where = null, words = error.message] = PLACE.exec(error.message) ?? [];
  const isEntity = /entity/.test(words);
  const isPrefix = /namespace|xmlns/.test(words);
  return new ReadError(isEntity ? 'entities' : isPrefix ? 'wrong_namespace' : 'not_xml', words, where);
}

function childPath(parent: Open | undefined, local: string): string {
  if (!parent) return `/${local}`;
  const count = (parent.counts.get(local) ?? 0) + 1;
  parent.counts.set(local, count);
  return `${parent.path}/${local}[${count}]`;
}

/**
 * The tree of a well-formed document with namespaces. A DOCTYPE is refused as soon as it is seen, so that no entity is ever declared; depth, number of
 * elements and size of names and attributes are bounded. Throws ReadError with `line:column`.
 */
export function readXml(xml: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: Open[] = [];
  let root: XmlNode | undefined;
  let elements = 0;
  const here = (): string => `${parser.line}:${parser.column}`;
  parser.on('doctype', () => refuse('doctype', 'a document type is not allowed', here()));
  parser.on('opentagstart', ({ name }) => {
    elements += 1;
    if (elements > MAX_ELEMENTS) refuse('too_many', `more than ${MAX_ELEMENTS} elements`, here());
    if (stack.length >= MAX_DEPTH) refuse('too_deep', `more than ${MAX_DEPTH} levels`, here());
    if (name.length > MAX_NAME) refuse('too_large', 'name of an element', here());
  });
  let attributes = 0;
  parser.on('attribute', ({ value }) => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) refuse('too_many', 'attributes', here());
    if (value.length > MAX_ATTRIBUTE) refuse('too_large', 'value of an attribute', here());
  });
  parser.on('opentag', ({ local, uri }) => {
    attributes = 0;
    const path = childPath(stack.at(-1), local);
    stack.push({ name: local, uri, path, counts: new Map(), text: [], children: [] });
  });
  const addText = (text: string): void => void stack.at(-1)?.text.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (!closed) return;
    const { name, uri, path, children } = closed;
    const node = { name, uri, path, children, text: closed.text.join('').trim() };
    const parent = stack.at(-1);
    if (parent) parent.children.push(node);
    else root = node;
  });
  parser.on('error', (error) => {
    throw fromParser(error);
  });
  parser.write(xml).close();
  return root ?? refuse('not_xml', 'no root element', null);
}
