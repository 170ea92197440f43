import {
  cellKey,
  inOrder,
  isSamePerson,
  type RosterCell,
  type RosterPerson,
  weekdayOf,
} from '../../domain/roster';
import type { ShiftPost } from '../../domain/vocabulary';
import type { ColumnUse, PostUse, RosterLayout, SheetGrid } from './layout';
import { readNames, readPhones } from './names';
import { daysIn, shiftIn, weekdayIn } from './sheetDays';

/** Why a cell of a sheet was not taken, or is doubtful. */
export const SHEET_PROBLEMS = [
  'day_unread',
  'other_month',
  'weekday_differs',
  'shift_unread',
  'too_many_rows',
  'not_a_name',
  'twice',
  'no_columns',
] as const;
export type SheetProblemCode = (typeof SHEET_PROBLEMS)[number];

/** `row` and `column` from 0, as in the grid. */
export type SheetProblem = {
  readonly row: number;
  readonly column: number;
  readonly code: SheetProblemCode;
  readonly text: string;
};

export type ReadRoster = {
  readonly cells: readonly RosterCell[];
  readonly problems: readonly SheetProblem[];
  /** rows that were taken */
  readonly rows: number;
};

export type ReadOptions = {
  readonly month: string;
  readonly starts: readonly number[];
  readonly accountOf: (name: string) => string | null;
};

type Found = { readonly day: string; readonly shift: number; readonly row: number };

/** A note below the table, a signature, a title between: no date, and not meant as one. */
const isNote = (text: string): boolean =>
  /^(?:注|备注|说明|附|值班电话|制表|审[核批]|签发|联系|要求|\d[、.]|[一二三]、)|[:：]/.test(text);

class SheetReader {
  readonly grid: SheetGrid;
  readonly layout: RosterLayout;
  readonly options: ReadOptions;
  readonly problems: SheetProblem[] = [];
  readonly cells = new Map<string, RosterCell>();
  readonly #rowsOfDay = new Map<string, number>();
  rows = 0;

  constructor(grid: SheetGrid, layout: RosterLayout, options: ReadOptions) {
    this.grid = grid;
    this.layout = layout;
    this.options = options;
  }

  /** Text of the first column of a use in a row, and where it stands. */
  #first(row: readonly string[], use: ColumnUse): { readonly text: string; readonly column: number } {
    const column = this.layout.columns.indexOf(use);
    return { text: column < 0 ? '' : (row[column] ?? '').trim(), column };
  }

  #problem(row: number, column: number, code: SheetProblemCode, text: string): void {
    this.problems.push({ row, column, code, text: text.slice(0, 60) });
  }

  read(): ReadRoster {
    this.grid.forEach((row, at) => {
      if (at >= this.layout.firstRow) this.#row(row, at);
    });
    return { cells: inOrder(this.cells.values()), problems: this.problems, rows: this.rows };
  }

  #row(row: readonly string[], at: number): void {
    const { text, column } = this.#first(row, 'day');
    if (text === '' || (isNote(text) && daysIn(text, this.options.month) === null)) return;
    const days = daysIn(text, this.options.month);
    if (days === null) {
      this.#problem(at, column, 'day_unread', text);
      return;
    }
    const own = days.filter((day) => day.startsWith(this.options.month));
    if (own.length < days.length) this.#problem(at, column, 'other_month', text);
    this.#weekday(row, at, own);
    let isTaken = false;
    for (const day of own) {
      const shift = this.#shift(row, at, day);
      if (shift === null) continue;
      isTaken = true;
      this.#people(row, { day, shift, row: at });
    }
    if (isTaken) this.rows += 1;
  }

  /** A weekday that does not belong to its date is how last year's table or the wrong month is found. */
  #weekday(row: readonly string[], at: number, days: readonly string[]): void {
    const { text, column } = this.#first(row, 'weekday');
    const [day] = days;
    const named = weekdayIn(text);
    if (days.length === 1 && day !== undefined && named !== null && named !== weekdayOf(day))
      this.#problem(at, column, 'weekday_differs', `${day.slice(5)} ${text}`);
  }

  /** By the column 班次, else by the order of the rows of one day. */
  #shift(row: readonly string[], at: number, day: string): number | null {
    const { text, column } = this.#first(row, 'shift');
    const order = this.#rowsOfDay.get(day) ?? 0;
    this.#rowsOfDay.set(day, order + 1);
    if (text !== '') {
      const shift = shiftIn(text, this.options.starts);
      if (shift === null) this.#problem(at, column, 'shift_unread', text);
      return shift;
    }
    if (order < this.options.starts.length) return order;
    this.#problem(at, this.#first(row, 'day').column, 'too_many_rows', day.slice(5));
    return null;
  }

  #people(row: readonly string[], found: Found): void {
    this.layout.columns.forEach((use, column) => {
      const post = postOf(use);
      if (post === null) return;
      const { people, unread } = readNames(row[column] ?? '');
      for (const text of unread) this.#problem(found.row, column, 'not_a_name', text);
      this.#place(
        post,
        this.#withOwnColumns(
          row,
          post,
          people.map((one) => this.#person(one)),
        ),
        found,
        column,
      );
    });
  }

  #person(written: Omit<RosterPerson, 'accountId' | 'state'>): RosterPerson {
    return { accountId: this.options.accountOf(written.name), ...written, state: 'planned' };
  }

  /** Numbers and 职务 that stand in columns of their own, in the order of the names. */
  #withOwnColumns(row: readonly string[], post: PostUse, people: readonly RosterPerson[]): RosterPerson[] {
    const done = [...people];
    this.layout.columns.forEach((use, column) => {
      const text = row[column] ?? '';
      if (use === `title:${post}`) {
        const titles = text.split(/[、,，;；/\n]/).map((one) => one.trim());
        done.forEach((one, at) => {
          const title = titles.length === 1 ? titles[0] : titles[at];
          if (one.title === '' && title !== undefined) done[at] = { ...one, title };
        });
      }
      if (use !== `phone:${post}`) return;
      const phones = readPhones(text);
      // One person may have several numbers; of several people each has the next one.
      phones.forEach((phone, at) => {
        const place = done.length === 1 ? 0 : at;
        const one = done[place];
        if (one === undefined) return;
        done[place] = {
          ...one,
          mobile: one.mobile || phone.mobile,
          officePhone: one.officePhone || phone.officePhone,
          satPhone: one.satPhone || phone.satPhone,
        };
      });
    });
    return done;
  }

  #place(post: PostUse, people: readonly RosterPerson[], found: Found, column: number): void {
    if (people.length === 0) return;
    if (post !== 'officers') {
      this.#add(post, people, found, column);
      return;
    }
    this.#add('primary_officer', people.slice(0, 1), found, column);
    if (people.length > 1) this.#add('secondary_officer', people.slice(1), found, column);
  }

  #add(post: ShiftPost, people: readonly RosterPerson[], { day, shift, row }: Found, column: number): void {
    const key = cellKey({ day, shift, post });
    const before = this.cells.get(key)?.people ?? [];
    const fresh = people.filter((one) => {
      const isKnown = before.some((other) => isSamePerson(one, other));
      if (isKnown) this.#problem(row, column, 'twice', one.name);
      return !isKnown;
    });
    this.cells.set(key, { day, shift, post, people: [...before, ...fresh] });
  }
}

const postOf = (use: ColumnUse): PostUse | null =>
  use === 'officers' || use === 'duty_leader' || (use.endsWith('_officer') && !use.includes(':'))
    ? (use as PostUse)
    : null;

/**
 * Reads the roster of a month out of a sheet after a layout. Everything that could be read is there; everything that could not is a problem that
 * names its cell. Nothing is guessed: a date of another month is left out and said.
 */
export function readSheet(grid: SheetGrid, layout: RosterLayout, options: ReadOptions): ReadRoster {
  if (!layout.columns.includes('day') || !layout.columns.some((use) => postOf(use) !== null)) {
    return { cells: [], problems: [{ row: 0, column: 0, code: 'no_columns', text: '' }], rows: 0 };
  }
  return new SheetReader(grid, layout, options).read();
}
