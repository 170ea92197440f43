import type { IncidentFacts } from '../domain/incidentFacts';
import type { IncidentType } from '../domain/vocabulary';

/** A department whose figures were compared with ours before the written report (口径核对), and what it said. */
export type CrossCheck = {
  readonly id: string;
  readonly party: string;
  /** who answered */
  readonly who: string;
  readonly at: number;
  /** whether it has the same figures; otherwise `words` say which */
  readonly agrees: boolean;
  readonly words: string;
  readonly by: string;
};

/** Departments that report the same event upwards by a line of their own, by party of the shared tables. */
const BY_TYPE: Readonly<Partial<Record<IncidentType, readonly string[]>>> = {
  flood_drought: ['flood_hq_office', 'water'],
  meteorological: ['flood_hq_office', 'meteorology'],
  earthquake: ['quake_bureau'],
  geological: ['natural_resources'],
  marine: ['fishery'],
  wildfire: ['forestry', 'forest_hq_office'],
  hazchem: ['fire_rescue', 'environment'],
  coal_mine: ['mine_authority'],
  noncoal_mine: ['mine_authority'],
  construction: ['housing'],
  road: ['traffic_police', 'transport'],
  waterway: ['maritime_authority', 'maritime_sar'],
  fishing_vessel: ['fishery', 'maritime_sar'],
  rail: ['transport'],
  aviation: ['transport'],
  metro: ['transport'],
  fire: ['fire_rescue'],
  gas: ['housing', 'fire_rescue'],
  utilities: ['power'],
  oil_spill: ['maritime_authority', 'environment'],
  environment: ['environment'],
  infectious: ['health'],
  unknown_cause: ['health'],
  food_safety: ['health'],
  drug_safety: ['health'],
  poisoning: ['health'],
};

const HURT = [
  'dead',
  'missing',
  'trapped',
  'seriousInjury',
  'minorInjury',
  'hospitalised',
  'rescued',
] as const;

/**
 * The departments whose figures have to be the same as ours before a written report goes out: the one in charge of the hazard, the area where it happened,
 * and, when people came to harm, police and health. Room setting (users.md, 03:10: two departments with two figures is the classic mistake).
 */
export function crossCheckParties(facts: Pick<IncidentFacts, 'type' | 'figures'>): readonly string[] {
  const isHurt = HURT.some((figure) => (facts.figures[figure] ?? 0) > 0);
  const own = BY_TYPE[facts.type] ?? [];
  return [...new Set([...own, 'township', ...(isHurt ? ['police', 'health'] : [])])];
}
