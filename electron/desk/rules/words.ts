import { partyName } from '../../../shared/plan';
import type { RuleBook } from '../../../shared/rules/incident';
import type { Locale } from '../../../shared/wording/labels';
import type { Db } from '../db/statement';
import { currentTables, profileOf } from '../plans/planStore';

/** What is owed and to whom, by the names of the room's shared tables and, where those know none, of the rules. */
export function titlesOfDuty(
  db: Db,
  book: RuleBook,
  kind: string,
  recipient: string,
): { readonly titleZh: string; readonly titleEn: string } {
  const tables = currentTables(db);
  const profile = profileOf(db);
  const named =
    tables?.obligations.find((one) => one.id === kind) ?? book.kinds.find((one) => one.id === kind);
  const isKnown =
    tables?.parties.some((one) => one.id === recipient) || tables?.posts.some((one) => one.id === recipient);
  const other = book.recipients.find((one) => one.id === recipient);
  const to = (locale: Locale): string => {
    if (tables && isKnown) return partyName(recipient, tables, profile, locale);
    return (locale === 'zh' ? other?.byLevel[profile] : undefined) ?? other?.[locale] ?? recipient;
  };
  const title = (locale: Locale): string => {
    const name = named?.[locale] ?? kind;
    return kind === 'leader_report' ? name : `${name} → ${to(locale)}`;
  };
  return { titleZh: title('zh'), titleEn: title('en') };
}
