import { isStorableText } from '../contract/fields';
import type { Caller } from '../contract/models';
import { stamp } from '../domain/time';
import type { LogKind } from '../domain/vocabulary';
import { guessKind, IMPORT_FIELDS, IMPORT_KINDS, type ImportField, type ImportMap } from './fields';
import { type Cell, instantOf, instantOfTwo } from './times';

/** A line as an import writes it; `row` is its row in the file. */
export type ImportedLine = {
  readonly row: number;
  readonly kind: LogKind;
  readonly text: string;
  readonly receivedAt: number;
  readonly occurredAt: number | null;
  readonly caller: Caller | null;
  readonly handling: string;
  readonly leaderWords: string;
  readonly result: string;
  readonly doneAt: number | null;
  readonly paperSerial: string;
  /** who wrote it down there; empty when the file does not say */
  readonly author: string;
};

export const ROW_PROBLEMS = [
  'time_missing',
  'time_unreadable',
  'time_in_future',
  'time_too_old',
  'time_order',
  'text_missing',
  'too_long',
  'kind_unknown',
  'not_storable',
  'cell_error',
] as const;
export type RowProblemCode = (typeof ROW_PROBLEMS)[number];

export type ImportProblem = {
  readonly row: number;
  readonly field: ImportField | null;
  /** heading of the column */
  readonly column: string;
  readonly code: RowProblemCode;
  /** what stands in the cell, shortened */
  readonly found: string;
};

const LIMITS: Readonly<Partial<Record<ImportField, number>>> = {
  unit: 120,
  name: 60,
  post: 60,
  phone: 40,
  text: 8_000,
  handling: 2_000,
  leaderWords: 2_000,
  result: 2_000,
  author: 60,
  paperSerial: 40,
};
/** 2000-01-01: a room's log on a computer is not older. */
const OLDEST = 946_684_800_000;
const TOLERANCE_MS = 60_000;

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
export const cellText = (cell: Cell): string => {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : stamp(cell.getTime() - 8 * 3_600_000);
  return String(cell).trim();
};

/** Reads rows of one file by one map. */
export class LineReader {
  readonly #map: ImportMap;
  readonly #at: ReadonlyMap<ImportField, number>;
  readonly #now: number;

  /** `headings` are the cells of the heading row; throws when a column of the map is not among them. */
  constructor(map: ImportMap, headings: readonly string[], now: number) {
    this.#map = map;
    this.#now = now;
    const places = IMPORT_FIELDS.flatMap((field) => {
      const heading = map.columns[field];
      return heading === undefined ? [] : [[field, headings.indexOf(heading)] as const];
    });
    this.#at = new Map(places);
  }

  /** Columns of the map that the file does not have. */
  missing(): readonly string[] {
    return [...this.#at].flatMap(([field, at]) => (at < 0 ? [this.#map.columns[field] ?? field] : []));
  }

  /** The line of a row, or everything that is wrong with it; null when the row is empty. */
  read(row: number, cells: readonly Cell[]): ImportedLine | readonly ImportProblem[] | null {
    if (cells.every((cell) => cellText(cell) === '')) return null;
    const problems: ImportProblem[] = [];
    const note = (field: ImportField, code: RowProblemCode): void => {
      const found = shortened(cellText(this.#cell(cells, field)));
      problems.push({ row, field, column: this.#map.columns[field] ?? '', code, found });
    };
    const texts = this.#texts(cells, note);
    const times = this.#times(cells, note);
    const kind = this.#kind(cells, note);
    if (texts.text === '') note('text', 'text_missing');
    if (problems.length > 0) return problems;
    const { unit, name, post, phone, ...rest } = texts;
    const isCaller = [unit, name, post, phone].some((one) => one !== '');
    return { row, kind, ...times, caller: isCaller ? { unit, name, post, phone } : null, ...rest };
  }

  #cell(cells: readonly Cell[], field: ImportField): Cell {
    const at = this.#at.get(field);
    return at === undefined || at < 0 ? null : (cells[at] ?? null);
  }

  #texts(cells: readonly Cell[], note: (field: ImportField, code: RowProblemCode) => void) {
    const of = (field: ImportField): string => {
      const text = cellText(this.#cell(cells, field));
      if (!isStorableText(text)) note(field, 'not_storable');
      else if (text.length > (LIMITS[field] ?? 8_000)) note(field, 'too_long');
      else if (/^#(REF|N\/A|VALUE|NAME\?|DIV\/0|NUM|NULL)!?$/.test(text)) note(field, 'cell_error');
      return text;
    };
    return {
      unit: of('unit'),
      name: of('name'),
      post: of('post'),
      phone: of('phone'),
      text: of('text'),
      handling: of('handling'),
      leaderWords: of('leaderWords'),
      result: of('result'),
      author: of('author'),
      paperSerial: of('paperSerial'),
    };
  }

  #times(cells: readonly Cell[], note: (field: ImportField, code: RowProblemCode) => void) {
    const check = (field: ImportField, at: number | null): number | null => {
      if (cellText(this.#cell(cells, field)) === '') return null;
      if (at === null) note(field, 'time_unreadable');
      else if (at > this.#now + TOLERANCE_MS) note(field, 'time_in_future');
      else if (at < OLDEST) note(field, 'time_too_old');
      else return at;
      return null;
    };
    const isApart = this.#at.has('date');
    const field = isApart ? 'date' : 'received';
    const received = isApart
      ? instantOfTwo(this.#cell(cells, 'date'), this.#cell(cells, 'time'))
      : instantOf(this.#cell(cells, 'received'));
    if (cellText(this.#cell(cells, field)) === '') note(field, 'time_missing');
    const isTimeWrong = isApart && received === null && instantOf(this.#cell(cells, 'date')) !== null;
    const receivedAt = check(isTimeWrong ? 'time' : field, received) ?? 0;
    const occurredAt = check('occurred', instantOf(this.#cell(cells, 'occurred')));
    const doneAt = check('doneAt', instantOf(this.#cell(cells, 'doneAt')));
    if (receivedAt > 0 && occurredAt !== null && occurredAt > receivedAt) note('occurred', 'time_order');
    if (receivedAt > 0 && doneAt !== null && doneAt < receivedAt) note('doneAt', 'time_order');
    return { receivedAt, occurredAt, doneAt };
  }

  #kind(cells: readonly Cell[], note: (field: ImportField, code: RowProblemCode) => void): LogKind {
    const word = cellText(this.#cell(cells, 'kind'));
    const other = this.#map.otherKind;
    if (word === '') return other ?? 'note';
    const known = this.#map.kinds[word] ?? guessKind(word) ?? other;
    if (known !== null && (IMPORT_KINDS as readonly LogKind[]).includes(known)) return known;
    note('kind', 'kind_unknown');
    return 'note';
  }
}
