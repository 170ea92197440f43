import type { OpenItem, OpenPlace, Pair } from '../../../shared/contract/areas/handover';
import type { Casualties } from '../../../shared/contract/models';
import { ownerName } from '../../../shared/wording/owners';
import type { Db } from '../db/statement';

/** Gives what is open of one kind. The order within a group is the order in which it is given. */
export type OpenItemSource = (db: Db, now: number) => readonly OpenItem[];

/** The same text in both languages: names and words that people wrote. */
export const same = (text: string): Pair => ({ zh: text, en: text });

/** An owner as deadlines name it (a post or a name), worded. */
export const ownerPair = (owner: string): Pair => ({
  zh: ownerName(owner, 'zh'),
  en: ownerName(owner, 'en'),
});

export const placeAt = (
  screen: OpenPlace['screen'],
  id: string | null = null,
  part: string | null = null,
): OpenPlace => ({ screen, id, part });

/** An item with what most of them leave empty. */
export function openItem(
  item: Pick<OpenItem, 'key' | 'group' | 'title' | 'place'> & Partial<OpenItem>,
): OpenItem {
  return {
    incidentId: null,
    incidentTitle: null,
    state: same(''),
    next: same(''),
    dueAt: null,
    owner: ownerPair('duty_officer'),
    deadlineIds: [],
    ...item,
  };
}

const FIGURES: readonly (readonly [keyof Casualties, string, string])[] = [
  ['dead', '死亡', 'dead'],
  ['missing', '失联', 'missing'],
  ['trapped', '被困', 'trapped'],
  ['seriousInjury', '重伤', 'seriously injured'],
  ['threatened', '受威胁', 'threatened'],
  ['evacuated', '已转移', 'evacuated'],
];

/** `被困3，已转移19`: the figures that are not zero. */
export function figuresPair(figures: Casualties): Pair {
  const told = FIGURES.filter(([name]) => figures[name] > 0);
  return {
    zh: told.map(([name, zh]) => `${zh}${figures[name]}`).join('，'),
    en: told.map(([name, , en]) => `${figures[name]} ${en}`).join(', '),
  };
}

/** Parts that say something, joined as each language does it. */
export function joined(parts: readonly Pair[], zh = '；', en = '; '): Pair {
  return {
    zh: parts
      .map((part) => part.zh)
      .filter((part) => part !== '')
      .join(zh),
    en: parts
      .map((part) => part.en)
      .filter((part) => part !== '')
      .join(en),
  };
}

/** The first `max` characters of a text that may be long, on one line. */
export function cut(text: string, max: number): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return [...line].length <= max ? line : `${[...line].slice(0, max - 1).join('')}…`;
}
