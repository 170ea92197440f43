/** The room's zone is +08:00 the whole year (no daylight saving), whatever zone the machine is in. */
const ZONE_MS = 8 * 3_600_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');
const inZone = (at: number): Date => new Date(at + ZONE_MS);

/** `02:38` */
export function clockTime(at: number): string {
  const date = inZone(at);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** `02:38:05`; only for the clock */
export function clockSeconds(at: number): string {
  return `${clockTime(at)}:${two(inZone(at).getUTCSeconds())}`;
}

/** `11-24` */
export function monthDay(at: number): string {
  const date = inZone(at);
  return `${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** `2026-11-24` */
export function fullDate(at: number): string {
  return `${inZone(at).getUTCFullYear()}-${monthDay(at)}`;
}

/** `2026-11-24 02:38` */
export function fullTime(at: number): string {
  return `${fullDate(at)} ${clockTime(at)}`;
}

/** 0 = Sunday */
export function weekday(at: number): number {
  return inZone(at).getUTCDay();
}

/** Start of the room's calendar day that holds the instant. */
export function dayStart(at: number): number {
  return Math.floor((at + ZONE_MS) / DAY) * DAY - ZONE_MS;
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
  const at = Date.UTC(year, month - 1, day, hour, minute) - ZONE_MS;
  const date = inZone(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null;
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
  if (ago) return Math.floor((now - Number(ago[1]) * MINUTE) / MINUTE) * MINUTE;
  const clock = /^(\d{1,2}):(\d{2})$/.exec(value) ?? /^(\d{2})(\d{2})$/.exec(value);
  const today = inZone(now);
  if (clock) {
    const at = roomInstant(
      today.getUTCFullYear(),
      today.getUTCMonth() + 1,
      today.getUTCDate(),
      Number(clock[1]),
      Number(clock[2]),
    );
    if (at === null) return null;
    return at > now + MINUTE ? at - DAY : at;
  }
  const dated = /^(?:(\d{4})[-/])?(\d{1,2})[-/](\d{1,2})[ T]+(\d{1,2}):(\d{2})$/.exec(value);
  if (!dated) return null;
  const [, year, month, day, hour, minute] = dated;
  const at = roomInstant(
    year === undefined ? today.getUTCFullYear() : Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
  );
  if (at === null || year !== undefined || at <= now + MINUTE) return at;
  return roomInstant(today.getUTCFullYear() - 1, Number(month), Number(day), Number(hour), Number(minute));
}

/**
 * A time that is still to come: `05:00` is its next occurrence, `+30` is minutes from now; a dated one as it stands.
 * Null when it cannot be read.
 */
export function parseFutureTime(typed: string, now: number): number | null {
  const value = normalise(typed);
  const ahead = /^\+\s*(\d{1,4})$/.exec(value);
  if (ahead) return Math.ceil((now + Number(ahead[1]) * MINUTE) / MINUTE) * MINUTE;
  if (/^\d{1,2}:?\d{2}$/.test(value)) {
    const past = parsePastTime(value, now);
    if (past === null) return null;
    return past <= now ? past + DAY : past;
  }
  const dated = /^(?:(\d{4})[-/])?(\d{1,2})[-/](\d{1,2})[ T]+(\d{1,2}):(\d{2})$/.exec(value);
  if (!dated) return null;
  const [, year, month, day, hour, minute] = dated;
  return roomInstant(
    year === undefined ? inZone(now).getUTCFullYear() : Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
  );
}
