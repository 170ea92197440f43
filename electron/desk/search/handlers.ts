import { type LineFilter, type LineHit, NO_FILTER } from '../../../shared/contract/areas/search';
import { THING_KINDS } from '../../../shared/search/kinds';
import { marksOf, snippetOf } from '../../../shared/search/marks';
import { parseQuery, type Term } from '../../../shared/search/query';
import type { SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import { entryById } from '../log/read';
import { fillState } from './fill';
import { countLines, lineSearch, newestNumbers } from './findLines';
import { newestThings } from './findThings';
import { fieldsOf, LINE_COLUMNS, type LineRow } from './lineText';
import { type Pause, slices } from './slices';

export const searchHandlers: SomeHandlers<
  'search.all' | 'search.lines' | 'search.countLines' | 'search.lineIds' | 'search.things'
> = {
  'search.all': async (input, { desk: { db } }) => {
    const terms = parseQuery(input.text);
    const pause = slices();
    const isEmpty = terms.length === 0;
    const { hits } = isEmpty ? { hits: [] } : await page(db, terms, NO_FILTER, null, input.lines, pause);
    const groups = [];
    for (const kind of isEmpty ? [] : THING_KINDS) {
      const found = await newestThings(
        db,
        { terms, kind, from: null, to: null, drills: true },
        null,
        input.things,
        pause,
      );
      if (found.hits.length > 0) groups.push({ kind, hits: [...found.hits], count: found.count });
    }
    const lineCount = isEmpty
      ? { count: 0, isMore: false }
      : await countLines(db, lineSearch(db, terms, NO_FILTER), pause);
    return { lines: hits, lineCount, groups, filling: fillState(db) };
  },

  'search.lines': async (input, { desk: { db } }) => {
    const terms = parseQuery(input.text);
    if (isNothing(input.text, terms)) return { hits: [], next: null, filling: fillState(db) };
    const found = await page(db, terms, input.filter, input.before, input.limit, slices());
    return { ...found, filling: fillState(db) };
  },

  'search.countLines': (input, { desk: { db } }) => {
    const terms = parseQuery(input.text);
    if (isNothing(input.text, terms)) return { count: 0, isMore: false };
    return countLines(db, lineSearch(db, terms, input.filter), slices());
  },

  'search.lineIds': async (input, { desk: { db } }) => {
    const terms = parseQuery(input.text);
    if (isNothing(input.text, terms)) return { entryIds: [], isMore: false };
    const search = lineSearch(db, terms, input.filter);
    const { numbers, next } = await newestNumbers(db, search, null, MOST_EXPORTED, slices());
    const id = statement<[number], { id: string }>(db, 'SELECT id FROM log_entries WHERE number = ?');
    return {
      entryIds: numbers.toReversed().flatMap((number) => id.get(number)?.id ?? []),
      isMore: next !== null,
    };
  },

  'search.things': async (input, { desk: { db } }) => {
    const terms = parseQuery(input.text);
    const { kind, from, to, drills, before, limit } = input;
    if (isNothing(input.text, terms))
      return { hits: [], next: null, count: { count: 0, isMore: false }, filling: fillState(db) };
    const found = await newestThings(db, { terms, kind, from, to, drills }, before, limit, slices());
    return { ...found, hits: [...found.hits], filling: fillState(db) };
  },
};

/** Lines that one export takes (shared/contract/areas/papers). */
const MOST_EXPORTED = 10_000;

/** Something was typed of which nothing can be looked up, a comma say: that finds nothing, where an empty text leaves it to the filters. */
function isNothing(typed: string, terms: readonly Term[]): boolean {
  return typed !== '' && terms.length === 0;
}

async function page(
  db: Db,
  terms: readonly Term[],
  filter: LineFilter,
  before: number | null,
  limit: number,
  pause: Pause,
): Promise<{ hits: LineHit[]; next: number | null }> {
  const { numbers, next } = await newestNumbers(db, lineSearch(db, terms, filter), before, limit, pause);
  return { hits: numbers.flatMap((number) => lineHit(db, number, terms) ?? []), next };
}

function lineHit(db: Db, number: number, terms: readonly Term[]): LineHit | undefined {
  const row = statement<[number], LineRow & { id: string }>(
    db,
    `SELECT id, ${LINE_COLUMNS} FROM log_entries WHERE number = ?`,
  ).get(number);
  const entry = row && entryById(db, row.id);
  if (!row || !entry) return undefined;
  const found = fieldsOf(row)
    .filter(([field, text]) => field === 'text' || marksOf(text, terms).length > 0)
    .map(([field, text]) => ({ field, snippet: snippetOf(text, terms) }));
  return { entry, found };
}
