import type { PlanSummary, Warning } from '../../../shared/contract/models';

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

/** Plans that fit a warning: their title holds its kind, or one of their hazards goes by its words. The best fit comes first. */
export function plansFor(warning: Warning, plans: readonly PlanSummary[]): string[] {
  const kind = warning.kind.toLowerCase();
  const closeness = (plan: PlanSummary): number => {
    if (`${plan.title} ${plan.titleEn.toLowerCase()}`.includes(kind)) return 2;
    return plan.hazards.some((hazard) => HAZARD_WORDS[hazard]?.some((word) => kind.includes(word))) ? 1 : 0;
  };
  return plans
    .map((plan) => ({ id: plan.id, rank: closeness(plan) }))
    .filter((plan) => plan.rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map((plan) => plan.id);
}
