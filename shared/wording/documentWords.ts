import type { Direction } from '../domain/documents';
import type { DocumentFields } from '../domain/facts/documents';
import { clockTime, dayOf } from '../domain/time';
import { documentLabels, registerNumber } from './documentLabels';
import type { Locale } from './labels';

type Entry = DocumentFields & {
  readonly direction: Direction;
  readonly year: number;
  readonly number: number;
  readonly confidential: boolean;
  /** sender, or receivers joined */
  readonly unit: string;
};

/** `06:00`, with its day in front when that is not the day of `since`. */
export function dueText(dueAt: number, since: number): string {
  return dayOf(dueAt) === dayOf(since) ? clockTime(dueAt) : `${dayOf(dueAt).slice(5)} ${clockTime(dueAt)}`;
}

/** First words of a text, for a title. */
export function headline(words: string, max = 40): string {
  const letters = [...words.replaceAll(/\s+/gu, ' ')];
  return letters.length > max ? `${letters.slice(0, max - 1).join('')}…` : letters.join('');
}

/** What a document is called where one line must do: its title, else its own number; a 机要件 by its number only. */
export function documentName(
  entry: {
    readonly confidential: boolean;
    readonly docNumber: string;
    readonly title: string;
  },
  locale: Locale,
): string {
  if (entry.confidential)
    return `${locale === 'zh' ? '机要件' : 'Confidential item'}${entry.docNumber === '' ? '' : ` ${entry.docNumber}`}`;
  return headline(entry.title === '' ? entry.docNumber : entry.title);
}

/**
 * The line of the duty log about a document (documents.md 1, line 52): what came, and what was set at once. In the room's language: it is a record of
 * the room. Of a 机要件 only number and place are said.
 */
export function documentLine(entry: Entry): { readonly text: string; readonly handling: string } {
  const words = documentLabels('zh');
  const handling = [registerNumber(entry, 'zh')];
  if (entry.dueAt !== null && entry.demand !== 'none')
    handling.push(`${entry.demand === 'receipt' ? '签收限时' : '限时'}${dueText(entry.dueAt, entry.at)}已设`);
  if (entry.place !== '') handling.push(`原件存${entry.place}`);
  if (entry.confidential) {
    return {
      text: `机要件${entry.copies}件，编号${entry.docNumber === '' ? '无' : entry.docNumber}`,
      handling: handling.join('；'),
    };
  }
  const head = [
    entry.direction === 'outgoing' ? `发${entry.unit}` : '',
    words.urgency[entry.urgency],
    entry.docNumber,
    entry.title,
  ];
  const text = head.filter((part) => part !== '').join(' ');
  return {
    text: entry.demandText === '' ? text : `${text}：${entry.demandText}`,
    handling: handling.join('；'),
  };
}

/** `古田县、屏南县等13个单位`: receivers where one line must do. */
export function unitsText(units: readonly string[]): string {
  return units.length <= 3 ? units.join('、') : `${units.slice(0, 2).join('、')}等${units.length}个单位`;
}
