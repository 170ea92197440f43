import {
  clockTime,
  clockTimeWithSeconds,
  DAY_MS,
  dayOf,
  MINUTE_MS,
  ZONE_OFFSET_MS,
  zoned,
} from '../../shared/domain/time';

export { clockTime, clockTimeWithSeconds as clockSeconds, dayOf as fullDate };

/** `11-24` */
export function monthDay(at: number): string {
  return dayOf(at).slice(5);
}

/** `2026-11-24 02:38` */
export function fullTime(at: number): string {
  return `${dayOf(at)} ${clockTime(at)}`;
}

/** 0 = Sunday */
export function weekday(at: number): number {
  return zoned(at).weekday;
}

/** Start of the room's calendar day that holds the instant. */
export function dayStart(at: number): number {
  return Math.floor((at + ZONE_OFFSET_MS) / DAY_MS) * DAY_MS - ZONE_OFFSET_MS;
}

export function isSameDay(a: number, b: number): boolean {
  return dayStart(a) === dayStart(b);
}

/** `02:38`, with the day in front when it is not today: `11-23 02:38` */
export function nearTime(at: number, now: number): string {
  return isSameDay(at, now) ? clockTime(at) : `${monthDay(at)} ${clockTime(at)}`;
}

/** The instant of a wall-clock time of the room; null when there is no such day or time. */
export function roomInstant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
): number | null {
  if (hour > 23 || minute > 59) return null;
  const at = Date.UTC(year, month - 1, day, hour, minute) - ZONE_OFFSET_MS;
  const parts = zoned(at);
  return parts.month === month && parts.day === day ? at : null;
}

const normalise = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(/[−–—]/g, '-').replaceAll('。', ':').trim();

/**
 * A time in the past as people type it: `02:38`, `0238`, `-5` (minutes ago), `11-23 02:38`, `2026-11-23 02:38`.
 * A clock time alone is its latest occurrence that is not after `now` (one minute of tolerance).
 * Null when it says nothing that can be read.
 */
export function parsePastTime(typed: string, now: number): number | null {
  const value = normalise(typed);
  const ago = /^-\s*(\d{1,4})$/.exec(value);
  if (ago) return Math.floor((now - Number(ago[1]) * MINUTE_MS) / MINUTE_MS) * MINUTE_MS;
  const clock = /^(\d{1,2}):(\d{2})$/.exec(value) ?? /^(\d{2})(\d{2})$/.exec(value);
  const today = zoned(now);
  if (clock) {
    const at = roomInstant(today.year, today.month, today.day, Number(clock[1]), Number(clock[2]));
    if (at === null) return null;
    return at > now + MINUTE_MS ? at - DAY_MS : at;
  }
  const dated = /^(?:(\d{4})[-/])?(\d{1,2})[-/](\d{1,2})[ T]+(\d{1,2}):(\d{2})$/.exec(value);
  if (!dated) return null;
  const [, year, month, day, hour, minute] = dated;
  const at = roomInstant(
    year === undefined ? today.year : Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
  );
  if (at === null || year !== undefined || at <= now + MINUTE_MS) return at;
  return roomInstant(today.year - 1, Number(month), Number(day), Number(hour), Number(minute));
}

/**
 * A time that is still to come: `05:00` is its next occurrence, `+30` is minutes from now; a dated one as it stands.
 * Null when it cannot be read.
 */
export function parseFutureTime(typed: string, now: number): number | null {
  const value = normalise(typed);
  const ahead = /^\+\s*(\d{1,4})$/.exec(value);
  if (ahead) return Math.ceil((now + Number(ahead[1]) * MINUTE_MS) / MINUTE_MS) * MINUTE_MS;
  if (/^\d{1,2}:?\d{2}$/.test(value)) {
    const past = parsePastTime(value, now);
    if (past === null) return null;
    return past <= now ? past + DAY_MS : past;
  }
  const dated = /^(?:(\d{4})[-/])?(\d{1,2})[-/](\d{1,2})[ T]+(\d{1,2}):(\d{2})$/.exec(value);
  if (!dated) return null;
  const [, year, month, day, hour, minute] = dated;
  return roomInstant(
    year === undefined ? zoned(now).year : Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
  );
}
