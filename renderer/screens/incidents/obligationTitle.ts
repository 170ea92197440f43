import type { Deadline, Obligation } from '../../../shared/contract/models';
import type { Locale } from '../../../shared/wording/labels';

/** What is owed and to whom, as the desk worded it for the spine; an obligation without a deadline is named by its ids. */
export function obligationTitle(
  obligation: Obligation,
  deadlines: readonly Deadline[],
  locale: Locale,
): string {
  const deadline = deadlines.find((one) => one.obligationId === obligation.id);
  if (deadline !== undefined) return locale === 'zh' ? deadline.titleZh : deadline.titleEn;
  return `${obligation.kind} → ${obligation.recipient}`;
}
