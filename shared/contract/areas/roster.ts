import { z } from 'zod';
import { isMonth, ROSTER_STATES } from '../../domain/roster';
import { startOfDay } from '../../domain/time';
import { SHIFT_POSTS } from '../../domain/vocabulary';
import { SHEET_PROBLEMS } from '../../rules/roster/readSheet';
import { rosterLayout } from '../../settings/rosterLayout';
import { filled, id, instant, text, uuid } from '../fields';
import { command, internal, query } from '../procedure';

/** Procedures and shapes of the roster. */

const month = z.string().refine(isMonth, { error: 'not_a_month' });
const day = z.string().refine((value) => startOfDay(value) !== null, { error: 'not_a_day' });
const shiftIndex = z.int().min(0).max(3);

const personInput = z.strictObject({
  accountId: id.nullable(),
  name: filled(40),
  title: text(60),
  mobile: text(40),
  officePhone: text(40),
  satPhone: text(40),
  state: z.enum(ROSTER_STATES),
});
const cellInput = z.strictObject({
  day,
  shift: shiftIndex,
  post: z.enum(SHIFT_POSTS),
  people: z.array(personInput).max(12),
});
const placeInput = z.strictObject({ day, shift: shiftIndex, post: z.enum(SHIFT_POSTS), name: filled(40) });

export const rosterPerson = z.strictObject({
  accountId: z.string().nullable(),
  name: z.string(),
  title: z.string(),
  mobile: z.string(),
  officePhone: z.string(),
  satPhone: z.string(),
  state: z.enum(ROSTER_STATES),
});
export const rosterCell = z.strictObject({
  day: z.string(),
  shift: z.number(),
  post: z.enum(SHIFT_POSTS),
  people: z.array(rosterPerson),
});

/** A version of a month: who published it when, how it came about and why. */
export const rosterVersion = z.strictObject({
  month: z.string(),
  version: z.number(),
  publishedAt: z.number(),
  publishedBy: z.string(),
  how: z.enum(['published', 'imported', 'edited', 'swapped']),
  reason: z.string(),
  fileName: z.string().nullable(),
});
export type RosterVersion = z.infer<typeof rosterVersion>;

const place = z.strictObject({
  day: z.string(),
  shift: z.number(),
  post: z.enum(SHIFT_POSTS),
  name: z.string(),
});
export const rosterSwap = z.strictObject({
  id: z.string(),
  from: place,
  to: place.nullable(),
  substitute: rosterPerson.nullable(),
  reason: z.string(),
  requestedAt: z.number(),
  requestedBy: z.string(),
  state: z.enum(['open', 'approved', 'refused']),
  decidedAt: z.number().nullable(),
  decidedBy: z.string().nullable(),
  words: z.string(),
});
export type RosterSwap = z.infer<typeof rosterSwap>;

/** One planned shift with who is to stand where; `phone` is the number to call first. */
export const plannedShift = z.strictObject({
  startsAt: z.number(),
  endsAt: z.number(),
  month: z.string(),
  version: z.number(),
  posts: z.array(
    z.strictObject({
      post: z.enum(SHIFT_POSTS),
      accountId: z.string().nullable(),
      name: z.string(),
      phone: z.string(),
      title: z.string(),
      state: z.enum(ROSTER_STATES),
    }),
  ),
});
export type PlannedShift = z.infer<typeof plannedShift>;

/** What a day is: 工作日, 休息日, 法定节假日, 调休上班日, with its name; and marks that the room set (重大活动, 敏感时段). */
export const calendarDay = z.strictObject({
  day: z.string(),
  kind: z.enum(['workday', 'rest', 'holiday', 'makeup']),
  name: z.string(),
  marks: z.array(z.strictObject({ kind: z.enum(['event', 'sensitive']), name: z.string() })),
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const rosterMonth = z.strictObject({
  month: z.string(),
  /** the newest version; null when none was published */
  version: rosterVersion.nullable(),
  /** when its first version was published */
  firstPublishedAt: z.number().nullable(),
  /** starts of the day's shifts: of the version, else of the setting */
  starts: z.array(z.number()),
  cells: z.array(rosterCell),
  /** the days of the month and one on either side */
  days: z.array(calendarDay),
  /** false while the holidays of the year are not announced */
  announced: z.boolean(),
  /** cells of the last day before and the first day after, for rules that look across */
  around: z.array(rosterCell),
  swaps: z.array(rosterSwap),
  people: z.array(rosterPerson),
});
export type RosterMonth = z.infer<typeof rosterMonth>;

export const rosterFile = z.strictObject({
  fileId: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  sheets: z.array(z.string()),
});

/** Dry run of one sheet: what it says, how it is read, what came of it and what could not be read, by cell. */
export const rosterPreview = z.strictObject({
  grid: z.array(z.array(z.string())),
  /** the month that the sheet itself names */
  month: z.string().nullable(),
  /** null when nothing was recognised */
  layout: rosterLayout.nullable(),
  isRemembered: z.boolean(),
  cells: z.array(rosterCell),
  problems: z.array(
    z.strictObject({
      row: z.number(),
      column: z.number(),
      code: z.enum(SHEET_PROBLEMS),
      text: z.string(),
    }),
  ),
  rows: z.number(),
});
export type RosterPreview = z.infer<typeof rosterPreview>;

const publishers = ['supervisor', 'administrator'] as const;
const writers = ['officer', 'operator', 'supervisor'] as const;

export const rosterProcedures = {
  /** The shift planned for an instant, else null; with `next` the first one that begins after it. */
  'roster.planned': query(
    'seat',
    z.strictObject({ at: instant, next: z.boolean().optional() }),
    plannedShift.nullable(),
  ),
  'roster.month': query('any', z.strictObject({ month }), rosterMonth),
  'roster.versions': query('any', z.strictObject({ month }), z.array(rosterVersion)),
  'roster.version': query(
    'any',
    z.strictObject({ month, version: z.int().min(1) }),
    z.strictObject({ version: rosterVersion, starts: z.array(z.number()), cells: z.array(rosterCell) }),
  ),
  /**
   * Publishes a month as its next version. `base` is the version that was edited, 0 when there was none: refused with roster_moved when another was
   * published meanwhile. `publishId` makes a repeat harmless.
   */
  'roster.publish': command(
    publishers,
    z.strictObject({
      publishId: uuid,
      month,
      base: z.int().min(0),
      cells: z.array(cellInput).max(31 * 4 * SHIFT_POSTS.length),
      reason: text(500),
      source: z.strictObject({ fileName: filled(200), sha256: z.string().length(64) }).nullable(),
      /** how the file was read: kept for the next one */
      layout: rosterLayout.nullable(),
    }),
    rosterVersion,
  ),
  /** Reads a file of the office into the desk. The path comes from a dialog in main. Refused with file_unreadable. */
  'roster.readFile': internal(
    command(writers, z.strictObject({ path: z.string().min(1).max(4_096) }), rosterFile),
  ),
  'roster.preview': query(
    'any',
    z.strictObject({ fileId: id, sheet: z.int().min(0).max(100), month, layout: rosterLayout.nullable() }),
    rosterPreview,
  ),
  'roster.setState': command(
    writers,
    z.strictObject({ place: placeInput, state: z.enum(ROSTER_STATES), reason: text(500) }),
    rosterMonth,
  ),
  /** Asks for a swap: with the place of another, or for somebody to stand in. */
  'roster.requestSwap': command(
    writers,
    z.strictObject({
      swapId: uuid,
      from: placeInput,
      to: placeInput.nullable(),
      substitute: personInput.nullable(),
      reason: filled(500),
    }),
    rosterSwap,
  ),
  'roster.decideSwap': command(
    ['supervisor'],
    z.strictObject({ swapId: id, approved: z.boolean(), words: text(500) }),
    rosterSwap,
  ),
} as const;
