import type { PlanSummary } from '../../../shared/contract/models';
import type { IncidentType } from '../../../shared/domain/vocabulary';
import { type Db, statement } from '../db/statement';
import { parsedPlan, planRow, profileOf } from './planStore';

/** The newest revision of every plan. */
export function planSummaries(db: Db): PlanSummary[] {
  return statement<[], { id: string }>(db, 'SELECT DISTINCT id FROM plans ORDER BY id')
    .all()
    .flatMap(({ id }) => planSummary(db, id) ?? []);
}

export function planSummary(db: Db, id: string): PlanSummary | undefined {
  const row = planRow(db, id, null);
  if (!row) return undefined;
  const { plan } = parsedPlan(row);
  return {
    id: row.id,
    revision: row.revision,
    title: plan.title,
    titleEn: plan.title_en,
    category: plan.category,
    hazards: [...plan.hazards],
    trigger: plan.trigger,
    triggerEn: plan.trigger_en,
    levelNote: plan.level_notes[profileOf(db)],
    hash: row.hash,
  };
}

/** Which plan fits which type of incident where the plan's own hazards do not say it. */
const BY_TYPE: Partial<Record<IncidentType, string>> = {
  geological: 'flash-flood-geohazard',
  flood_drought: 'flash-flood-geohazard',
  meteorological: 'typhoon-flood',
  marine: 'typhoon-flood',
  wildfire: 'forest-fire',
  earthquake: 'earthquake',
  hazchem: 'hazchem-accident',
  coal_mine: 'mine-accident',
  noncoal_mine: 'mine-accident',
  construction: 'building-collapse',
  fishing_vessel: 'maritime-fishing',
  waterway: 'maritime-fishing',
  road: 'road-traffic',
  fire: 'urban-fire',
};

/** Plans for a type of incident, the best first; all others follow in the library. */
export function suggestedPlans(db: Db, type: IncidentType): string[] {
  const first = BY_TYPE[type];
  const fitting = planSummaries(db)
    .filter((plan) => plan.id !== first && plan.hazards.includes(type))
    .map((plan) => plan.id);
  return [...(first && planRow(db, first, null) ? [first] : []), ...fitting];
}
