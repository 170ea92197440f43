import { openReader } from '../../electron/desk/db/open';
import type { Db } from '../../electron/desk/db/statement';
import { countLines, lineSearch, matchOf, newestNumbers } from '../../electron/desk/search/findLines';
import { LINE_COLUMNS, type LineRow, plainLine } from '../../electron/desk/search/lineText';
import { slices } from '../../electron/desk/search/slices';
import { NO_FILTER } from '../../shared/contract/areas/search';
import { parseQuery } from '../../shared/search/query';
import { percentile } from './statistics';

const NEWEST = 50;
const TERMS = 60;
const TERMS_BY_LIKE = 5;
const REPEATS = 3;

export type SearchFigures = {
  readonly length: number;
  readonly ours: { readonly p50: number; readonly p99: number; readonly most: number };
  /** the same tokens put to the index by the barest statement */
  readonly raw: number;
  /** LIKE over the texts */
  readonly like: number;
  readonly count: number;
  readonly hits: number;
};

/** Terms of a length out of lines spread over the whole log, as people would remember them: signs only, no marks between. */
function termsOf(db: Db, length: number, top: number): readonly string[] {
  const terms = new Set<string>();
  for (let step = 0; terms.size < TERMS && step < TERMS * 40; step += 1) {
    const number = 1 + Math.floor(((step * 0.618_034) % 1) * top);
    const row = db
      .prepare<[number], LineRow>(`SELECT ${LINE_COLUMNS} FROM log_entries WHERE number = ?`)
      .get(number);
    const runs =
      row === undefined ? [] : (row.text.match(new RegExp(`\\p{Script=Han}{${length}}`, 'gu')) ?? []);
    const term = runs[step % Math.max(1, runs.length)];
    if (term !== undefined) terms.add(term);
  }
  return [...terms];
}

/** The best of a few times: what the machine does beside it is no part of the figure. */
const timed = async (work: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let turn = 0; turn < REPEATS; turn += 1) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
  }
  return Math.min(...times);
};

/** Newest 50 lines for terms of 1, 2, 3 and 6 characters: as the desk finds them, as the index alone would, and by LIKE. In ms. */
export async function searchFigures(
  home: string,
  lengths: readonly number[],
): Promise<readonly SearchFigures[]> {
  const db = openReader(home);
  try {
    const top = db.prepare('SELECT max(number) FROM log_entries').pluck().get() as number;
    const figures: SearchFigures[] = [];
    for (const length of lengths) figures.push(await figuresOf(db, length, top));
    return figures;
  } finally {
    db.close();
  }
}

async function figuresOf(db: Db, length: number, top: number): Promise<SearchFigures> {
  const raw = db.prepare(
    `SELECT rowid FROM search_lines WHERE search_lines MATCH ? ORDER BY rowid DESC LIMIT ${NEWEST}`,
  );
  const like = db.prepare(
    `SELECT number FROM log_entries WHERE text LIKE ? ORDER BY number DESC LIMIT ${NEWEST}`,
  );
  const samples = { ours: [] as number[], raw: [] as number[], like: [] as number[], count: [] as number[] };
  let hits = 0;
  const terms = termsOf(db, length, top);
  for (const [index, text] of terms.entries()) {
    const query = parseQuery(text);
    const find = () => newestNumbers(db, lineSearch(db, query, NO_FILTER), null, NEWEST, slices());
    const rows = db.prepare<[number], LineRow>(`SELECT ${LINE_COLUMNS} FROM log_entries WHERE number = ?`);
    const { numbers } = await find();
    hits += numbers.length;
    const wrong = numbers.filter((number) => !plainLine(rows.get(number) as LineRow).includes(text));
    if (wrong.length > 0) throw new Error(`${text} is not in the lines ${wrong.join(', ')}`);
    samples.ours.push(await timed(find));
    samples.raw.push(await timed(() => raw.all(matchOf(query, []))));
    samples.count.push(await timed(() => countLines(db, lineSearch(db, query, NO_FILTER), slices())));
    if (index < TERMS_BY_LIKE) samples.like.push(await timed(() => like.all(`%${text}%`)));
  }
  const { ours } = samples;
  return {
    length,
    ours: { p50: percentile(ours, 0.5), p99: percentile(ours, 0.99), most: Math.max(...ours) },
    raw: percentile(samples.raw, 0.5),
    like: percentile(samples.like, 0.5),
    count: percentile(samples.count, 0.5),
    hits: hits / terms.length,
  };
}
