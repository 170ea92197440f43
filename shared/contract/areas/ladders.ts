import { z } from 'zod';
import { SHIFT_POSTS } from '../../domain/vocabulary';
import { alertCounts, alertGroup } from '../alertModels';
import { filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';

/** Procedures and shapes of alerts by group, and of calls to leaders that ladders ask for. */

export const escalationCall = z.strictObject({
  id: z.string(),
  at: z.number(),
  name: z.string(),
  reached: z.boolean(),
  note: z.string(),
  by: z.string(),
});

export const escalation = z.strictObject({
  /** id of its deadline and of its alert */
  id: z.string(),
  post: z.enum(SHIFT_POSTS),
  /** who has the post in the open shift; empty when nobody is named */
  name: z.string(),
  phone: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  openedAt: z.number(),
  dueAt: z.number(),
  /** what is overdue and still open, the longest first */
  items: z.array(z.strictObject({ titleZh: z.string(), titleEn: z.string(), dueAt: z.number() })),
  calls: z.array(escalationCall),
});
export type Escalation = z.infer<typeof escalation>;

const writers = ['officer', 'operator', 'supervisor'] as const;

export const ladderProcedures = {
  /** Alerts that are not done, counted, and by group: the gravest first. */
  'alert.groups': query(
    'seat',
    z.strictObject({
      limit: z.exactOptional(z.int().min(1).max(200)),
      offset: z.exactOptional(z.int().min(0).max(1_000_000)),
    }),
    z.strictObject({ now: z.number(), counts: alertCounts, groups: z.array(alertGroup) }),
  ),
  /**
   * Says "heard" to the alerts of a group that had been raised when the screen that was seen was drawn, at most 500 at a time; `left` is how many the next call
   * will take. What was raised later goes on asking.
   */
  'alert.acknowledgeGroup': command(
    'seat',
    z.strictObject({ groupId: z.string().min(1).max(200), seenAt: instant }),
    z.strictObject({ acknowledged: z.number(), left: z.number() }),
  ),
  'escalation.list': query('seat', z.strictObject({}), z.array(escalation)),
  /** The result of a call. Reached ends the call; anything else leaves it to be made. */
  'escalation.record': command(
    writers,
    z.strictObject({
      callId: uuid,
      escalationId: id,
      name: filled(40),
      reached: z.boolean(),
      note: text(300),
    }),
    z.strictObject({ isOpen: z.boolean() }),
  ),
} as const;
