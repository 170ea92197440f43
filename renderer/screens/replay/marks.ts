import type { EventMark } from '../../../shared/plan/replay';
import type { Text } from '../../i18n';

/** What an event stands out by, in words: never by colour alone. */
export function markWords(marks: readonly EventMark[], t: Text<'replay'>): string {
  return marks.map((mark) => t(`mark.${mark}`)).join(' · ');
}
