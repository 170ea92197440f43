import { initialsOf } from '../../../shared/search/initials';
import { plain } from '../../../shared/search/text';
import type { Text } from '../../i18n';
import { HELP_PLACES, type HelpPlace } from './place';

/** Places whose help holds what was typed, those that are named by it first. */
export function findHelp(typed: string, t: Text<'help'>): readonly HelpPlace[] {
  const dense = (words: string): string => plain(words).replaceAll(/\s+/gu, '');
  const wanted = dense(typed);
  if (wanted === '') return [];
  const isNamed = (place: HelpPlace): boolean =>
    dense(t(`${place}.title`)).includes(wanted) ||
    initialsOf(t(`${place}.title`)).some((letters) => letters.startsWith(wanted));
  const named = HELP_PLACES.filter(isNamed);
  // One character stands in half of all sentences.
  if (wanted.length < 2) return named;
  const told = HELP_PLACES.filter(
    (place) => !named.includes(place) && dense(`${t(`${place}.for`)}${t(`${place}.do`)}`).includes(wanted),
  );
  return [...named, ...told];
}
