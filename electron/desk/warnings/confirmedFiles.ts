import type { ImportResult } from '../../../shared/contract/areas/warnings';
import { type Db, statement } from '../db/statement';
import { authorOf, fact } from '../desk';
import { KEPT_TEXT, openFiles } from './fileRows';
import type { Item, Taking } from './takeIn';

/** A text as it is compared: line ends and blanks around it differ between a file and a clipboard. */
const keyOf = (text: string): string => text.slice(0, KEPT_TEXT).replaceAll('\r\n', '\n').trim();

/** Messages that stand in the record with this very text. */
function recorded(db: Db, text: string): number {
  const row = statement<[{ text: string; length: number }], { count: number }>(
    db,
    `SELECT (SELECT count(*) FROM warnings WHERE substr(original, 1, @length) = @text)
       + (SELECT count(*) FROM warning_messages WHERE substr(original, 1, @length) = @text) AS count`,
  ).get({ text, length: KEPT_TEXT });
  return row?.count ?? 0;
}

/**
 * A file of the watched folder that only waited for an officer is seen to as soon as every message of it that was asked about has been confirmed, whichever
 * way its text came before the officer: from the list of waiting files, pasted or dropped.
 */
export function settleConfirmed(
  { desk, write, actor }: Taking,
  items: readonly Item[],
  results: readonly ImportResult[],
): void {
  const taken = items.filter(
    ({ original }, place) => original !== '' && results[place]?.outcome !== 'refused',
  );
  if (taken.length === 0) return;
  for (const { digest, name, text, problems } of openFiles(desk.db)) {
    const key = keyOf(text);
    const here = taken.filter(({ original }) => keyOf(original) === key).length;
    if (key === '' || here === 0 || problems.some(({ code }) => code !== 'needs_officer')) continue;
    if (here < problems.length && recorded(desk.db, text) < problems.length) continue;
    write(fact('warning.file_settled', digest, actor.accountId, { name, author: authorOf(actor) }));
  }
}
