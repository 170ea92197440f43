import { z } from 'zod';
import { CALL_LADDER } from '../callouts/ladder';
import { CALL_SECONDS } from '../callouts/rates';
import { filled, id } from '../contract/fields';
import { CALL_ROLES } from '../domain/contacts';
import { WARNING_COLORS } from '../domain/vocabulary';
import { setting } from './setting';

const minutes = z.int().min(1).max(10_080);
const minuteOfDay = z.int().min(0).max(1_439);

export const callOutRule = z
  .strictObject({
    id,
    color: z.enum([...WARNING_COLORS, 'short_fuse', 'relief']),
    roles: z.array(z.enum(CALL_ROLES)).min(1).max(CALL_ROLES.length),
    firstRingMinutes: minutes,
    answeredMinutes: minutes,
    feedbackMinutes: minutes.nullable(),
    feedbackEveryMinutes: z.int().min(5).max(10_080).nullable(),
    receiptOnly: z.boolean(),
  })
  .refine((rule) => rule.firstRingMinutes <= rule.answeredMinutes, {
    error: 'time_order',
    path: ['answeredMinutes'],
  });

export const callLadder = z.strictObject({
  redialMinutes: z.int().min(1).max(60),
  superiorMinutes: z.int().min(1).max(120),
  otherWaysMinutes: z.int().min(1).max(240),
  lostMinutes: z.int().min(1).max(480),
  repeatMinutes: z.int().min(1).max(240),
});

/** Who has to answer by when, the ladder of who does not, and how the room calls (domain.md 3.4 and 3.5). Without rules of its own a room has those of its level. */
export const calloutsSetting = setting(
  z.strictObject({
    rules: z
      .array(callOutRule)
      .max(20)
      .refine((rules) => new Set(rules.map((one) => one.id)).size === rules.length, { error: 'code_twice' }),
    ladder: callLadder,
    /** telephones that call at the same time */
    phones: z.int().min(1).max(9),
    /** the second person of each township is called through its duty room */
    relay: z.boolean(),
    /** warnings to the same person within so many minutes are one call */
    mergeMinutes: z.int().min(0).max(720),
    /** what a call with read-back is planned with, until the room has calls of its own to go by */
    callSeconds: z.int().min(10).max(600),
    nightFromMinute: minuteOfDay,
    nightToMinute: minuteOfDay,
    /** hazards with no time to lose: township and village directly */
    shortFuseWords: z.array(filled(20)).max(30),
  }),
  {
    rules: [],
    ladder: { ...CALL_LADDER },
    phones: 2,
    relay: false,
    mergeMinutes: 60,
    callSeconds: CALL_SECONDS,
    nightFromMinute: 1_320,
    nightToMinute: 360,
    shortFuseWords: ['山洪', '短时强降雨', '险情', '失联'],
  },
  'D',
);
