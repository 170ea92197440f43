import type { PlanSummary } from '../../../shared/contract/models';
import { DAY_MS } from '../../../shared/domain/time';
import type { Locale } from '../../../shared/plan/types';

export const CATEGORIES = [
  'natural_disaster',
  'accident_disaster',
  'public_health',
  'social_security',
] as const;

/** How long before a date it is marked in the list. */
const NOTICE_MS = 30 * DAY_MS;

export type Mark =
  | { readonly kind: 'draft' }
  | { readonly kind: 'pending_draft' | 'pending_reviewed'; readonly revision: number }
  | { readonly kind: 'filing' | 'review'; readonly dueAt: number; readonly isOverdue: boolean };

/** What has to be done about a plan: a draft that goes on, a revision that waits, a date that is near or past. */
export function marksOf(plan: PlanSummary, now: number): readonly Mark[] {
  const { pending, filingDueAt, filedAt, reviewDueAt } = plan;
  const marks: Mark[] = [];
  if (plan.hasDraft && plan.revision > 0) marks.push({ kind: 'draft' });
  if (pending !== null)
    marks.push({
      kind: pending.state === 'reviewed' ? 'pending_reviewed' : 'pending_draft',
      revision: pending.revision,
    });
  if (plan.state !== 'in_force') return marks;
  if (filingDueAt !== null && filedAt === null)
    marks.push({ kind: 'filing', dueAt: filingDueAt, isOverdue: filingDueAt < now });
  if (reviewDueAt !== null && reviewDueAt - NOTICE_MS <= now)
    marks.push({ kind: 'review', dueAt: reviewDueAt, isOverdue: reviewDueAt < now });
  return marks;
}

export type Group = { readonly category: string; readonly plans: readonly PlanSummary[] };

/** By class of hazard in the order of the law; within one the retired ones last. A draft whose class cannot be read stands at the end. */
export function groupsOf(plans: readonly PlanSummary[]): readonly Group[] {
  const known: readonly string[] = CATEGORIES;
  const order = (plan: PlanSummary): number => (plan.state === 'retired' ? 1 : 0);
  return [...known, '']
    .map((category) => ({
      category,
      plans: plans
        .filter((plan) => (known.includes(plan.category) ? plan.category : '') === category)
        .toSorted((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1)),
    }))
    .filter((group) => group.plans.length > 0);
}

/** Every word typed has to be somewhere: in the title, the trigger, the id, a hazard, or the state as it is called. */
export function isMatch(plan: PlanSummary, typed: string, words: readonly string[]): boolean {
  const text = [plan.title, plan.titleEn, plan.id, plan.trigger, plan.triggerEn, ...plan.hazards, ...words]
    .join('\n')
    .toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export const titleOf = (plan: PlanSummary, locale: Locale): string =>
  locale === 'zh' ? plan.title : plan.titleEn;
