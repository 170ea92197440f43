import { clockTime } from '../domain/time';
import type { TallyColumn } from './sheet';
import type { ColumnTotal } from './totals';

export type SentenceSource = {
  readonly asOf: number;
  readonly dueAt: number;
  readonly columns: readonly TallyColumn[];
  readonly totals: readonly ColumnTotal[];
  readonly units: number;
  readonly reported: number;
  readonly missing: readonly string[];
};

const MOST_NAMED = 4;
const named = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join('、')
    : `${names.slice(0, MOST_NAMED).join('、')}等${names.length}个`;

/**
 * The totals as a sentence of an official report: 截至06:00，13个单位已报11个（未报：…），转移人数127人（较上轮+20）…。 What is 0 is said together at the end; what
 * was carried over from an earlier round is marked.
 */
export function tallySentence(source: SentenceSource): string {
  const { columns, totals, units, reported, missing } = source;
  const told: string[] = [];
  const none: string[] = [];
  for (const column of columns) {
    const total = totals.find((one) => one.columnId === column.id);
    if (total === undefined || total.total === null) continue;
    if (total.total === 0 && total.carried === 0 && (total.change ?? 0) === 0) {
      none.push(column.name.replace(/人数$/u, ''));
      continue;
    }
    const unit = column.kind === 'yes_no' ? '个单位' : column.unit;
    const change =
      total.change === null || total.change === 0
        ? ''
        : `较上轮${total.change > 0 ? '+' : '−'}${Math.abs(total.change)}`;
    const carried = total.carried > 0 ? `其中${total.carried}个单位沿用上报数` : '';
    const more = [change, carried].filter((one) => one !== '').join('，');
    told.push(`${column.name}${total.total}${unit}${more === '' ? '' : `（${more}）`}`);
  }
  const gap = missing.length === 0 ? '' : `（未报：${named(missing)}）`;
  const head = `截至${clockTime(source.asOf)}，${units}个单位已报${reported}个${gap}`;
  if (reported === 0 && told.length === 0) return `${head}。`;
  const zero = none.length === 0 || reported === 0 ? '' : `；无${none.join('、')}`;
  return `${head}：${told.length === 0 ? '' : told.join('，')}${zero}。`.replace('：；', '：');
}
