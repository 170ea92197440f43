import { getDayDetail } from 'chinese-days';
import type { CalendarDay } from '../../../shared/contract/areas/roster';
import { weekdayOf } from '../../../shared/domain/roster';
import type { SettingValue } from '../../../shared/settings';

type Overrides = SettingValue<'calendar'>['days'];

/** `Spring Festival,春节,4` names a day of the official list; an ordinary day has its weekday. */
function officialName(day: string): string | null {
  const [, zh] = getDayDetail(day).name.split(',');
  return zh ?? null;
}

/** True when the State Council's list for the year is in the library: New Year's Day is always on it. */
export const isAnnounced = (year: string): boolean => officialName(`${year}-01-01`) !== null;

/** What a day is by the official list, or by its weekday where the list is not announced yet, and then by what the room set. */
export function calendarDay(day: string, overrides: Overrides): CalendarDay {
  const name = officialName(day);
  const { work } = getDayDetail(day);
  const isWeekend = [0, 6].includes(weekdayOf(day));
  const official: CalendarDay =
    name === null
      ? { day, kind: isWeekend ? 'rest' : 'workday', name: '', marks: [] }
      : { day, kind: work ? 'makeup' : 'holiday', name, marks: [] };
  const found = overrides.filter((one) => one.from <= day && day <= one.to);
  const set = found.findLast((one) => one.kind !== 'event' && one.kind !== 'sensitive');
  const marks = found.flatMap(({ kind, name: mark }) =>
    kind === 'event' || kind === 'sensitive' ? [{ kind, name: mark }] : [],
  );
  const kind = set?.kind ?? official.kind;
  return {
    day,
    kind: kind === 'event' || kind === 'sensitive' ? official.kind : kind,
    name: set?.name ?? official.name,
    marks,
  };
}
