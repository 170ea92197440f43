import type { Deadline } from '../../../shared/contract/alertModels';
import type { Obligation } from '../../../shared/contract/models';
import type { Locale } from '../../../shared/wording/labels';

/** What is owed and to whom: as it stands among the deadlines (a drill bears its mark there), else as it was opened. */
export function obligationTitle(
  obligation: Obligation,
  deadlines: readonly Deadline[],
  locale: Locale,
): string {
  const deadline = deadlines.find((one) => one.obligationId === obligation.id);
  if (deadline !== undefined) return locale === 'zh' ? deadline.titleZh : deadline.titleEn;
  return locale === 'zh' ? obligation.titleZh : obligation.titleEn;
}
