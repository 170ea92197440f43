import type { LogScope } from '../../../../shared/contract/areas/papers';
import type { LogEntry } from '../../../../shared/contract/models';
import { clockTime, dayOf, zoned } from '../../../../shared/domain/time';
import type { LogPaper } from './gather';

const WEEKDAYS = '日一二三四五六';

/** `2026年9月12日（星期六）` */
export function longDay(at: number): string {
  const { year, month, day, weekday } = zoned(at);
  return `${year}年${month}月${day}日（星期${WEEKDAYS[weekday]}）`;
}

/** `2026年9月12日2时38分` */
export function longMoment(at: number): string {
  const { year, month, day, hour, minute } = zoned(at);
  return `${year}年${month}月${day}日${hour}时${String(minute).padStart(2, '0')}分`;
}

/** Time in a cell: the clock alone on the day that the paper begins with, else with the day before it. */
export function timeCell(at: number, { span, shift }: Pick<LogPaper, 'span' | 'shift'>): string {
  const first = zoned(shift?.startsAt ?? span.from);
  const own = zoned(at);
  if (own.year === first.year && own.month === first.month && own.day === first.day) return clockTime(at);
  if (own.year !== first.year) return `${dayOf(at)} ${clockTime(at)}`;
  return own.month === first.month
    ? `${own.day}日 ${clockTime(at)}`
    : `${own.month}月${own.day}日 ${clockTime(at)}`;
}

export const stampOf = (at: number): string =>
  `${dayOf(at).replaceAll('-', '')}${clockTime(at).replace(':', '')}`;

/** Whether the last line was recorded on another day than the first. */
export function isOneDay(scope: LogScope): boolean {
  return 'from' in scope && dayOf(scope.from) === dayOf(scope.to - 1) && clockTime(scope.from) === '00:00';
}

/** What a line is called where another one names it. */
export function nameOf(entry: LogEntry, ordinals: ReadonlyMap<string, number>): string {
  const here = ordinals.get(entry.id);
  if (here !== undefined) return `第${here}条`;
  const { month, day } = zoned(entry.receivedAt);
  return `${month}月${day}日 ${clockTime(entry.receivedAt)} 记录（总第${entry.humanNumber ?? entry.number}条）`;
}
