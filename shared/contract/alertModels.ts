import { z } from 'zod';
import { SHIFT_POSTS } from '../domain/vocabulary';
import { LADDER_CHANNELS } from '../rules/ladder';

const at = z.number();
const maybeAt = z.number().nullable();

export const DEADLINE_SUBJECTS = [
  'obligation',
  'step',
  'choice',
  'chase',
  'round',
  'instruction',
  'document',
  'receipt',
  'reminder',
  'check',
  'sign_on',
  'handover',
  'tally',
  'review',
  'review_task',
  'response',
  'elements',
  'media',
  'watch',
  'callout_ring',
  'callout_answer',
  'callout_feedback',
  'callout_prompt',
  'escalation',
] as const;
export type DeadlineSubject = (typeof DEADLINE_SUBJECTS)[number];
export const deadline = z.strictObject({
  id: z.string(),
  subject: z.enum(DEADLINE_SUBJECTS),
  /** what the row is about, worded on screen: plan block titles in both languages, obligation and recipient ids resolved */
  titleZh: z.string(),
  titleEn: z.string(),
  /** post id of the plan, post of the shift or a free name */
  owner: z.string(),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  runId: z.string().nullable(),
  blockKey: z.string().nullable(),
  instructionId: z.string().nullable(),
  obligationId: z.string().nullable(),
  targetAt: maybeAt,
  dueAt: at,
  reached: z.boolean(),
  /** name of the drill that it belongs to; null is real work */
  drill: z.string().nullable(),
  state: z.enum(['armed', 'overdue', 'met', 'not_needed']),
});
export type Deadline = z.infer<typeof deadline>;

export const alert = z.strictObject({
  id: z.string(),
  deadlineId: z.string(),
  /** 1 near, 2 due, 3 overdue for long */
  level: z.number(),
  rung: z.number(),
  raisedAt: at,
  dueAt: at,
  /** how long after its rung it was raised, ms; above 2,000 the screen says so */
  lateMs: z.number(),
  state: z.enum(['raised', 'acknowledged', 'done']),
  /** raised again after an acknowledgement ran out: how many times */
  returns: z.number(),
  /** raised for the first time since the thing was last done or moved */
  firstRaisedAt: at,
  paintedAt: maybeAt,
  /** what became of the notification on the desktop: `shown`, or `failed: why`; null when none was asked for or nothing was heard of it */
  notified: z.string().nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: maybeAt,
  comesBackAt: maybeAt,
  /** what it is shown together with (shared/rules/alertGroups) */
  groupId: z.string(),
  /** the graver alert of the same thing that speaks for it */
  inhibitedBy: z.string().nullable(),
  channel: z.enum(LADDER_CHANNELS),
  /** posts that its rung addresses */
  to: z.array(z.enum(SHIFT_POSTS)),
  deadline,
});
export type Alert = z.infer<typeof alert>;

/** Alerts of one incident, run or call-out, or of one kind. */
export const alertGroup = z.strictObject({
  groupId: z.string(),
  incidentTitle: z.string().nullable(),
  raised: z.number(),
  acknowledged: z.number(),
  /** of the raised ones, how many a graver one speaks for */
  inhibited: z.number(),
  /** 0 when all are acknowledged */
  topLevel: z.number(),
  /** first raising of the one that has waited longest */
  oldestAt: at,
  /** the gravest */
  first: alert,
});
export type AlertGroup = z.infer<typeof alertGroup>;

export const alertCounts = z.strictObject({
  raised: z.number(),
  acknowledged: z.number(),
  inhibited: z.number(),
  groups: z.number(),
  /** groups with something unanswered */
  raisedGroups: z.number(),
  topLevel: z.number(),
  /** unanswered ones that the alarm window is for: from level two on, by their ladder, and none spoken for by a graver one */
  forWindow: z.number(),
});
export type AlertCounts = z.infer<typeof alertCounts>;
