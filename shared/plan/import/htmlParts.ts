/**
 * Reads the tables and paragraphs out of HTML: what a reader of Word documents gives, and what Word and Excel put on the clipboard. Everything but text and
 * the shape of tables is passed over; nothing is fetched and nothing is run.
 */
import {
  type ImportCell,
  type ImportLine,
  type ImportPart,
  MAX_IMPORT_COLUMNS,
  MAX_IMPORT_PARTS,
  MAX_IMPORT_ROWS,
  tidy,
} from './source';

type Span = { readonly text: string; rows: number; readonly columns: number };
type OpenTable = {
  readonly rows: ImportCell[][];
  /** cells of rows above that reach down, by column */
  readonly reaching: Map<number, { readonly text: string; left: number; readonly from: 'above' | 'left' }>;
  row: ImportCell[] | null;
  cell: Span | null;
  text: string;
};

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<!\[[^\]]{0,200}\]>|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+|<)/g;
const BLOCK = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'dt',
  'dd',
]);
const UNSEEN = new Set(['script', 'style', 'head', 'title', 'xml', 'template', 'noscript', 'svg', 'math']);
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  times: '×',
  le: '≤',
  ge: '≥',
};

/** Character references as characters; unknown ones stay as they are written. */
export function decodeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,8}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : '';
  });
}

function spanOf(attributes: string, name: string): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(attributes);
  return Math.min(MAX_IMPORT_ROWS, Math.max(1, Number(found?.[1] ?? 1)));
}

class PartsReader {
  private readonly parts: ImportPart[] = [];
  private lines: ImportLine[] = [];
  private line = '';
  private level: number | null = null;
  private lists = 0;
  private table: OpenTable | null = null;
  /** tables inside a cell: their text joins it */
  private nested = 0;
  private unseen: string | null = null;

  read(html: string): readonly ImportPart[] {
    for (const [, closing, name, attributes, text] of html.matchAll(TOKEN)) {
      if (text !== undefined) this.text(text);
      else if (name !== undefined) this.tag(name.toLowerCase(), closing === '/', attributes ?? '');
    }
    if (this.table !== null) this.endTable();
    this.endLines();
    return this.parts;
  }

  private text(raw: string): void {
    if (this.unseen !== null) return;
    const text = decodeHtml(raw).replaceAll(/[\r\n]+/g, ' ');
    if (this.table === null) this.line += text;
    else if (this.table.cell !== null) this.table.text += text;
  }

  private tag(name: string, isClosing: boolean, attributes: string): void {
    if (this.unseen !== null) {
      if (isClosing && name === this.unseen) this.unseen = null;
      return;
    }
    if (UNSEEN.has(name)) {
      if (!isClosing && !attributes.trimEnd().endsWith('/')) this.unseen = name;
      return;
    }
    if (this.table !== null) this.inTable(this.table, name, isClosing, attributes);
    else if (name === 'table' && !isClosing) this.startTable();
    else this.outside(name, isClosing);
  }

  private outside(name: string, isClosing: boolean): void {
    if (name === 'ol' || name === 'ul') {
      this.endLine();
      this.lists = Math.max(0, this.lists + (isClosing ? -1 : 1));
    } else if (BLOCK.has(name) || name === 'br') {
      this.endLine();
      const heading = /^h([1-6])$/.exec(name);
      this.level = heading && !isClosing ? Number(heading[1]) : null;
    }
  }

  private endLine(): void {
    const text = tidy(this.line);
    this.line = '';
    if (text !== '' && this.lines.length < MAX_IMPORT_ROWS) {
      this.lines.push({ text, level: this.level, depth: this.lists });
    }
  }

  private endLines(): void {
    this.endLine();
    if (this.lines.length > 0) this.add({ part: 'text', lines: this.lines });
    this.lines = [];
  }

  private add(part: ImportPart): void {
    if (this.parts.length < MAX_IMPORT_PARTS) this.parts.push(part);
  }

  private startTable(): void {
    this.endLines();
    this.table = { rows: [], reaching: new Map(), row: null, cell: null, text: '' };
  }

  private inTable(table: OpenTable, name: string, isClosing: boolean, attributes: string): void {
    if (name === 'table') {
      if (!isClosing) this.nested += 1;
      else if (this.nested > 0) this.nested -= 1;
      else this.endTable();
      return;
    }
    if (this.nested > 0) {
      if (['tr', 'p', 'br', 'td'].includes(name)) table.text += '\n';
      return;
    }
    if (name === 'tr') {
      this.endRow(table);
      if (!isClosing) table.row = [];
    } else if (name === 'td' || name === 'th') {
      this.endCell(table);
      if (!isClosing) {
        table.row ??= [];
        const columns = Math.min(MAX_IMPORT_COLUMNS, spanOf(attributes, 'colspan'));
        table.cell = { text: '', rows: spanOf(attributes, 'rowspan'), columns };
      }
    } else if (BLOCK.has(name) || name === 'br') table.text += '\n';
  }

  private endCell(table: OpenTable): void {
    const { cell, row } = table;
    const text = tidy(table.text);
    table.cell = null;
    table.text = '';
    if (cell === null || row === null) return;
    this.fromAbove(table, row);
    for (let column = 0; column < cell.columns && row.length < MAX_IMPORT_COLUMNS; column += 1) {
      const from = column === 0 ? 'own' : 'left';
      if (cell.rows > 1) {
        table.reaching.set(row.length, {
          text,
          left: cell.rows - 1,
          from: from === 'own' ? 'above' : 'left',
        });
      }
      row.push({ text, from });
    }
  }

  /** Puts in what reaches down from rows above at the place that comes next. */
  private fromAbove(table: OpenTable, row: ImportCell[]): void {
    for (;;) {
      const reaching = table.reaching.get(row.length);
      if (reaching === undefined || row.length >= MAX_IMPORT_COLUMNS) return;
      if (reaching.left === 1) table.reaching.delete(row.length);
      else reaching.left -= 1;
      row.push({ text: reaching.text, from: reaching.from });
    }
  }

  private endRow(table: OpenTable): void {
    this.endCell(table);
    const { row } = table;
    table.row = null;
    if (row === null) return;
    this.fromAbove(table, row);
    if (row.length > 0 && table.rows.length < MAX_IMPORT_ROWS) table.rows.push(row);
  }

  private endTable(): void {
    if (this.table === null) return;
    this.endRow(this.table);
    const { rows } = this.table;
    this.table = null;
    this.nested = 0;
    if (rows.length > 0) this.add({ part: 'table', name: '', rows });
  }
}

/** The tables and paragraphs of a page of HTML, in its order; merged cells repeat their text. Never throws. */
export function partsOfHtml(html: string): readonly ImportPart[] {
  return new PartsReader().read(html);
}
