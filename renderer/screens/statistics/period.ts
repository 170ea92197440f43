import type { StatisticsScope } from '../../../shared/contract/areas/statistics';
import { DAY_MS, dayOf, startOfDay, zoned } from '../../../shared/domain/time';
import { monthSpan } from '../../../shared/statistics/lines';

export const PERIODS = ['shift', 'today', 'week', 'month', 'lastMonth', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

/** `2026-11` of an instant, or of the month before. */
export function monthOf(at: number, isLast = false): string {
  const month = dayOf(at).slice(0, 7);
  if (!isLast) return month;
  const first = startOfDay(`${month}-01`) ?? at;
  return dayOf(first - DAY_MS).slice(0, 7);
}

/** A span of whole days, both named days included; null when a day is no day or they stand the wrong way round. */
export function customSpan(from: string, to: string): { readonly from: number; readonly to: number } | null {
  const [first, last] = [startOfDay(from), startOfDay(to)];
  return first === null || last === null || last < first ? null : { from: first, to: last + DAY_MS };
}

/** What a period means now: days begin at midnight and weeks on Monday, in the room's zone. Null where there is nothing to count. */
export function scopeOf(
  period: Exclude<Period, 'custom'>,
  now: number,
  shiftId: string | null,
): StatisticsScope | null {
  const today = startOfDay(dayOf(now)) ?? now;
  switch (period) {
    case 'shift':
      return shiftId === null ? null : { shiftId };
    case 'today':
      return { from: today, to: today + DAY_MS };
    case 'week': {
      const monday = today - ((zoned(now).weekday + 6) % 7) * DAY_MS;
      return { from: monday, to: monday + 7 * DAY_MS };
    }
    case 'month':
      return monthSpan(monthOf(now));
    case 'lastMonth':
      return monthSpan(monthOf(now, true));
  }
}
