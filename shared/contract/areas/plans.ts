import { z } from 'zod';
import { REVISION_REASONS, REVISION_STATES } from '../../domain/facts/plans';
import { filled, id, instant, isStorableText, text } from '../fields';
import { planSummary } from '../models';
import { command, query } from '../procedure';

/** Procedures and shapes of the work-plan library 工作方案库. */

const maybeAt = z.number().nullable();

export const planRevision = z.strictObject({
  revision: z.number(),
  state: z.enum(REVISION_STATES),
  why: z.string(),
  reason: z.enum(REVISION_REASONS).nullable(),
  /** empty: shipped with the console */
  by: z.string(),
  at: z.number(),
  reviewedBy: z.string().nullable(),
  reviewedAt: maybeAt,
  reviewNote: z.string(),
  /** reviewed by the one who wrote it */
  isOwnReview: z.boolean(),
  inForceBy: z.string().nullable(),
  inForceAt: maybeAt,
  retiredBy: z.string().nullable(),
  retiredAt: maybeAt,
  /** empty when a newer revision took its place */
  retiredWhy: z.string(),
  filedAt: maybeAt,
  filedNumber: z.string(),
  filingDueAt: maybeAt,
  hash: z.string(),
});
export type PlanRevision = z.infer<typeof planRevision>;

export const planDetail = z.strictObject({
  summary: planSummary,
  planText: z.string(),
  tablesText: z.string(),
  /** plans that run inside this one, by id, as they are in force now */
  subplanTexts: z.record(z.string(), z.string()),
});
export type PlanDetail = z.infer<typeof planDetail>;

export const planDraft = z.strictObject({
  planId: z.string(),
  text: z.string(),
  /** the revision that it was begun from */
  baseRevision: z.number().nullable(),
  /** goes up by one with every save */
  version: z.number(),
  savedAt: z.number(),
  savedBy: z.string(),
});
export type PlanDraft = z.infer<typeof planDraft>;

/** A text that may be broken YAML; kept to the letter. */
const yaml = z.string().max(1_048_576).refine(isStorableText, { error: 'text_not_storable' });
const revision = z.int().min(1).max(100_000);
const ofPlan = z.strictObject({ planId: id });
const ofRevision = z.strictObject({ planId: id, revision });
const done = z.strictObject({});
const leaders = ['officer', 'supervisor'] as const;
const supervisors = ['supervisor'] as const;

export const plansProcedures = {
  /** Every plan, and what is only a draft yet (revision 0). */
  'plan.list': query('any', z.strictObject({}), z.array(planSummary)),
  /** A revision; without one the revision in force, or the newest when none is. */
  'plan.get': query(
    'any',
    z.strictObject({ planId: id, revision: revision.nullable().default(null) }),
    planDetail,
  ),
  /** The newest first. */
  'plan.revisions': query('any', ofPlan, z.array(planRevision)),
  'plan.draftGet': query('any', ofPlan, planDraft.nullable()),
  /** Kept here only, never in the journal. Refusal: draft_conflict when `version` is not the stored one (0: none is stored). */
  'plan.draftSave': command(
    leaders,
    z.strictObject({
      planId: id,
      text: yaml,
      baseRevision: revision.nullable(),
      version: z.int().min(0),
    }),
    z.strictObject({ version: z.number(), savedAt: z.number() }),
  ),
  'plan.draftDrop': command(leaders, ofPlan, done),
  /** The shared tables that new revisions are written against. */
  'plan.tables': query('any', z.strictObject({}), z.strictObject({ tablesText: z.string() })),
  /**
   * A text becomes the next revision, in state draft. Checked by itself and with the other plans.
   * Refusals: plan_broken with the first problem in words, plan_reason_missing from revision 2 on, nothing_changed.
   */
  'plan.submit': command(
    leaders,
    z.strictObject({
      planId: id,
      text: yaml,
      why: filled(1_000),
      reason: z.enum(REVISION_REASONS).nullable(),
    }),
    planRevision,
  ),
  /** Refusal: own_review where the room asks for another account and there is one. */
  'plan.review': command(supervisors, ofRevision.extend({ note: text(1_000) }), planRevision),
  /** Exactly one revision is in force: the one before it is retired with the same press. */
  'plan.putInForce': command(supervisors, ofRevision, planRevision),
  /** Refusal: plan_in_use with the plan that needs it. Runs that go on are not touched. */
  'plan.retire': command(supervisors, ofPlan.extend({ why: filled(1_000) }), done),
  /** 备案: that a revision was filed, when, and under which number. */
  'plan.file': command(leaders, ofRevision.extend({ filedAt: instant, number: text(60) }), planRevision),
  /** Refusal: plan_broken names the plan in force that would not be readable any more. */
  'plan.reviseTables': command(supervisors, z.strictObject({ text: yaml, why: filled(1_000) }), done),
} as const;
