import { createRequire } from 'node:module';
import { matchScore } from '../../../shared/contacts/match';
import { inOrder } from '../../../shared/contacts/roles';
import type { Contact } from '../../../shared/domain/contacts';
import type { Db } from '../db/statement';
import { allContacts } from './read';

type Pinyin = typeof import('pinyin-pro');

let dictionary: Pinyin | undefined;
/** The dictionary is large: it is read with the first search in letters, not with the desk. */
const pinyinOf = (text: string): string => {
  dictionary ??= createRequire(import.meta.url)('pinyin-pro') as Pinyin;
  return dictionary.pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true }).join('');
};

const MOST_KNOWN = 20_000;
const known = new Map<string, readonly string[]>();

/** The whole pinyin of a text without tones, `wangjianguo`; nothing of a text without Chinese characters. */
export function readingsOf(text: string): readonly string[] {
  let readings = known.get(text);
  if (readings === undefined) {
    const letters = pinyinOf(text).toLowerCase();
    readings = letters === '' ? [] : [letters];
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, readings);
  }
  return readings;
}

/** Entries that fit what was typed, the best first; of those that fit as well, in administrative order. */
export function bestMatches(contacts: readonly Contact[], typed: string): Contact[] {
  return contacts
    .map((contact) => ({ contact, score: matchScore(contact, typed, readingsOf) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || inOrder(a.contact, b.contact))
    .map(({ contact }) => contact);
}

/** Finds by name, unit, post, first letters, whole pinyin, or three digits and more of a number. True numbers: whoever shows them masks them. */
export const searchContacts = (db: Db, text: string, limit: number): Contact[] =>
  bestMatches(allContacts(db), text).slice(0, limit);
