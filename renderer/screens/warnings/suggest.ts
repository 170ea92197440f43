import type { PlanSummary, Warning } from '../../../shared/contract/models';
import { suggestForWarning } from '../../../shared/plan/suggest';
import { warningCodeOf } from '../../../shared/plan/warningCodes';

/** Kinds of warning by the hazards that the shipped plans name; matched by words, since warnings are typed by hand. */
const HAZARD_WORDS: Readonly<Record<string, readonly string[]>> = {
  meteorological: [
    '暴雨',
    '台风',
    '大风',
    '强对流',
    '雷',
    '冰雹',
    '寒潮',
    '雪',
    '高温',
    'rain',
    'typhoon',
    'storm',
    'wind',
  ],
  flood_drought: ['洪', '涝', '水库', '暴雨', '旱', 'flood'],
  geological: ['地质', '滑坡', '泥石流', '山洪', '崩塌', 'landslide', 'debris'],
  marine: ['风暴潮', '海浪', '海啸', 'surge', 'wave'],
  wildfire: ['火险', '火灾', '林火', 'fire'],
  earthquake: ['地震', 'earthquake'],
};

export type Suggested = {
  readonly planId: string /** the plan's own words about this warning; null: its hazard fits */;
  readonly note: string | null;
};

/**
 * Plans in force that fit a warning, the best first: those whose own text names it (by code, then by words), then those whose title holds its kind or
 * one of whose hazards goes by its words. Only ever a suggestion: nothing is started by it.
 */
export function plansFor(
  warning: Pick<Warning, 'kind' | 'text'>,
  plans: readonly PlanSummary[],
): readonly Suggested[] {
  const inForce = plans.filter((plan) => plan.state === 'in_force');
  const named = suggestForWarning(
    inForce.map(({ id, warningTypes }) => ({ id, warning_types: warningTypes })),
    warningCodeOf(warning.kind),
    `${warning.kind} ${warning.text}`,
  ).map(({ planId, note }): Suggested => ({ planId, note }));
  const kind = warning.kind.toLowerCase();
  const closeness = (plan: PlanSummary): number => {
    if (`${plan.title} ${plan.titleEn.toLowerCase()}`.includes(kind)) return 2;
    return plan.hazards.some((hazard) => HAZARD_WORDS[hazard]?.some((word) => kind.includes(word))) ? 1 : 0;
  };
  const near = inForce
    .filter((plan) => !named.some((one) => one.planId === plan.id))
    .map((plan) => ({ id: plan.id, rank: closeness(plan) }))
    .filter((plan) => plan.rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map((plan): Suggested => ({ planId: plan.id, note: null }));
  return [...named, ...near];
}
