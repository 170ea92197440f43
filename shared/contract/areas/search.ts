import { z } from 'zod';
import { LOG_KINDS } from '../../domain/vocabulary';
import { THING_KINDS } from '../../search/kinds';
import { LONGEST_QUERY } from '../../search/query';
import { id, instant, text } from '../fields';
import { logEntry } from '../models';
import { query } from '../procedure';

const mark = z.tuple([z.number(), z.number()]);
export const snippet = z.strictObject({
  text: z.string(),
  marks: z.array(mark),
  isCutBefore: z.boolean(),
  isCutAfter: z.boolean(),
});

/** Where in a line something was found. */
export const FOUND_IN = [
  'text',
  'caller',
  'handling',
  'leaderWords',
  'result',
  'attachments',
  'paperSerial',
] as const;

export const lineHit = z.strictObject({
  entry: logEntry,
  /** the words of the line first, then whatever else holds a term */
  found: z.array(z.strictObject({ field: z.enum(FOUND_IN), snippet })),
});
export type LineHit = z.infer<typeof lineHit>;

export const thingHit = z.strictObject({
  kind: z.enum(THING_KINDS),
  id: z.string(),
  at: z.number(),
  number: z.string(),
  title: snippet,
  /** the place in its further text that holds a term the title does not have */
  found: snippet.nullable(),
  /** what it belongs to: the incident of a report */
  parent: z.string().nullable(),
});
export type ThingHit = z.infer<typeof thingHit>;

/** Exact up to a thousand; `isMore` says that there are more than that. */
export const hitCount = z.strictObject({ count: z.number(), isMore: z.boolean() });
export type HitCount = z.infer<typeof hitCount>;

/** An index that is being filled after an update: lines that can be found so far, of all. Null when it is whole. */
export const filling = z.strictObject({ done: z.number(), total: z.number() }).nullable();
export type Filling = z.infer<typeof filling>;

/** What narrows a search of the log. Days go by the time of record. */
export const lineFilter = z.strictObject({
  kinds: z.array(z.enum(LOG_KINDS)).max(LOG_KINDS.length),
  /** account of who wrote the line */
  authorId: id.nullable(),
  shiftId: id.nullable(),
  incidentId: id.nullable(),
  from: instant.nullable(),
  /** the end, not included */
  to: instant.nullable(),
  /** only lines that people wrote */
  people: z.boolean(),
  /** lines of drills too; without, they are neither found nor counted */
  drills: z.boolean().default(false),
});
export type LineFilter = z.infer<typeof lineFilter>;
export const NO_FILTER: LineFilter = {
  kinds: [],
  authorId: null,
  shiftId: null,
  incidentId: null,
  from: null,
  to: null,
  people: false,
  drills: false,
};

const typed = text(LONGEST_QUERY);
const cursor = z.int().min(1).nullable();
const limit = z.int().min(1).max(100);

export const searchProcedures = {
  /** The newest few of everything, for the palette. */
  'search.all': query(
    'any',
    z.strictObject({ text: typed, lines: limit, things: limit }),
    z.strictObject({
      lines: z.array(lineHit),
      lineCount: hitCount,
      groups: z.array(
        z.strictObject({ kind: z.enum(THING_KINDS), hits: z.array(thingHit), count: hitCount }),
      ),
      filling,
    }),
  ),
  /** Lines with all terms, newest first; `before` is the `next` of the page before. */
  'search.lines': query(
    'any',
    z.strictObject({ text: typed, filter: lineFilter, before: cursor, limit }),
    z.strictObject({ hits: z.array(lineHit), next: z.number().nullable(), filling }),
  ),
  'search.countLines': query('any', z.strictObject({ text: typed, filter: lineFilter }), hitCount),
  /** Ids of the newest lines that were found, at most as many as one export takes; oldest first, as they are printed. */
  'search.lineIds': query(
    'any',
    z.strictObject({ text: typed, filter: lineFilter }),
    z.strictObject({ entryIds: z.array(z.string()), isMore: z.boolean() }),
  ),
  'search.things': query(
    'any',
    z.strictObject({
      text: typed,
      kind: z.enum(THING_KINDS),
      from: instant.nullable(),
      to: instant.nullable(),
      /** what belongs to drills too */
      drills: z.boolean().default(false),
      before: cursor,
      limit,
    }),
    z.strictObject({ hits: z.array(thingHit), next: z.number().nullable(), count: hitCount, filling }),
  ),
} as const;
