import type { OpenItem } from '../../../shared/contract/areas/handover';
import type { PlanSummary } from '../../../shared/contract/models';
import { DAY_MS, dayOf } from '../../../shared/domain/time';
import type { Db } from '../db/statement';
import { openItem, ownerPair, placeAt } from '../handover/openItem';
import { readSetting } from '../settings/read';
import { planSummaries } from './read';

const titleOf = (plan: PlanSummary, zh: string, en: string): OpenItem['title'] => ({
  zh: `${zh}：${plan.title}`,
  en: `${en}: ${plan.titleEn}`,
});

/**
 * Plans whose filing 备案 or whose look through is due soon or overdue. They are items of the chief duty officer and no alarms: paper that waits
 * weeks must not sound in a duty room.
 */
export function planItems(db: Db, now: number): OpenItem[] {
  const until = now + readSetting(db, 'plans').noticeDays * DAY_MS;
  return planSummaries(db).flatMap((plan) => {
    if (plan.state !== 'in_force') return [];
    const { filingDueAt, filedAt, reviewDueAt, revision } = plan;
    const common = {
      group: 'other',
      owner: ownerPair('chief_duty_officer'),
      place: placeAt('plans', plan.id, 'revisions'),
    } as const;
    const items: OpenItem[] = [];
    if (filingDueAt !== null && filedAt === null && filingDueAt <= until)
      items.push(
        openItem({
          ...common,
          key: `plan_filing:${plan.id}:${revision}`,
          title: titleOf(plan, '方案备案', 'File the plan'),
          state: { zh: `第 ${revision} 版未备案`, en: `revision ${revision} is not filed` },
          next: { zh: `${dayOf(filingDueAt)} 前备案`, en: `file it by ${dayOf(filingDueAt)}` },
          dueAt: filingDueAt,
        }),
      );
    if (reviewDueAt !== null && reviewDueAt <= until && plan.pending === null)
      items.push(
        openItem({
          ...common,
          key: `plan_review:${plan.id}:${revision}`,
          title: titleOf(plan, '方案评估', 'Look the plan through'),
          state: { zh: `第 ${revision} 版到评估期`, en: `revision ${revision} has to be looked through` },
          next: { zh: '评估后修订，或按原文重新送审', en: 'revise it, or submit it anew' },
          dueAt: reviewDueAt,
        }),
      );
    return items;
  });
}
