import { z } from 'zod';
import { DEADLINE_SUBJECTS } from '../contract/alertModels';
import { text } from '../contract/fields';
import { SHIFT_POSTS } from '../domain/vocabulary';
import { LADDER_CHANNELS, ladderProblem } from '../rules/ladder';
import { setting } from './setting';

/** Bounds: a share in percent, minutes from a week before to a week after. */
const WEEK = 7 * 24 * 60;

const ladderRung = z
  .strictObject({
    when: z.enum(['share', 'minutes']),
    value: z.int().min(-WEEK).max(WEEK),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    to: z.array(z.enum(SHIFT_POSTS)).max(SHIFT_POSTS.length),
    channel: z.enum(LADDER_CHANNELS),
  })
  .refine((rung) => rung.when === 'minutes' || (rung.value >= 1 && rung.value <= 99), {
    error: 'out_of_range',
    path: ['value'],
  });

export const ladderSchema = z.strictObject({
  rungs: z.array(ladderRung).min(1).max(8),
  /** never off: what nobody heard is told again */
  repeatSeconds: z.int().min(10).max(1_800),
  acknowledgementMinutes: z.int().min(1).max(240),
  /** why the room has it otherwise than shipped */
  why: text(300),
});
export type OwnLadder = z.output<typeof ladderSchema>;

/**
 * How alerts climb, by kind of deadline: only the kinds that this room has otherwise than they are shipped (shared/rules/ladder). What was armed before a
 * change keeps its ladder. `callMinutes`: how long the room has to reach a leader once a ladder asks for it.
 */
export const alertLaddersSetting = setting(
  z.strictObject({
    kinds: z.partialRecord(z.enum(DEADLINE_SUBJECTS), ladderSchema).superRefine((kinds, context) => {
      for (const [kind, ladder] of Object.entries(kinds)) {
        const problem = ladder === undefined ? null : ladderProblem(ladder, kind);
        if (problem !== null) context.addIssue({ code: 'custom', message: problem, path: [kind, 'rungs'] });
      }
    }),
    callMinutes: z.int().min(1).max(60),
  }),
  { kinds: {}, callMinutes: 5 },
  'D',
);
