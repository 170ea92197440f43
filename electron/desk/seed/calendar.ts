import { DAY_MS, dayOf, MINUTE_MS, startOfDay } from '../../../shared/domain/time';
import type { Random } from './random';
import { BUSYNESS, type Weather, weatherOf } from './weather';

/** One day on duty, 08:30 to 08:30. `opensAt` and `closesAt` are when it was really handed over; the last one is open. */
export type DutyDay = {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly opensAt: number;
  readonly closesAt: number | null;
  readonly weather: Weather;
};

/** What becomes of the incident that a line records: over before the end, still open, or open with a run going on. */
export type Fate = 'settled' | 'open' | 'running';
/** When a line is written; `fate` where it records an incident. */
export type Slot = { readonly at: number; readonly day: number; readonly fate: Fate | null };

export type Calendar = {
  readonly foundedAt: number;
  readonly end: number;
  readonly days: readonly DutyDay[];
  /** exactly as many as lines were asked for, in the order of time */
  readonly slots: readonly Slot[];
};

export type CalendarWish = { readonly entries: number; readonly incidents: number; readonly end: number };

const HOUR_MS = 3_600_000;
const SHIFT_START_MS = 8.5 * HOUR_MS;
/** a shift younger than this has not begun: the one before it is the open one */
const YOUNGEST_SHIFT_MS = 10 * MINUTE_MS;
const LINES_PER_DAY = 55;
const FEWEST_DAYS = 3;
const MOST_DAYS = 240;

/** How busy each hour is, from 08:00 on: the first hour of a day of universal time is the ninth of the room's. */
const HOURS = [7, 9, 10, 9, 6, 5, 7, 9, 9, 8, 6, 5, 5, 5, 4, 3, 2.2, 1.6, 1.2, 1, 1, 1.3, 2.2, 4] as const;

/** Lays out the days and the moments of all lines before `end`. Pure: the same wish and stream give the same calendar. */
export function makeCalendar(random: Random, wish: CalendarWish): Calendar {
  const days = makeDays(random, wish);
  const slots = markIncidents(random, makeSlots(random, days, wish), days, wish);
  const first = days[0]?.startsAt ?? wish.end;
  return { foundedAt: first - 42 * MINUTE_MS, end: wish.end, days, slots };
}

function lastShiftStart(end: number): number {
  const today = (startOfDay(dayOf(end)) ?? end) + SHIFT_START_MS;
  return end - today >= YOUNGEST_SHIFT_MS ? today : today - DAY_MS;
}

function makeDays(random: Random, { entries, end }: CalendarWish): DutyDay[] {
  const count = Math.min(MOST_DAYS, Math.max(FEWEST_DAYS, Math.ceil(entries / LINES_PER_DAY)));
  const last = lastShiftStart(end);
  const weathers = weatherOf(random, last - (count - 1) * DAY_MS, count);
  // Between two handovers nobody holds the room for a minute; what is written then belongs to no shift.
  const handovers = weathers.map(() => random.int(-240_000, 240_000));
  return weathers.map((weather, index) => {
    const startsAt = last - (count - 1 - index) * DAY_MS;
    const isLast = index === count - 1;
    return {
      startsAt,
      endsAt: startsAt + DAY_MS,
      opensAt: startsAt + (handovers[index] ?? 0) + 45_000,
      closesAt: isLast ? null : startsAt + DAY_MS + (handovers[index + 1] ?? 0),
      weather,
    };
  });
}

function makeSlots(random: Random, days: readonly DutyDay[], { entries, end }: CalendarWish): Slot[] {
  const spans = days.map((day) => ({
    from: day.opensAt + 30_000,
    until: (day.closesAt ?? end) - 5_000,
  }));
  const loads = days.map((day, index) => {
    const span = spans[index];
    const work = span ? workBetween(span.from, span.until) : 0;
    return work * BUSYNESS[day.weather] * (0.75 + 0.5 * random.share());
  });
  const counts = shareOut(entries, loads);
  return days.flatMap((_day, index) => {
    const span = spans[index];
    if (!span) return [];
    const moments = Array.from({ length: counts[index] ?? 0 }, () =>
      momentAt(random.share(), span.from, span.until),
    );
    return moments.sort((a, b) => a - b).map((at) => ({ at, day: index, fate: null }));
  });
}

const loadOfHour = (at: number): number => HOURS[Math.floor(at / HOUR_MS) % 24] ?? 1;

/** Work that falls between two moments, counted hour by hour. */
function workBetween(from: number, until: number): number {
  let work = 0;
  for (let at = from; at < until; ) {
    const next = Math.min(until, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    work += (loadOfHour(at) * (next - at)) / HOUR_MS;
    at = next;
  }
  return work;
}

/** The moment at which this share of the work between two moments is done. */
function momentAt(share: number, from: number, until: number): number {
  let left = share * workBetween(from, until);
  for (let at = from; at < until; ) {
    const next = Math.min(until, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    const load = loadOfHour(at);
    const work = (load * (next - at)) / HOUR_MS;
    if (work >= left) return Math.round(at + (left / load) * HOUR_MS);
    left -= work;
    at = next;
  }
  return until;
}

/** Splits a whole number after the loads, to the last unit (largest remainders). */
export function shareOut(total: number, loads: readonly number[]): number[] {
  const sum = loads.reduce((all, load) => all + load, 0);
  if (sum === 0) return loads.map((_load, index) => (index === 0 ? total : 0));
  const exact = loads.map((load) => (total * load) / sum);
  const counts = exact.map(Math.floor);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const missing = total - counts.reduce((all, count) => all + count, 0);
  for (const { index } of order.slice(0, missing)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

/** The incidents that are still open at the end, by how long before it they were told. */
const UNSETTLED: readonly (readonly [Fate, number])[] = [
  ['running', 35 * MINUTE_MS],
  ['open', 5 * HOUR_MS],
  ['open', 11 * HOUR_MS],
];
/** The others were told before that, so that they are over by now. */
const SETTLED_MS = 14 * HOUR_MS;

/** Turns some of the lines into incidents: a few shortly before the end, the rest anywhere before. */
function markIncidents(
  random: Random,
  slots: readonly Slot[],
  days: readonly DutyDay[],
  { incidents, end }: CalendarWish,
): Slot[] {
  const marked = [...slots];
  const open = UNSETTLED.slice(0, incidents);
  for (const [fate, before] of open) {
    const { at, day } = onDuty(days, end - before, end);
    const nearest = nearestPlain(marked, at);
    if (nearest >= 0) marked[nearest] = { at, day, fate };
  }
  const left = marked.flatMap((slot, index) => (slot.fate === null ? [index] : []));
  const settled = left.filter((index) => (marked[index]?.at ?? end) < end - SETTLED_MS);
  const rest = incidents - open.length;
  for (const index of draw(random, settled.length >= rest ? settled : left, rest)) {
    const slot = marked[index];
    if (slot) marked[index] = { ...slot, fate: 'settled' };
  }
  return marked.sort((a, b) => a.at - b.at);
}

/** The moment itself, or the next one before it at which a shift held the room. */
function onDuty(days: readonly DutyDay[], wanted: number, end: number): { at: number; day: number } {
  for (let at = wanted; ; at -= MINUTE_MS) {
    const day = days.findLastIndex((one) => one.opensAt + MINUTE_MS <= at);
    const held = days[day];
    if (held === undefined) return { at: wanted, day: 0 };
    if (at <= (held.closesAt ?? end) - MINUTE_MS) return { at, day };
  }
}

function nearestPlain(slots: readonly Slot[], at: number): number {
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  slots.forEach((slot, index) => {
    if (slot.fate !== null || Math.abs(slot.at - at) >= distance) return;
    best = index;
    distance = Math.abs(slot.at - at);
  });
  return best;
}

/** So many different elements, in no particular order. */
function draw(random: Random, list: readonly number[], size: number): number[] {
  const pool = [...list];
  const drawn: number[] = [];
  while (drawn.length < size && pool.length > 0) {
    const at = random.int(0, pool.length - 1);
    const last = pool.pop();
    const picked = pool[at];
    if (last === undefined) break;
    if (picked === undefined) drawn.push(last);
    else {
      drawn.push(picked);
      pool[at] = last;
    }
  }
  return drawn;
}
