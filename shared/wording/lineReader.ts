import { clockTime } from '../domain/time';
import type { Locale } from './labels';
import { labels } from './labels';

export type LineParams = Readonly<Record<string, string | number | null>>;
type Words = (params: Reader) => string;
export type Pair = { readonly zh: Words; readonly en: Words };

/** Reads parameters of a stored line with a fallback, so that a line of any age can be worded. */
export class Reader {
  readonly params: LineParams;
  readonly locale: Locale;
  constructor(params: LineParams, locale: Locale) {
    this.params = params;
    this.locale = locale;
  }
  text(name: string): string {
    const value = this.params[name];
    return value === undefined || value === null ? '' : String(value);
  }
  number(name: string): number {
    return Number(this.params[name] ?? 0);
  }
  time(name: string): string {
    const value = this.params[name];
    return typeof value === 'number' ? clockTime(value) : '';
  }
  /** `titleZh` or `titleEn` after the reader's language */
  of(name: string): string {
    return this.text(`${name}${this.locale === 'zh' ? 'Zh' : 'En'}`);
  }
  /** ` 词` when there is something to say */
  after(prefix: string, name: string): string {
    const value = this.text(name);
    return value === '' ? '' : `${prefix}${value}`;
  }
  label(
    group:
      | 'grade'
      | 'warningColor'
      | 'sendWay'
      | 'decisionWay'
      | 'callResult'
      | 'shiftPost'
      | 'rosterState'
      | 'retention',
    name: string,
  ): string {
    const value = this.text(name);
    return (labels(this.locale)[group] as Readonly<Record<string, string>>)[value] ?? value;
  }
  late(): string {
    const minutes = Math.round(this.number('lateMs') / 60_000);
    if (this.number('lateMs') < 2_000) return '';
    if (this.locale === 'zh') return `（迟报警${minutes > 0 ? ` ${minutes} 分` : '不足 1 分'}）`;
    return ` (raised ${minutes > 0 ? `${minutes} min` : 'under a minute'} late)`;
  }
  ahead(): string {
    if (this.number('ahead') !== 1) return '';
    return this.locale === 'zh' ? '（提前办理）' : ' (worked ahead)';
  }
}
