import { DAY_MS, zoned } from '../../domain/time';
import { wallMoment } from './moments';

/** A moment as a person writes it; what is not written is null. */
export type Written = {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** days from the issue: 今天 0, 明天 1; null when a date or nothing is written */
  readonly relative: number | null;
  readonly hour: number;
  readonly minute: number;
  readonly words: string;
};

const RELATIVE: Readonly<Record<string, number>> = {
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
};
const HALF = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜间|晚';

/** Source of the pattern of one moment; seven groups. */
export const MOMENT = `(?:(?:(?:(\\d{4})[年/.-])?(\\d{1,2})[月/.-])?(\\d{1,2})(?:[日号]|(?<=[/.-]\\d{1,2})[ T])|(昨天|昨日|今天|今日|明天|明日|后天))?\\s*(?:${HALF})?(\\d{1,2})(?:[时点](?:(\\d{1,2})分)?|:(\\d{2})(?::\\d{2})?)(?:整|许|左右)?`;
export const MOMENT_GROUPS = 7;

const numberOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** The moment of a match of MOMENT whose groups start at `from`. */
export function writtenOf(match: readonly (string | undefined)[], from: number, words: string): Written {
  const [year, month, day, relative, hour, minuteWord, minuteSign] = match.slice(from, from + MOMENT_GROUPS);
  const given = Number(hour);
  const isLate = /下午|傍晚|晚上|晚|夜间/.test(words) && given < 12;
  return {
    year: numberOf(year),
    month: numberOf(month),
    day: numberOf(day),
    relative: relative === undefined ? null : (RELATIVE[relative] ?? null),
    hour: given + (isLate ? 12 : 0),
    minute: Number(minuteWord ?? minuteSign ?? 0),
    words: words.trim(),
  };
}

const nearest = (moments: readonly (number | null)[], to: number): number | null => {
  const known = moments.filter((at) => at !== null);
  return known.sort((a, b) => Math.abs(a - to) - Math.abs(b - to))[0] ?? null;
};

/**
 * UTC ms of a written moment beside a known one: a missing year or month is the one that brings it nearest. Null for a clock without a day, a day that
 * the calendar has not, or a relative day when the known moment lies in the small hours (before 6): 今天 may then be the day that ends or the one that begins.
 */
export function resolved(written: Written, beside: number): number | null {
  const { hour, minute } = written;
  const base = zoned(beside);
  if (written.relative !== null) {
    if (base.hour < 6) return null;
    const midnight = wallMoment(base.year, base.month, base.day);
    const clock = wallMoment(2026, 1, 1, hour, minute);
    const first = wallMoment(2026, 1, 1);
    return midnight === null || clock === null || first === null
      ? null
      : midnight + written.relative * DAY_MS + clock - first;
  }
  if (written.day === null) return null;
  const { day } = written;
  if (written.year !== null) return wallMoment(written.year, written.month ?? 0, day, hour, minute);
  if (written.month !== null) {
    const { month } = written;
    return nearest(
      [-1, 0, 1].map((shift) => wallMoment(base.year + shift, month, day, hour, minute)),
      beside,
    );
  }
  const months = [-1, 0, 1].map((shift) => {
    const turn = base.month - 1 + shift;
    const year = base.year + Math.floor(turn / 12);
    return wallMoment(year, ((turn + 12) % 12) + 1, day, hour, minute);
  });
  return nearest(months, beside);
}

/** A clock without a day, on the day of `beside` and on the days beside it. */
export function clockNear(written: Written, beside: number, shiftDays: number): number | null {
  const { year, month, day } = zoned(beside + shiftDays * DAY_MS);
  return wallMoment(year, month, day, written.hour, written.minute);
}
