import type { Contact } from '../domain/contacts';
import { initialsOf } from '../search/initials';
import { plain } from '../search/text';
import { digitsOf } from './numbers';

/** How well an entry fits what was typed; higher is better, 0 does not fit. */
const NAME = 6;
const NAME_START = 5;
const LETTERS = 4;
const DIGITS = 4;
const WORDS = 3;
const LETTERS_WITHIN = 2;

type Named = Pick<Contact, 'name' | 'unit' | 'post' | 'areaName' | 'numbers' | 'note'>;

const squeezed = (text: string): string => plain(text).replaceAll(/\s+/gu, '');

function scoreOfTerm(contact: Named, term: string, pinyinOf: (text: string) => readonly string[]): number {
  const name = squeezed(contact.name);
  if (name === term) return NAME;
  if (name.startsWith(term)) return NAME_START;
  const digits = /^[0-9+()-]+$/.test(term) ? digitsOf(term) : '';
  if (digits.length >= 3 && contact.numbers.some((one) => digitsOf(one.number).includes(digits)))
    return DIGITS;
  const words = [contact.name, contact.unit, contact.post, contact.areaName, contact.note];
  if (words.some((one) => squeezed(one).includes(term))) return WORDS;
  if (!/^[a-z]+$/.test(term)) return 0;
  const spelled = (text: string): readonly string[] => [...initialsOf(text), ...pinyinOf(text)];
  if (spelled(contact.name).some((letters) => letters.startsWith(term))) return LETTERS;
  const further = [contact.unit, contact.areaName, contact.post];
  return further.some((one) => spelled(one).some((letters) => letters.startsWith(term))) ? LETTERS_WITHIN : 0;
}

/**
 * How well an entry fits what was typed: every word of it must be found, in the name, unit, post or area, by the first letters or the whole pinyin of one of them, or
 * in a number by three digits or more. 0: it does not fit. `pinyinOf` gives the readings of a text without tones.
 */
export function matchScore(
  contact: Named,
  typed: string,
  pinyinOf: (text: string) => readonly string[],
): number {
  const terms = plain(typed)
    .trim()
    .split(/\s+/u)
    .filter((term) => term !== '');
  if (terms.length === 0) return 0;
  const scores = terms.map((term) => scoreOfTerm(contact, term, pinyinOf));
  return scores.includes(0) ? 0 : Math.max(...scores);
}
