import { z } from 'zod';
import { CHECK_RESULTS, CHECK_STEPS, CHECK_TYPES } from '../../domain/documents';
import { SEND_WAYS } from '../../domain/vocabulary';
import { filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';

const at = z.number();
const maybeAt = z.number().nullable();
const unitName = z.strictObject({ id: z.string(), name: z.string() });
const answer = z.strictObject({ question: z.string(), answer: z.string() });

/** One unit checked once: every call, what was said, and what it counts as. */
export const postCheck = z.strictObject({
  id: z.string(),
  roundId: z.string().nullable(),
  type: z.enum(CHECK_TYPES),
  unit: unitName,
  begunAt: at,
  attempts: z.array(z.strictObject({ at, step: z.enum(CHECK_STEPS), phone: z.string() })),
  /** the next call falls due, and the post counts as lost, while nobody has answered */
  nextAt: maybeAt,
  lostAt: maybeAt,
  result: z.enum(CHECK_RESULTS).nullable(),
  concludedAt: maybeAt,
  answeredBy: z.string(),
  onDuty: z.boolean().nullable(),
  answers: z.array(answer),
  note: z.string(),
  informed: z.string(),
  informedAt: maybeAt,
  checkedBy: z.string(),
});
export type PostCheck = z.infer<typeof postCheck>;

export const checkRound = z.strictObject({
  id: z.string(),
  type: z.enum(CHECK_TYPES),
  dueAt: at,
  units: z.array(unitName),
  state: z.enum(['open', 'done', 'skipped', 'replaced']),
  endedAt: maybeAt,
  reason: z.string(),
  checks: z.array(postCheck),
});
export type CheckRound = z.infer<typeof checkRound>;

export const receivedCheck = z.strictObject({
  id: z.string(),
  at,
  unit: z.string(),
  type: z.enum(CHECK_TYPES),
  caller: z.string(),
  answeredBy: z.string(),
  questions: z.string(),
  result: z.enum(CHECK_RESULTS),
  note: z.string(),
  recordedBy: z.string(),
});
export type ReceivedCheck = z.infer<typeof receivedCheck>;

const writers = ['officer', 'operator', 'supervisor'] as const;
const target = {
  checkId: uuid,
  roundId: id.nullable(),
  type: z.enum(CHECK_TYPES),
  unitId: id,
  phone: text(40),
  at: instant.nullable(),
};

/** Procedures of post checks 查岗点名. */
export const checksProcedures = {
  /** Draws the rest of the open shift's checks anew; rounds that nobody has begun give way. */
  'check.plan': command(writers, z.strictObject({}), z.array(checkRound)),
  'check.skipRound': command(writers, z.strictObject({ roundId: id, reason: filled(300) }), checkRound),
  'check.noAnswer': command(writers, z.strictObject({ actId: uuid, ...target }), postCheck),
  'check.conclude': command(
    writers,
    z.strictObject({
      ...target,
      result: z.enum(CHECK_RESULTS).exclude(['no_answer']),
      answeredBy: text(60),
      onDuty: z.boolean().nullable(),
      answers: z.array(z.strictObject({ question: text(60), answer: text(300) })).max(8),
      note: text(500),
    }),
    postCheck,
  ),
  /** The post is lost 失联/脱岗 and its leader was told. */
  'check.lost': command(
    writers,
    z.strictObject({
      checkId: id,
      informed: filled(60),
      way: z.enum(SEND_WAYS),
      at: instant.nullable(),
      words: text(500),
    }),
    postCheck,
  ),
  /** A superior checked this room. */
  'check.receive': command(
    writers,
    z.strictObject({
      checkId: uuid,
      unit: filled(120),
      type: z.enum(CHECK_TYPES),
      caller: text(60),
      at: instant.nullable(),
      answeredBy: text(60),
      questions: text(500),
      result: z.enum(CHECK_RESULTS),
      note: text(500),
    }),
    receivedCheck,
  ),
  /** The open shift's rounds with what came of them, further checks of it, and checks by superiors in the last day. */
  'check.day': query(
    'any',
    z.strictObject({}),
    z.strictObject({
      rounds: z.array(checkRound),
      others: z.array(postCheck),
      received: z.array(receivedCheck),
    }),
  ),
  /** The month's bulletin 通报: results per unit. */
  'check.bulletin': query(
    'any',
    z.strictObject({ from: instant, to: instant }),
    z.strictObject({
      units: z.array(
        z.strictObject({
          unit: unitName,
          checks: z.number(),
          normal: z.number(),
          late: z.number(),
          no_answer: z.number(),
          not_on_duty: z.number(),
          equipment_fault: z.number(),
        }),
      ),
      received: z.number(),
    }),
  ),
} as const;
