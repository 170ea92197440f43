import { z } from 'zod';
import { REVIEW_QUESTIONS } from '../../domain/facts/review';
import { filled, id, instant, text, uuid } from '../fields';
import { systemParams } from '../models';
import { command, query } from '../procedure';

/** Replay of a run, and the after-action review of an incident. */

export const runHistory = z.strictObject({
  /** the state of the run machine that it began in */
  start: z.unknown(),
  /** in the order of the journal; `event` is one of shared/plan */
  events: z.array(
    z.strictObject({
      recordedAt: z.number(),
      by: z.string(),
      actor: z.string(),
      event: z.unknown(),
      /** of the line that the log has for it */
      params: systemParams,
    }),
  ),
});
export type RunHistory = z.infer<typeof runHistory>;

const question = z.enum(REVIEW_QUESTIONS);
export const reviewFinding = z.strictObject({
  id: uuid,
  question,
  text: filled(1_000),
  /** a task when it has an owner and a date */
  owner: text(60),
  dueAt: instant.nullable(),
});
export const reviewAnswers = z.partialRecord(question, text(4_000));

export const review = z.strictObject({
  incidentId: z.string(),
  dueAt: z.number(),
  closedAt: z.number(),
  answers: reviewAnswers,
  findings: z.array(
    z.strictObject({
      ...reviewFinding.shape,
      doneAt: z.number().nullable(),
      result: z.string(),
    }),
  ),
  /** goes up with every saving; a save names the one it saw */
  version: z.number(),
  savedAt: z.number().nullable(),
  savedBy: z.string(),
  completedAt: z.number().nullable(),
  completedBy: z.string(),
});
export type Review = z.infer<typeof review>;

export const proposal = z.strictObject({
  id: z.string(),
  incidentId: z.string(),
  incidentTitle: z.string(),
  planId: z.string(),
  blockId: z.string().nullable(),
  what: z.string(),
  madeAt: z.number(),
  madeBy: z.string(),
  state: z.enum(['open', 'taken', 'declined']),
  revision: z.number().nullable(),
  why: z.string(),
  settledAt: z.number().nullable(),
  settledBy: z.string(),
});
export type Proposal = z.infer<typeof proposal>;

/** What the replay of the incident's runs and the check of its limits show, as a line under its question; `runId` null: of no run. */
export const hint = z.strictObject({
  question,
  zh: z.string(),
  en: z.string(),
  runId: z.string().nullable(),
});
export type ReviewHint = z.infer<typeof hint>;

const page = z.strictObject({
  review: review.nullable(),
  hints: z.array(hint),
  proposals: z.array(proposal),
});
const writers = ['officer', 'supervisor'] as const;

export const reviewProcedures = {
  'run.history': query('any', z.strictObject({ runId: id }), runHistory),
  'review.get': query('any', z.strictObject({ incidentId: id }), page),
  'review.save': command(
    writers,
    z.strictObject({
      incidentId: id,
      version: z.int().min(0),
      answers: reviewAnswers,
      findings: z.array(reviewFinding).max(60),
    }),
    page,
  ),
  'review.complete': command(writers, z.strictObject({ incidentId: id }), page),
  'review.taskDone': command(
    writers,
    z.strictObject({ incidentId: id, findingId: id, result: filled(500) }),
    page,
  ),
  'review.propose': command(
    writers,
    z.strictObject({
      proposalId: uuid,
      incidentId: id,
      planId: id,
      blockId: id.nullable(),
      what: filled(1_000),
    }),
    page,
  ),
  /** Taken up by a revision of the plan, or declined with a reason. */
  'review.settle': command(
    writers,
    z.strictObject({
      proposalId: id,
      outcome: z.enum(['taken', 'declined']),
      revision: z.int().min(1).nullable(),
      why: text(500),
    }),
    proposal,
  ),
  'review.proposals': query('any', z.strictObject({ planId: id }), z.array(proposal)),
} as const;
