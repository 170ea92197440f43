import type { Category, WorkPlan } from './types';

/** What has to be known of a plan before anything of it is written. */
export type PlanHead = {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly hazards: readonly string[];
};

const TO_WRITE = '（待写）';

/**
 * The smallest plan that passes the checks: one step and the end. Words that a person has to write are marked, English ones repeat the title until
 * somebody translates them. `post` is one of the tables.
 */
export function planSkeleton(head: PlanHead, post: string): WorkPlan {
  const { id, title, category, hazards } = head;
  return {
    id,
    title,
    title_en: title,
    category,
    hazards,
    warning_types: [],
    level_notes: { county: TO_WRITE, city: TO_WRITE, province: TO_WRITE },
    trigger: TO_WRITE,
    trigger_en: TO_WRITE,
    flow: [
      {
        id: 'intake',
        step: 'action',
        title: '接报核实',
        title_en: 'Take the call and verify',
        post,
        limit: 5,
        clock: 'receipt',
        instruction: '问清时间、地点、情况、人员，复述一遍。',
        ticks: [{ field: 'verified', type: 'check', label: '已核实' }],
        outputs: ['接报记录'],
        basis: 'default',
      },
      { id: 'close', end: '办结', title_en: 'Closed' },
    ],
  };
}
