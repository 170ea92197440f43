/** The steps of tables and paragraphs as one list of rows, in the order of the document, before anything is decided about blocks. */

import type { StepKind } from '../types';
import { type Columns, findColumns, isSameHeadings } from './columns';
import type { ImportPlace, Notes } from './notes';
import { numbered, serialDepth } from './numbering';
import { paragraphRows } from './paragraphs';
import { flat, type ImportCell, type ImportSource, type ImportTable, type ImportText } from './source';

export type ImportRow = {
  readonly place: ImportPlace;
  readonly phase: string;
  readonly title: string;
  readonly who: string;
  readonly limit: string;
  readonly text: string;
  readonly condition: string;
  readonly to: string;
  readonly output: string;
  readonly isCall: boolean;
  /** where the source says the kind itself, as the shapes of a flowchart do */
  readonly kind?: StepKind;
  /** the whole row as it stands */
  readonly found: string;
};

export type ImportHead = { readonly title: string; readonly trigger: string };
export type Gathered = { readonly head: ImportHead; readonly rows: readonly ImportRow[] };

const IS_TITLE = /方案|预案|流程|程序|手册|处置卡|工作卡|清单|步骤表|责任表|一览表|分工表/;

/** The best line for a name of the plan: short, and called a plan. */
export function titleAmong(lines: readonly string[]): string {
  const short = lines.filter((line) => line.length <= 60 && !numbered(line) && !/[。；:：]/.test(line));
  return short.find((line) => IS_TITLE.test(line)) ?? '';
}

type Body = { readonly columns: Columns; readonly from: number };

class TableReader {
  private readonly notes: Notes;
  private phase = '';
  private readonly number: number;
  private readonly table: ImportTable;
  constructor(table: ImportTable, number: number, caption: string, notes: Notes) {
    this.table = table;
    this.number = number;
    this.notes = notes;
    this.phase = caption;
  }

  read({ columns, from }: Body): readonly ImportRow[] {
    const contacts = columns.roles.flatMap((role, index) =>
      role === 'contact' ? [columns.headings[index] ?? ''] : [],
    );
    const first = this.place(Math.max(0, from - 1));
    if (contacts.length > 0)
      this.notes.add('contacts_left', first, contacts.join('、'), { name: contacts.join('、') });
    return this.table.rows.slice(from).flatMap((row, index) => {
      const next = this.table.rows[from + index + 1];
      return this.row(row, next, from + index, columns);
    });
  }

  private place(index: number): ImportPlace {
    return { at: 'row', table: this.number, name: this.table.name, row: index + 1 };
  }

  private row(
    row: readonly ImportCell[],
    next: readonly ImportCell[] | undefined,
    index: number,
    columns: Columns,
  ): readonly ImportRow[] {
    const texts = [...new Set(row.map((cell) => cell.text).filter((text) => text !== ''))];
    if (texts.length === 0 || isSameHeadings(row, columns)) return [];
    const found = texts.join(' | ');
    const place = this.place(index);
    const own = row.filter((cell) => cell.from !== 'left' && cell.text !== '');
    const isAcross = own.length === 1 && row.length > 2;
    if (isAcross && row.filter((cell) => cell.text === texts[0]).length > 1) return this.across(place, found);
    const cellsOf = (role: string): readonly ImportCell[] =>
      row.filter((cell, at) => columns.roles[at] === role && cell.from !== 'left' && cell.text !== '');
    const text = (role: string, glue: string): string =>
      [...new Set(cellsOf(role).map((cell) => cell.text))].join(glue);
    if (cellsOf('phase').length > 0) this.phase = unnumbered(text('phase', '、'));
    const [titleCell] = cellsOf('title');
    const callee = text('callee', '、');
    const depth = serialDepth(text('serial', ''));
    let title = unnumbered(titleCell?.text ?? '');
    let body = [text('text', '；'), remarkOf(text('remark', '；'))].filter((one) => one !== '').join('；');
    // A title that reaches over several rows heads them; each row is named by its own words.
    if (titleCell?.from === 'above' && body !== '') {
      this.phase = title;
      title = '';
    } else if (
      titleCell?.from === 'own' &&
      next !== undefined &&
      this.headsNext(titleCell, next, columns) &&
      body !== ''
    ) {
      this.phase = title;
      title = '';
    }
    const who = text('who', '、');
    const limit = text('limit', '，');
    if (title !== '' && depth !== null && `${body}${who}${limit}` === '') {
      this.phase = title;
      return [];
    }
    if (callee !== '') title = title === '' ? `叫应${callee}` : title;
    if (title === '' && body === '') return this.across(place, found);
    if (title === '') [title, body] = headOf(body);
    const to = [text('to', '、'), callee].filter((one) => one !== '').join('、');
    const rest = { condition: text('condition', '，'), output: text('output', '、'), to };
    return [
      { place, phase: this.phase, title, who, limit, text: body, ...rest, isCall: callee !== '', found },
    ];
  }

  private headsNext(cell: ImportCell, next: readonly ImportCell[], columns: Columns): boolean {
    const at = columns.roles.indexOf('title');
    return next[at]?.from === 'above' && next[at]?.text === cell.text;
  }

  /** One text over the whole width: a remark, or the heading of what follows. */
  private across(place: ImportPlace, found: string): readonly ImportRow[] {
    if (/^(?:注|备注|说明|附注|填表)/.test(found) || found.length > 40)
      this.notes.add('remark_left', place, found);
    else this.phase = unnumbered(found);
    return [];
  }
}

const remarkOf = (remark: string): string => (/^(?:无|[-—/])?$/.test(remark) ? '' : remark);
export const unnumbered = (text: string): string => {
  const found = numbered(text);
  return found !== null && found.text !== '' ? found.text : text;
};

/** The first words of a text as its title, the whole text as it is. */
export function headOf(text: string): [title: string, text: string] {
  const own = unnumbered(text);
  const [head = own] = own.split(/[。；，：:;,\n]/);
  const isLabel = /^[^。；，;,\n]{2,14}[。：:]/.test(own);
  return [head, isLabel ? own.slice(head.length + 1).trim() : own];
}

/** Columns of a table of its own, or those of the table before when this one goes on without headings. */
function bodyOf(table: ImportTable, before: Columns | null): Body | null {
  const own = findColumns(table.rows);
  if (own !== null) return { columns: own, from: own.bodyFrom };
  const width = Math.max(0, ...table.rows.map((row) => row.length));
  return before !== null && before.roles.length === width ? { columns: before, from: 0 } : null;
}

/** What stands above a table: the last short line before it. */
function captionOf(text: ImportText | undefined): string {
  const last = text?.lines.at(-1)?.text ?? '';
  return last.length <= 30 && !/[。；]/.test(last)
    ? unnumbered(last.replace(/^(?:附?表)\s*[\d一二三四五六七八九十]+[-.、:：\s]*/, ''))
    : '';
}

/** All rows of a document that are steps, and what it says about itself. What is passed over is in the notes. */
export function gatherRows(source: ImportSource, notes: Notes): Gathered {
  const rows: ImportRow[] = [];
  const titles: string[] = [];
  let columns: Columns | null = null;
  let count = 0;
  const tables = source.parts.filter((part) => part.part === 'table');
  const isMany = tables.filter((table) => findColumns(table.rows) !== null).length > 1;
  source.parts.forEach((part, index) => {
    if (part.part === 'text') return;
    count += 1;
    const body = bodyOf(part, columns);
    if (body === null) {
      const place = { at: 'row', table: count, name: part.name, row: 1 } as const;
      const [first] = part.rows;
      notes.add('table_skipped', place, [...new Set(first?.map((cell) => cell.text))].join(' | '));
      return;
    }
    ({ columns } = body);
    const above = part.rows.slice(0, Math.max(0, body.from - 1));
    titles.push(...above.flatMap((row) => row.map((cell) => cell.text)));
    const before = source.parts[index - 1];
    const caption = isMany
      ? captionOf(before?.part === 'text' ? before : undefined) || sheetPhase(part.name)
      : '';
    rows.push(...new TableReader(part, count, caption, notes).read(body));
  });
  const lines = source.parts.flatMap((part) => (part.part === 'text' ? part.lines : []));
  const prose = paragraphRows(lines, notes, rows.length === 0);
  const title = titleAmong(lines.map((line) => line.text)) || titleAmong(titles);
  return { head: { title, trigger: prose.trigger }, rows: rows.length > 0 ? rows : prose.rows };
}

const sheetPhase = (name: string): string => (/^(?:sheet|工作表|表)\s*\d*$/i.test(flat(name)) ? '' : name);
