import { z } from 'zod';
import { CHECK_STATES } from '../../domain/facts/duty';
import { SHIFT_POSTS } from '../../domain/vocabulary';
import { filled, id, instant, text, uuid } from '../fields';
import { warning } from '../models';
import { command, query } from '../procedure';
import { responseSummary } from './responses';

/** Procedures and shapes of sign-on. */

export const selfCheck = z.strictObject({
  item: z.string(),
  state: z.enum(CHECK_STATES),
  note: z.string(),
});

export const signOn = z.strictObject({
  id: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  accountId: z.string(),
  name: z.string(),
  post: z.enum(SHIFT_POSTS),
  arrivedAt: z.number(),
  way: z.enum(['session', 'password']),
  lateMinutes: z.number(),
  checks: z.array(selfCheck),
  clock: z.strictObject({ shownAt: z.number(), trueAt: z.number(), source: z.string() }).nullable(),
  note: z.string(),
});
export type SignOn = z.infer<typeof signOn>;

/** One shift that may be signed on for now: the open one, the planned one, or both as one. */
export const dutySpan = z.strictObject({
  startsAt: z.number(),
  endsAt: z.number(),
  /** the open shift; null while it is only planned */
  shiftId: z.string().nullable(),
  isPlanned: z.boolean(),
  opensAt: z.number(),
  /** from when on somebody missing is an alert; only for planned shifts */
  absentAt: z.number(),
  expected: z.array(
    z.strictObject({
      post: z.enum(SHIFT_POSTS),
      name: z.string(),
      accountId: z.string().nullable(),
      phone: z.string(),
      /** whether the post has to sign on; leaders and standby officers are called, not seen */
      mustSign: z.boolean(),
      signOnId: z.string().nullable(),
    }),
  ),
  signOns: z.array(signOn),
  /** officers at the desk that have signed on, and how many there have to be */
  officers: z.number(),
  needed: z.number(),
});
export type DutySpan = z.infer<typeof dutySpan>;

export const reinforcement = z.strictObject({
  id: z.string(),
  startedAt: z.number(),
  startedBy: z.string(),
  reason: z.string(),
  people: z.array(z.strictObject({ post: z.string(), name: z.string(), phone: z.string() })),
  endedAt: z.number().nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string(),
});
export type Reinforcement = z.infer<typeof reinforcement>;

export const dutyFault = z.strictObject({
  item: z.string(),
  state: z.enum(['fault', 'missing']),
  note: z.string(),
  foundAt: z.number(),
  foundBy: z.string(),
});
export type DutyFault = z.infer<typeof dutyFault>;

export const dutyState = z.strictObject({
  /** the one to sign on for first */
  spans: z.array(dutySpan),
  selfCheck: z.array(z.string()),
  faults: z.array(dutyFault),
  reinforced: reinforcement.nullable(),
  /** warnings in force of the two highest levels: a reason to reinforce */
  suggestedBy: z.array(warning),
  /** responses of level Ⅰ or Ⅱ in force: another reason */
  responses: z.array(responseSummary),
});
export type DutyState = z.infer<typeof dutyState>;

const writers = ['officer', 'operator', 'supervisor'] as const;
const leaders = ['officer', 'supervisor'] as const;

export const dutyProcedures = {
  'duty.current': query('seat', z.strictObject({}), dutyState),
  'duty.signOns': query('any', z.strictObject({ startsAt: instant }), z.array(signOn)),
  /**
   * Somebody takes up the post. An account that is signed in here needs no password; another proves itself by its own and is signed in by it.
   * Refusals: sign_on_early with the opening time, not_found when no such shift is planned or open, already_exists when it was done.
   */
  'duty.signOn': command(
    'seat',
    z.strictObject({
      signOnId: uuid,
      startsAt: instant,
      accountId: id,
      password: z.string().min(1).max(200).nullable(),
      post: z.enum(SHIFT_POSTS),
      checks: z
        .array(z.strictObject({ item: filled(40), state: z.enum(CHECK_STATES), note: text(200) }))
        .max(30),
      clock: z.strictObject({ shownAt: instant, trueAt: instant, source: text(60) }).nullable(),
      note: text(500),
    }),
    signOn,
  ),
  'duty.clearFault': command(
    writers,
    z.strictObject({ item: filled(40), note: text(200) }),
    z.strictObject({}),
  ),
  /** Reinforced duty on or off; on while it is on changes the reason and the people. */
  'duty.reinforce': command(
    leaders,
    z.strictObject({
      reinforcementId: uuid,
      on: z.boolean(),
      reason: filled(500),
      people: z.array(z.strictObject({ post: text(40), name: filled(40), phone: text(40) })).max(30),
      warningIds: z.array(id).max(30),
    }),
    reinforcement,
  ),
} as const;
