import { z } from 'zod';
import { GRADES, WARNING_COLORS } from '../../domain/vocabulary';
import {
  type ReadWarning,
  WARNING_MESSAGES,
  WARNING_SOURCES,
  WARNING_STATUSES,
  type WarningReading,
} from '../../domain/warnings';
import { instant, text } from '../fields';

/** A warning as a source gave it, on its way from a reading into the room. */

const maybeAt = z.number().nullable();

export const warningArea = z.strictObject({ name: text(200), code: text(40).nullable() });
export const capMarks = z.strictObject({
  severity: text(40).nullable(),
  urgency: text(40).nullable(),
  certainty: text(40).nullable(),
});

/** What a stored warning says beyond its six fields. */
export const warningSaid = {
  identifier: z.string().nullable(),
  headline: z.string(),
  /** event code as the source gave it (11B03) */
  code: z.string().nullable(),
  /** an exercise or a test is banded and calls nobody out */
  status: z.enum(WARNING_STATUSES),
  message: z.enum(WARNING_MESSAGES),
  source: z.enum(WARNING_SOURCES),
  areas: z.array(z.strictObject({ name: z.string(), code: z.string().nullable() })),
  issuedAt: maybeAt,
  instruction: z.string(),
  marks: z.strictObject({
    severity: z.string().nullable(),
    urgency: z.string().nullable(),
    certainty: z.string().nullable(),
  }),
} as const;

/** Lengths are bounded; whether issuer, kind and area are there is said warning by warning, so that one bad one does not refuse the others. */
export const readWarning = z.strictObject({
  source: z.enum(WARNING_SOURCES),
  identifier: text(200).nullable(),
  issuer: text(120),
  kind: text(80),
  code: text(40).nullable(),
  headline: text(500),
  color: z.enum(WARNING_COLORS).nullable(),
  level: z.enum(GRADES).nullable(),
  status: z.enum(WARNING_STATUSES),
  message: z.enum(WARNING_MESSAGES),
  references: z
    .array(
      z.strictObject({
        identifier: text(200),
        sender: text(200).nullable(),
        sentAt: instant.nullable(),
      }),
    )
    .max(200),
  areas: z.array(warningArea).max(2_000),
  area: text(2_000),
  issuedAt: instant.nullable(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  text: text(20_000),
  instruction: text(8_000),
  marks: capMarks,
  isLifting: z.boolean(),
}) satisfies z.ZodType<ReadWarning>;

export const warningDoubt = z.strictObject({
  field: readWarning.keyof(),
  reason: z.enum(['missing', 'ambiguous', 'unlikely']),
  words: z.string(),
  choices: z.array(z.string()),
});

export const warningReading = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), warning: readWarning, doubts: z.array(warningDoubt) }),
  z.strictObject({
    ok: z.literal(false),
    code: z.string(),
    detail: z.string(),
    where: z.string().nullable(),
  }),
]) satisfies z.ZodType<WarningReading>;
