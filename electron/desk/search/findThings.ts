import type { HitCount, ThingHit } from '../../../shared/contract/areas/search';
import type { ThingKind } from '../../../shared/search/kinds';
import { marksOf, snippetOf } from '../../../shared/search/marks';
import { hasTerm, type Term } from '../../../shared/search/query';
import { type Db, statement } from '../db/statement';
import { MOST_COUNTED, matchOf } from './findLines';
import type { Pause } from './slices';
import { DRILL_THING, placeAt, plainThing, type ThingRow, thingToken } from './things';

export type ThingSearch = {
  readonly terms: readonly Term[];
  readonly kind: ThingKind;
  /** UTC ms, `to` not included; null: no bound */
  readonly from: number | null;
  readonly to: number | null;
  /** what belongs to drills is found too */
  readonly drills: boolean;
};

const BATCH = 200;

function thingMatch({ terms, kind, drills }: ThingSearch): string {
  const match = matchOf(terms, [[thingToken(kind)]]);
  return drills ? match : `(${match}) NOT "${DRILL_THING}"`;
}

/** Goes down through the things that fit, newest first. */
async function* thingsDown(
  db: Db,
  search: ThingSearch,
  before: number | null,
  pause: Pause,
): AsyncGenerator<ThingRow> {
  const low = search.from === null ? 0 : placeAt(search.from);
  const end = search.to === null ? Number.MAX_SAFE_INTEGER : placeAt(search.to);
  let high = Math.min(end, before ?? Number.MAX_SAFE_INTEGER);
  const match = thingMatch(search);
  for (;;) {
    const rows = statement<[string, number, number, number], ThingRow>(
      db,
      `SELECT t.* FROM search_thing_tokens s JOIN search_things t ON t.place = s.rowid
       WHERE s.search_thing_tokens MATCH ? AND s.rowid >= ? AND s.rowid < ? ORDER BY s.rowid DESC LIMIT ?`,
    ).all(match, low, high, BATCH);
    for (const row of rows) {
      if (hasAll(row, search.terms)) yield row;
      await pause();
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    high = last.place;
  }
}

function hasAll(row: ThingRow, terms: readonly Term[]): boolean {
  if (terms.every((term) => term.isExact)) return true;
  const text = plainThing(row);
  return terms.every((term) => hasTerm(text, term));
}

export type FoundThings = {
  readonly hits: readonly ThingHit[];
  readonly next: number | null;
  readonly count: HitCount;
};

/** The newest things of a kind below the place `before`, and how many there are from there on. */
export async function newestThings(
  db: Db,
  search: ThingSearch,
  before: number | null,
  limit: number,
  pause: Pause,
): Promise<FoundThings> {
  const rows: ThingRow[] = [];
  let count = 0;
  for await (const row of thingsDown(db, search, before, pause)) {
    count += 1;
    if (rows.length < limit) rows.push(row);
    if (count > MOST_COUNTED) break;
  }
  const isMore = count > MOST_COUNTED;
  return {
    hits: rows.map((row) => toHit(row, search.terms)),
    next: count > rows.length ? (rows.at(-1)?.place ?? null) : null,
    count: { count: isMore ? MOST_COUNTED : count, isMore },
  };
}

function toHit(row: ThingRow, terms: readonly Term[]): ThingHit {
  const { kind, id, at, number, parent } = row;
  return { kind, id, at, number, parent, title: snippetOf(row.title, terms), found: furtherText(row, terms) };
}

/** The field that holds a term which the title does not have. */
function furtherText(row: ThingRow, terms: readonly Term[]): ThingHit['found'] {
  const rest = terms.filter((term) => marksOf(row.title, [term]).length === 0);
  if (rest.length === 0) return null;
  const field = row.text.split('\n').find((part) => rest.some((term) => marksOf(part, [term]).length > 0));
  return field === undefined ? null : snippetOf(field, terms);
}
