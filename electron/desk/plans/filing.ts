import { addDays } from '../../../shared/domain/roster';
import { DAY_MS, dayOf, MINUTE_MS, startOfDay } from '../../../shared/domain/time';
import type { Db } from '../db/statement';
import { calendarDay } from '../roster/calendar';
import { readSetting } from '../settings/read';

/**
 * By when a plan that comes into force at `at` has to be filed: the last minute of the n-th working day after that day (20 by S32). Working days
 * are those of the official list and of what the room set in its calendar.
 */
export function filingDue(db: Db, at: number): number {
  const { days } = readSetting(db, 'calendar');
  let left = readSetting(db, 'plans').filingWorkdays;
  let day = dayOf(at);
  while (left > 0) {
    day = addDays(day, 1);
    const { kind } = calendarDay(day, days);
    if (kind === 'workday' || kind === 'makeup') left -= 1;
  }
  return (startOfDay(day) ?? at) + DAY_MS - MINUTE_MS;
}
