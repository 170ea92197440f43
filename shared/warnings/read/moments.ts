import { startOfDay, ZONE_OFFSET_MS } from '../../domain/time';

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * UTC ms of a wall clock of the room's zone (Beijing time, domain.md 8.3). 24:00 is the end of the day. Null when the calendar or the clock has no such
 * moment.
 */
export function wallMoment(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number | null {
  const start = startOfDay(`${year}-${two(month)}-${two(day)}`);
  const isClock = hour <= 24 && minute < 60 && second < 60 && (hour < 24 || minute + second === 0);
  return start === null || !isClock ? null : start + ((hour * 60 + minute) * 60 + second) * 1_000;
}

const PACKED = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/;
const SPACED =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]*(\d{1,2})[:时](\d{1,2})分?(?::?(\d{1,2})(?:\.\d{1,6})?秒?)?\s*(Z|[-+]\d\d:?\d\d)?$/i;

/** Milliseconds by which a zone is ahead of UTC; a time without one is Beijing time. */
function offsetMs(zone: string | undefined): number {
  if (zone === undefined) return ZONE_OFFSET_MS;
  if (/^z$/i.test(zone)) return 0;
  const [, sign, hour = '0', minute = '0'] = /^([-+])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return (Number(hour) * 60 + Number(minute)) * 60_000 * (sign === '-' ? -1 : 1);
}

/**
 * UTC ms of a time as feeds write it: `2026/08/23 17:08`, `2026-08-23 17:08:00`, the same with an offset, `20260823170800`, milliseconds since 1970 in 13
 * digits. Null when it is none of these or no moment.
 */
export function feedMoment(text: string): number | null {
  const plain = text.trim();
  if (/^\d{13}$/.test(plain)) return Number(plain);
  const match = PACKED.exec(plain) ?? SPACED.exec(plain);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '0', zone] = match;
  const at = wallMoment(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return at === null ? null : at + ZONE_OFFSET_MS - offsetMs(zone);
}

const IDENTIFIER = /^(\d{6})\d{8}_(\d{14})(?:_\d)?$/;

/**
 * Division and moment within a Chinese message id, `ZZZZZZDDDUUUXX_YYYYMMDDhhmmss` with or without `_N` (29 or 31 characters, domain.md 8.3). Null when
 * it is no such id.
 */
export function identifierParts(
  identifier: string,
): { readonly division: string; readonly at: number } | null {
  const [, division = '', stamp = ''] = IDENTIFIER.exec(identifier) ?? [];
  const at = feedMoment(stamp);
  return at === null ? null : { division, at };
}

/** Message ids that stand anywhere in a text. */
export const identifiersIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<!\d)\d{14}_\d{14}(?:_\d(?!\d))?(?!\d)/g)].map(([id]) => id);
