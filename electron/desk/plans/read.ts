import type { PlanDetail, PlanRevision } from '../../../shared/contract/areas/plans';
import type { PlanSummary } from '../../../shared/contract/models';
import { addMonths } from '../../../shared/domain/roster';
import { dayOf, startOfDay } from '../../../shared/domain/time';
import type { IncidentType } from '../../../shared/domain/vocabulary';
import { subplanIds, type WorkPlan } from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { readSetting } from '../settings/read';
import { draftHead } from './draftHead';
import { draftedIds, draftRow } from './drafts';
import { inForceRow, type PlanRow, parsedPlan, planRow, profileOf } from './planStore';

const idsOfPlans = (db: Db): string[] =>
  statement<[], { id: string }>(db, 'SELECT DISTINCT id FROM plans ORDER BY id')
    .all()
    .map(({ id }) => id);

/** Every plan as it stands, and after them what is only a draft yet. */
export function planSummaries(db: Db): PlanSummary[] {
  const ids = idsOfPlans(db);
  const drafts = draftedIds(db).filter((id) => !ids.includes(id));
  return [...ids.flatMap((id) => planSummary(db, id) ?? []), ...drafts.map((id) => draftSummary(db, id))];
}

/** The same day so many months later; the last of the month when that month is shorter. */
function monthsLater(at: number, months: number): number {
  const day = dayOf(at);
  const month = addMonths(day.slice(0, 7), months);
  for (let date = Number(day.slice(8)); date > 0; date -= 1) {
    const start = startOfDay(`${month}-${String(date).padStart(2, '0')}`);
    if (start !== null) return start;
  }
  return at;
}

function reviewDue(db: Db, row: PlanRow, plan: WorkPlan): number | null {
  if (row.state !== 'in_force' || row.in_force_at === null) return null;
  return monthsLater(row.in_force_at, plan.reviewed_every_months ?? readSetting(db, 'plans').reviewMonths);
}

function pendingOf(db: Db, row: PlanRow): PlanSummary['pending'] {
  const newest = statement<[string, number], { revision: number; state: PlanSummary['state'] }>(
    db,
    `SELECT revision, state FROM plans WHERE id = ? AND revision > ? AND state IN ('draft', 'reviewed')
     ORDER BY revision DESC LIMIT 1`,
  ).get(row.id, row.revision);
  return newest ?? null;
}

export function planSummary(db: Db, id: string, revision: number | null = null): PlanSummary | undefined {
  const row = planRow(db, id, revision);
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
    warningTypes: plan.warning_types.map(({ code, note }) => ({ code, note })),
    state: row.state,
    inForceAt: row.in_force_at,
    hasDraft: draftRow(db, id) !== undefined,
    pending: pendingOf(db, row),
    reviewDueAt: reviewDue(db, row, plan),
    filedAt: row.filed_at,
    filingDueAt: row.filing_due_at,
  };
}

function draftSummary(db: Db, id: string): PlanSummary {
  const head = draftHead(draftRow(db, id)?.text ?? '');
  return {
    id,
    revision: 0,
    title: head.title === '' ? id : head.title,
    titleEn: head.titleEn === '' ? id : head.titleEn,
    category: head.category,
    hazards: [...head.hazards],
    trigger: '',
    triggerEn: '',
    levelNote: '',
    hash: '',
    warningTypes: [],
    state: 'draft',
    inForceAt: null,
    hasDraft: true,
    pending: null,
    reviewDueAt: null,
    filedAt: null,
    filingDueAt: null,
  };
}

/** The texts of the plans that run inside a plan, and inside those, by id, as they are in force now. */
function innerTexts(db: Db, plan: WorkPlan): Record<string, string> {
  const texts: Record<string, string> = {};
  const open = [...subplanIds(plan)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const row = Object.hasOwn(texts, id) ? undefined : planRow(db, id, null);
    if (!row) continue;
    texts[id] = row.text;
    open.push(...subplanIds(parsedPlan(row).plan));
  }
  return texts;
}

export function planDetail(db: Db, id: string, revision: number | null): PlanDetail | undefined {
  const row = planRow(db, id, revision);
  const summary = row && planSummary(db, id, row.revision);
  if (!row || !summary) return undefined;
  const subplanTexts = innerTexts(db, parsedPlan(row).plan);
  return { summary, planText: row.text, tablesText: row.tables_text, subplanTexts };
}

export const toRevision = (row: PlanRow): PlanRevision => ({
  revision: row.revision,
  state: row.state,
  why: row.why,
  reason: row.reason,
  by: row.author_name,
  at: row.revised_at,
  reviewedBy: row.reviewed_by,
  reviewedAt: row.reviewed_at,
  reviewNote: row.review_note,
  isOwnReview: row.own_review === 1,
  inForceBy: row.in_force_by,
  inForceAt: row.in_force_at,
  retiredBy: row.retired_by,
  retiredAt: row.retired_at,
  retiredWhy: row.retired_why,
  filedAt: row.filed_at,
  filedNumber: row.filed_number,
  filingDueAt: row.filing_due_at,
  hash: row.hash,
});

/** The newest first. */
export function revisionsOf(db: Db, id: string): PlanRevision[] {
  return statement<[string], PlanRow>(db, 'SELECT * FROM plans WHERE id = ? ORDER BY revision DESC')
    .all(id)
    .map(toRevision);
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

/** Plans in force for a type of incident, the best first; all others follow in the library. */
export function suggestedPlans(db: Db, type: IncidentType): string[] {
  const first = BY_TYPE[type];
  const fitting = planSummaries(db)
    .filter((plan) => plan.state === 'in_force' && plan.id !== first && plan.hazards.includes(type))
    .map((plan) => plan.id);
  return [...(first && inForceRow(db, first) ? [first] : []), ...fitting];
}
