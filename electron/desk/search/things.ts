import { DRILL_MARKS } from '../../../shared/domain/drill';
import { initialsText } from '../../../shared/search/initials';
import type { ThingKind } from '../../../shared/search/kinds';
import { columnToken, plain, tokensOf } from '../../../shared/search/text';
import { type Db, statement } from '../db/statement';

/** Something that can be found and opened, other than a line of the log. */
export type Thing = {
  readonly kind: ThingKind;
  readonly id: string;
  /** when it began, UTC ms: shown beside it */
  readonly at: number;
  /** its number as people write it, or '' */
  readonly number: string;
  readonly title: string;
  /** what else can be found in it, one field after the other */
  readonly texts: readonly string[];
  /** people and places that are also found by the initials of their pinyin */
  readonly names: readonly string[];
  /** id of what it belongs to: the incident of a report, say */
  readonly parent: string | null;
};

export type ThingRow = {
  readonly place: number;
  readonly kind: ThingKind;
  readonly id: string;
  readonly at: number;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly initials: string;
  readonly parent: string | null;
};

export const thingToken = (kind: ThingKind): string => columnToken('t', kind);

/** on everything of a drill: its mark stands in its title or in what it belongs to */
export const DRILL_THING = columnToken('d', '');

const isDrillThing = (thing: Thing): boolean =>
  thing.title.includes(DRILL_MARKS.zh) || thing.texts.some((text) => text.startsWith(DRILL_MARKS.zh));

/** The plain text in which terms are looked for. */
export function plainThing(row: Pick<ThingRow, 'number' | 'title' | 'text' | 'initials'>): string {
  return plain([row.title, row.number, row.text, row.initials].join('\n'));
}

/** Places go up with time, so that the newest things are found first whenever they were put in. */
const PER_MS = 1_024;

/** Longer than any number of things of one moment; things without a moment (0) stand before all others. */
const WIDE_MS = 60_000;

function freePlace(db: Db, at: number): number {
  const from = at * PER_MS;
  const last = at === 0 ? null : lastPlace(db, from, from + PER_MS);
  if (at !== 0 && last === null) return from;
  if (last !== null && last + 1 < from + PER_MS) return last + 1;
  return (lastPlace(db, from, from + PER_MS * WIDE_MS) ?? from) + 1;
}

function lastPlace(db: Db, from: number, to: number): number | null {
  const row = statement<[number, number], { last: number | null }>(
    db,
    'SELECT max(place) AS last FROM search_things WHERE place >= ? AND place < ?',
  ).get(from, to);
  return row?.last ?? null;
}

/** The first place of an instant. */
export const placeAt = (at: number): number => at * PER_MS;

/** Puts a thing into the index, or what it has become in its old place. */
export function putThing(db: Db, thing: Thing): void {
  const { kind, id, at, number, title, parent } = thing;
  const text = thing.texts.filter((part) => part !== '').join('\n');
  const initials = [...new Set(thing.names.map(initialsText))].filter((part) => part !== '').join('\n');
  const before = statement<[string, string], ThingRow>(
    db,
    'SELECT * FROM search_things WHERE kind = ? AND id = ?',
  ).get(kind, id);
  if (before && isSame(before, { at, number, title, text, initials, parent })) return;
  const row = statement<unknown[], { place: number }>(
    db,
    `INSERT INTO search_things (place, kind, id, at, number, title, text, initials, parent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET at = excluded.at, number = excluded.number, title = excluded.title,
       text = excluded.text, initials = excluded.initials, parent = excluded.parent
     RETURNING place`,
  ).get(before?.place ?? freePlace(db, at), kind, id, at, number, title, text, initials, parent);
  if (!row) throw new Error('the search index took no row');
  const tokens = tokensOf(plainThing({ number, title, text, initials }));
  tokens.add(thingToken(kind));
  if (isDrillThing(thing)) tokens.add(DRILL_THING);
  if (before) statement(db, 'DELETE FROM search_thing_tokens WHERE rowid = ?').run(row.place);
  statement(db, 'INSERT INTO search_thing_tokens (rowid, tokens) VALUES (?, ?)').run(
    row.place,
    [...tokens].join(' '),
  );
}

const SHOWN = ['at', 'number', 'title', 'text', 'initials', 'parent'] as const;
const isSame = (a: ThingRow, b: Pick<ThingRow, (typeof SHOWN)[number]>): boolean =>
  SHOWN.every((column) => a[column] === b[column]);

/** Takes out of the index what is there no more. */
export function removeThing(db: Db, kind: ThingKind, id: string): void {
  const row = statement<[string, string], { place: number }>(
    db,
    'DELETE FROM search_things WHERE kind = ? AND id = ? RETURNING place',
  ).get(kind, id);
  if (row) statement(db, 'DELETE FROM search_thing_tokens WHERE rowid = ?').run(row.place);
}
