/** The room's zone is +08:00 all year round; there is no daylight saving. */
export const ZONE_OFFSET_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** The parts of an instant in the room's zone. */
export function zoned(at: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
} {
  const date = new Date(at + ZONE_OFFSET_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** `02:38` */
export function clockTime(at: number): string {
  const { hour, minute } = zoned(at);
  return `${two(hour)}:${two(minute)}`;
}

/** `02:38:13` */
export function clockTimeWithSeconds(at: number): string {
  return `${clockTime(at)}:${two(zoned(at).second)}`;
}

/** `2026-09-12` */
export function dayOf(at: number): string {
  const { year, month, day } = zoned(at);
  return `${year}-${two(month)}-${two(day)}`;
}

/** `2026-09-12T02:38:13.000Z`: a year of four digits, which all that a room writes has. */
const ISO_LENGTH = 24;

/** `2026-09-12 02:38:13` */
export function stamp(at: number): string {
  const date = new Date(at + ZONE_OFFSET_MS);
  const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  if (iso.length === ISO_LENGTH) return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  return `${dayOf(at)} ${clockTimeWithSeconds(at)}`;
}

/** First instant of a day `2026-09-12` in the room's zone, or null when the text is no day. */
export function startOfDay(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00+08:00`);
  return Number.isNaN(at) || dayOf(at) !== day ? null : at;
}

export { DAY_MS, MINUTE_MS };
