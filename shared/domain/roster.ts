import { DAY_MS, dayOf, MINUTE_MS, startOfDay, zoned } from './time';
import { SHIFT_POSTS, type ShiftPost } from './vocabulary';

/** Where somebody stands on the roster: 已排, 已确认, 已换班, 缺岗 (domain.md 1.3). */
export const ROSTER_STATES = ['planned', 'confirmed', 'swapped', 'absent'] as const;
export type RosterState = (typeof ROSTER_STATES)[number];

/** Somebody on the roster, as written there. */
export type RosterPerson = {
  readonly accountId: string | null;
  readonly name: string;
  /** 职务 */
  readonly title: string;
  readonly mobile: string;
  readonly officePhone: string;
  readonly satPhone: string;
  readonly state: RosterState;
};

/** Who stands at one post in one shift of one day. A cell without people is not kept. */
export type RosterCell = {
  /** `2026-09-12`: the day on which the shift begins */
  readonly day: string;
  /** place of the shift within its day, from 0 */
  readonly shift: number;
  readonly post: ShiftPost;
  readonly people: readonly RosterPerson[];
};

/** Names one cell: `2026-09-12/0/duty_leader`. */
export const cellKey = (cell: Pick<RosterCell, 'day' | 'shift' | 'post'>): string =>
  `${cell.day}/${cell.shift}/${cell.post}`;

/** True for `2026-09`. */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** The month of an instant in the room's zone: `2026-09`. */
export const monthOf = (at: number): string => dayOf(at).slice(0, 7);

/** The month `by` months later (or earlier): `2026-12` and 1 give `2027-01`. */
export function addMonths(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The day `by` days later (or earlier). */
export function addDays(day: string, by: number): string {
  return dayOf((startOfDay(day) ?? 0) + by * DAY_MS);
}

/** Every day of a month, also of a leap February. */
export function daysOfMonth(month: string): readonly string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

/** 0 = Sunday */
export const weekdayOf = (day: string): number => zoned(startOfDay(day) ?? 0).weekday;

/**
 * When a shift begins and ends, UTC ms. `starts` are the starts of the day's shifts in minutes after midnight, ascending; a shift lasts until the
 * next start, the last one until the first of the following day (room setting `duty`, domain.md 1.2).
 */
export function shiftTimes(
  day: string,
  shift: number,
  starts: readonly number[],
): { readonly startsAt: number; readonly endsAt: number } {
  const midnight = startOfDay(day) ?? 0;
  const startsAt = midnight + (starts[shift] ?? 0) * MINUTE_MS;
  const next = starts[shift + 1];
  const endsAt =
    next === undefined ? midnight + DAY_MS + (starts[0] ?? 0) * MINUTE_MS : midnight + next * MINUTE_MS;
  return { startsAt, endsAt };
}

/** Cells in the order of the paper: by day, shift and post. */
export function inOrder(cells: Iterable<RosterCell>): RosterCell[] {
  const place = (cell: RosterCell): number =>
    cell.shift * SHIFT_POSTS.length + SHIFT_POSTS.indexOf(cell.post);
  return [...cells].sort((a, b) => a.day.localeCompare(b.day) || place(a) - place(b));
}

/** Lays changed cells over a roster; a changed cell without people takes the old one away. */
export function withCells(cells: readonly RosterCell[], changes: readonly RosterCell[]): RosterCell[] {
  const all = new Map(cells.map((cell) => [cellKey(cell), cell]));
  for (const change of changes) {
    if (change.people.length === 0) all.delete(cellKey(change));
    else all.set(cellKey(change), change);
  }
  return inOrder(all.values());
}

const wordsOf = (person: RosterPerson): string =>
  [person.name, person.title, person.mobile, person.officePhone, person.satPhone].join('\n');

const isSame = (a: RosterCell, b: RosterCell, withState: boolean): boolean =>
  a.people.length === b.people.length &&
  a.people.every((one, at) => {
    const other = b.people[at];
    if (other === undefined || wordsOf(one) !== wordsOf(other)) return false;
    return !withState || (one.state === other.state && one.accountId === other.accountId);
  });

/**
 * The cells by which `after` differs from `before`, in order; one that went is there without people. Without `withState` only what stands on paper
 * counts: names, 职务 and numbers.
 */
export function changedCells(
  before: readonly RosterCell[],
  after: readonly RosterCell[],
  withState = true,
): RosterCell[] {
  const old = new Map(before.map((cell) => [cellKey(cell), cell]));
  const changed: RosterCell[] = [];
  for (const cell of after) {
    const was = old.get(cellKey(cell));
    old.delete(cellKey(cell));
    if (was === undefined || !isSame(was, cell, withState)) changed.push(cell);
  }
  for (const gone of old.values()) changed.push({ ...gone, people: [] });
  return inOrder(changed);
}

/** One line for a cell: `林志远、郑国华`. */
export const namesOf = (people: readonly { readonly name: string }[]): string =>
  people.map((one) => one.name).join('、');

/** The number to call first: mobile, else office, else satellite telephone. */
export const firstPhone = (person: Pick<RosterPerson, 'mobile' | 'officePhone' | 'satPhone'>): string =>
  [person.mobile, person.officePhone, person.satPhone].find((one) => one !== '') ?? '';

/** The same person: by account where both have one, else by name without spaces. */
export function isSamePerson(
  a: { readonly accountId: string | null; readonly name: string },
  b: { readonly accountId: string | null; readonly name: string },
): boolean {
  if (a.accountId !== null && b.accountId !== null) return a.accountId === b.accountId;
  return plainName(a.name) === plainName(b.name);
}

/** A name as it is compared: `王 芳` and `王芳` are the same. */
export const plainName = (name: string): string => name.replaceAll(/[\s\u3000]/g, '');
