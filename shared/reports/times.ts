import { dayOf, zoned } from '../domain/time';

/** `2时38分`, `5时00分`: a time of day as the text of a document writes it (documents.md, common rules). */
export function clockWords(at: number): string {
  const { hour, minute } = zoned(at);
  return `${hour}时${String(minute).padStart(2, '0')}分`;
}

/** `9月12日` */
export function dayWords(at: number): string {
  const { month, day } = zoned(at);
  return `${month}月${day}日`;
}

/** `9月12日2时38分` */
export const momentWords = (at: number): string => `${dayWords(at)}${clockWords(at)}`;

/** `2026年9月12日` */
export const dateWords = (at: number): string => `${zoned(at).year}年${dayWords(at)}`;

/** `2026年9月12日3时26分` */
export const fullWords = (at: number): string => `${dateWords(at)}${clockWords(at)}`;

/** `5时30分` on the same day as `beside`, else with its day. */
export const nearWords = (at: number, beside: number): string =>
  dayOf(at) === dayOf(beside) ? clockWords(at) : momentWords(at);

/** `202609120326`, for names of files */
export function compactStamp(at: number): string {
  const { year, month, day, hour, minute } = zoned(at);
  return `${year}${[month, day, hour, minute].map((part) => String(part).padStart(2, '0')).join('')}`;
}
