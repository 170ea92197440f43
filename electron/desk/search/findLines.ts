import type { HitCount, LineFilter } from '../../../shared/contract/areas/search';
import { hasTerm, type Term } from '../../../shared/search/query';
import { type Db, statement } from '../db/statement';
import { authorToken, DRILL_TOKEN, incidentToken, kindToken, PEOPLE_TOKEN } from './lineIndex';
import { LINE_COLUMNS, type LineRow, plainLine } from './lineText';
import type { Pause } from './slices';

/** A search of the log made ready: what the index is asked, and what is left to look up in the lines themselves. */
export type LineSearch = {
  /** expression of the index; '' when only the span narrows */
  readonly match: string;
  /** terms that the index alone does not decide */
  readonly unsure: readonly Term[];
  readonly low: number;
  readonly high: number;
  /** lines of drills are found too */
  readonly drills: boolean;
};

const quoted = (token: string): string => `"${token.replaceAll('"', '""')}"`;

/** The expression for terms and the columns that narrow them. */
export function matchOf(terms: readonly Term[], columns: readonly (readonly string[])[]): string {
  const tokens = new Set(terms.flatMap((term) => term.tokens));
  const wanted = [...tokens].map(quoted);
  const alternatives = columns
    .filter((column) => column.length > 0)
    .map((column) => `(${column.map(quoted).join(' OR ')})`);
  return [...wanted, ...alternatives].join(' AND ');
}

export function lineSearch(db: Db, terms: readonly Term[], filter: LineFilter): LineSearch {
  const columns = [
    filter.kinds.map(kindToken),
    filter.authorId === null ? [] : [authorToken(filter.authorId)],
    filter.incidentId === null ? [] : [incidentToken(filter.incidentId)],
    filter.people ? [PEOPLE_TOKEN] : [],
  ];
  const { low, high } = spanOf(db, filter);
  const match = matchOf(terms, columns);
  const { drills } = filter;
  const unsure = terms.filter((term) => !term.isExact);
  return {
    match: match === '' || drills ? match : `(${match}) NOT ${quoted(DRILL_TOKEN)}`,
    unsure,
    low,
    high,
    drills,
  };
}

type Ends = { readonly low: number | null; readonly high: number | null };

/** First and last number that may be meant. The lines of a shift, like those of a span of time, follow one another. */
function spanOf(db: Db, { from, to, shiftId }: LineFilter): { readonly low: number; readonly high: number } {
  let low = 1;
  let high =
    statement<[], { top: number | null }>(db, 'SELECT max(number) AS top FROM log_entries').get()?.top ?? 0;
  if (shiftId !== null) {
    const ends = statement<[string], Ends>(
      db,
      'SELECT min(number) AS low, max(number) AS high FROM log_entries WHERE shift_id = ?',
    ).get(shiftId);
    low = Math.max(low, ends?.low ?? high + 1);
    high = Math.min(high, ends?.high ?? 0);
  }
  if (from !== null) {
    const first = statement<[number], { number: number }>(
      db,
      'SELECT number FROM log_entries WHERE recorded_at >= ? ORDER BY recorded_at, number LIMIT 1',
    ).get(from);
    low = Math.max(low, first?.number ?? high + 1);
  }
  if (to !== null) {
    const last = statement<[number], { number: number }>(
      db,
      'SELECT number FROM log_entries WHERE recorded_at < ? ORDER BY recorded_at DESC, number DESC LIMIT 1',
    ).get(to);
    high = Math.min(high, last?.number ?? 0);
  }
  return { low, high };
}

/** How many numbers one question to the index spans: two lists of a million each are compared in several of them. */
const WINDOW = 200_000;
const BATCH = 400;

function candidates(
  db: Db,
  { match, drills }: LineSearch,
  low: number,
  high: number,
  limit: number,
): number[] {
  const rows =
    match === ''
      ? statement<[number, number, number], { number: number }>(
          db,
          `SELECT number FROM log_entries WHERE number BETWEEN ? AND ? ${drills ? '' : 'AND drill IS NULL'}
           ORDER BY number DESC LIMIT ?`,
        ).all(low, high, limit)
      : statement<[string, number, number, number], { number: number }>(
          db,
          `SELECT rowid AS number FROM search_lines
           WHERE search_lines MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?`,
        ).all(match, low, high, limit);
  return rows.map(({ number }) => number);
}

function hasAll(db: Db, number: number, terms: readonly Term[]): boolean {
  if (terms.length === 0) return true;
  const row = statement<[number], LineRow>(
    db,
    `SELECT ${LINE_COLUMNS} FROM log_entries WHERE number = ?`,
  ).get(number);
  if (!row) return false;
  const text = plainLine(row);
  return terms.every((term) => hasTerm(text, term));
}

/** Goes down through the numbers that fit, in steps that hold the desk for some milliseconds each. */
async function* numbersDown(
  db: Db,
  search: LineSearch,
  from: number,
  first: number,
  pause: Pause,
): AsyncGenerator<number> {
  let high = Math.min(search.high, from);
  // Most candidates are hits: the first question is for no more than a page, and only a search that misses asks for more.
  let batch = first;
  while (high >= search.low) {
    const low = Math.max(search.low, high - WINDOW + 1);
    const some = candidates(db, search, low, high, batch);
    for (const number of some) {
      if (hasAll(db, number, search.unsure)) yield number;
      await pause();
    }
    high = some.length < batch ? low - 1 : (some.at(-1) ?? low) - 1;
    batch = Math.min(BATCH, batch * 2);
    await pause();
  }
}

/** The newest lines below the number `before` (null: from the newest), and where the next page begins. */
export async function newestNumbers(
  db: Db,
  search: LineSearch,
  before: number | null,
  limit: number,
  pause: Pause,
): Promise<{ readonly numbers: readonly number[]; readonly next: number | null }> {
  const numbers: number[] = [];
  const from = before === null ? search.high : before - 1;
  for await (const number of numbersDown(db, search, from, Math.min(limit + 1, BATCH), pause)) {
    if (numbers.length === limit) return { numbers, next: numbers.at(-1) ?? null };
    numbers.push(number);
  }
  return { numbers, next: null };
}

export const MOST_COUNTED = 1_000;
/** Lines that are looked into before the count is left at “more than”. */
const MOST_LOOKED_AT = 20_000;

/** How many lines fit: exact up to a thousand. */
export async function countLines(db: Db, search: LineSearch, pause: Pause): Promise<HitCount> {
  if (search.unsure.length === 0) return countSure(db, search, pause);
  let count = 0;
  let seen = 0;
  let high = search.high;
  while (high >= search.low) {
    const low = Math.max(search.low, high - WINDOW + 1);
    const some = candidates(db, search, low, high, BATCH);
    for (const number of some) {
      if (hasAll(db, number, search.unsure)) count += 1;
      if (count > MOST_COUNTED) return { count: MOST_COUNTED, isMore: true };
      await pause();
    }
    seen += some.length;
    high = some.length < BATCH ? low - 1 : (some.at(-1) ?? low) - 1;
    if (seen > MOST_LOOKED_AT && high >= search.low) return { count, isMore: true };
    await pause();
  }
  return { count, isMore: false };
}

async function countSure(db: Db, search: LineSearch, pause: Pause): Promise<HitCount> {
  let count = 0;
  for (let high = search.high; high >= search.low; high -= WINDOW) {
    const low = Math.max(search.low, high - WINDOW + 1);
    count += countWindow(db, search, low, high);
    if (count > MOST_COUNTED) return { count: MOST_COUNTED, isMore: true };
    await pause();
  }
  return { count, isMore: false };
}

function countWindow(db: Db, { match, drills }: LineSearch, low: number, high: number): number {
  if (match === '') return high - low + 1 - (drills ? 0 : drillsBetween(db, low, high));
  const row = statement<[string, number, number, number], { count: number }>(
    db,
    `SELECT count(*) AS count FROM (SELECT rowid FROM search_lines
     WHERE search_lines MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?)`,
  ).get(match, low, high, MOST_COUNTED + 1);
  return row?.count ?? 0;
}

function drillsBetween(db: Db, low: number, high: number): number {
  const row = statement<[number, number], { count: number }>(
    db,
    'SELECT count(*) AS count FROM log_entries WHERE drill IS NOT NULL AND number BETWEEN ? AND ?',
  ).get(low, high);
  return row?.count ?? 0;
}
