import { z } from 'zod';
import { ORAL_PARTS } from '../../briefing/oral';
import { TIMING_GROUPS } from '../../briefing/timing';
import { DECISION_WAYS } from '../../domain/vocabulary';
import { filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';

/** What is said outside (oral card, wordings for the media, register of the media) and the clocks of an incident. */

export const oralCard = z.strictObject({
  asOf: z.number(),
  parts: z.array(z.strictObject({ id: z.enum(ORAL_PARTS), text: z.string() })),
  text: z.string(),
  characters: z.number(),
  seconds: z.number(),
  limitSeconds: z.number(),
  isOver: z.boolean(),
  isShortened: z.boolean(),
});

export const publicWording = z.strictObject({
  id: z.string(),
  version: z.number(),
  text: z.string(),
  approver: z.string(),
  way: z.enum(DECISION_WAYS),
  approvedAt: z.number(),
  recordedAt: z.number(),
  recordedBy: z.string(),
});
export type PublicWording = z.infer<typeof publicWording>;

export const mediaContact = z.strictObject({
  id: z.string(),
  incidentId: z.string(),
  outlet: z.string(),
  reporter: z.string(),
  phone: z.string(),
  question: z.string(),
  receivedAt: z.number(),
  pressDueAt: z.number().nullable(),
  entryId: z.string().nullable(),
  answer: z.string(),
  answeredBy: z.string(),
  answeredAt: z.number().nullable(),
  wordingVersion: z.number().nullable(),
  recordedBy: z.string(),
});
export type MediaContact = z.infer<typeof mediaContact>;

/** A line of the log of kind media that the register does not hold yet. */
const mediaLine = z.strictObject({
  entryId: z.string(),
  number: z.number(),
  receivedAt: z.number(),
  outlet: z.string(),
  reporter: z.string(),
  phone: z.string(),
  question: z.string(),
  /** what was answered at once, as the line says */
  handling: z.string(),
  /** it is linked to no incident */
  isLoose: z.boolean(),
});
export type MediaLine = z.infer<typeof mediaLine>;

export const briefingPage = z.strictObject({
  incidentId: z.string(),
  title: z.string(),
  isOpen: z.boolean(),
  drill: z.string().nullable(),
  card: oralCard,
  /** newest first; empty: nothing was approved 未核定 */
  wordings: z.array(publicWording),
  /** the sentence for the media as long as nothing was approved */
  neutral: z.string(),
  /** the unanswered first, by the time that the press needs them */
  media: z.array(mediaContact),
  lines: z.array(mediaLine),
});
export type BriefingPage = z.infer<typeof briefingPage>;

const rule = z.strictObject({
  clockField: z.string(),
  clockAt: z.number().nullable(),
  limitMinutes: z.number().nullable(),
  mark: z.string(),
  document: z.string(),
  article: z.string(),
  isLaw: z.boolean(),
  isOverridden: z.boolean(),
});
export const timingRow = z.strictObject({
  id: z.string(),
  group: z.enum(TIMING_GROUPS),
  titleZh: z.string(),
  titleEn: z.string(),
  round: z.number().nullable(),
  at: z.number().nullable(),
  clock: z.strictObject({ field: z.string(), at: z.number() }).nullable(),
  intervalMinutes: z.number().nullable(),
  limitMinutes: z.number().nullable(),
  targetAt: z.number().nullable(),
  dueAt: z.number().nullable(),
  state: z.enum(['noted', 'watch', 'on_time', 'late', 'open', 'overdue', 'not_needed']),
  lateMinutes: z.number(),
  rule: rule.nullable(),
  receiver: z.string(),
  way: z.string(),
  readBack: z.boolean(),
  lateReason: z.string(),
  isOver: z.boolean(),
});
export const timingTotals = z.strictObject({
  onTime: z.number(),
  late: z.number(),
  overdue: z.number(),
  open: z.number(),
  unexplained: z.number(),
});

export const timingPage = z.strictObject({
  incidentId: z.string(),
  asOf: z.number(),
  rows: z.array(timingRow),
  totals: timingTotals,
});
export type TimingPage = z.infer<typeof timingPage>;

const writers = ['officer', 'operator', 'supervisor'] as const;
const deciders = ['officer', 'supervisor'] as const;

export const briefingProcedures = {
  'briefing.get': query('any', z.strictObject({ incidentId: id }), briefingPage),
  /** A leader approved what may be told; the version before it is kept. */
  'briefing.approveWording': command(
    deciders,
    z.strictObject({
      wordingId: uuid,
      incidentId: id,
      text: filled(1_000),
      approver: filled(60),
      way: z.enum(DECISION_WAYS),
      approvedAt: instant.nullable(),
    }),
    briefingPage,
  ),
  'briefing.recordMedia': command(
    writers,
    z.strictObject({
      mediaId: uuid,
      incidentId: id,
      outlet: filled(120),
      reporter: text(60),
      phone: text(40),
      question: filled(1_000),
      receivedAt: instant.nullable(),
      pressDueAt: instant.nullable(),
      entryId: id.nullable(),
    }),
    briefingPage,
  ),
  'briefing.answerMedia': command(
    writers,
    z.strictObject({
      mediaId: id,
      answer: filled(1_000),
      /** who gave the answer; empty: whoever records it */
      answeredBy: text(60),
      answeredAt: instant.nullable(),
      wordingVersion: z.int().min(1).nullable(),
    }),
    briefingPage,
  ),
  /** The casualties were asked for once more: what came of it. Ends the watch. */
  'clocks.checkWatch': command(
    writers,
    z.strictObject({ incidentId: id, kind: filled(60), result: filled(500) }),
    timingPage,
  ),
  /** Every limit of an incident with its clock, its source and its record: the screen and the check sheet 时效核查表. */
  'clocks.get': query('any', z.strictObject({ incidentId: id }), timingPage),
} as const;
