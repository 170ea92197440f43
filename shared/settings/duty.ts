import { z } from 'zod';
import { filled } from '../contract/fields';
import { setting } from './setting';

/** How shifts are laid and manned (domain.md 1.2). */
export const dutySetting = setting(
  z.strictObject({
    /** the starts of the day's shifts in minutes after midnight, ascending; a shift lasts until the next start */
    startsAt: z
      .array(z.int().min(0).max(1_439))
      .min(1)
      .max(4)
      .refine((starts) => starts.every((start, at) => at === 0 || start > (starts[at - 1] ?? 0)), {
        error: 'time_order',
      }),
    minOfficers: z.int().min(1).max(6),
    minLeaders: z.int().min(0).max(3),
    /** a person may not stand two shifts in a row when they are this long (hours); warned only */
    restAfterHours: z.int().min(8).max(48),
    /** sign-on opens this long before the start, and absence alarms this long after it (minutes) */
    signOnBeforeMinutes: z.int().min(0).max(240),
    absentAfterMinutes: z.int().min(1).max(240),
    /** further officers while a response of level one or two is in force */
    reinforcedOfficers: z.int().min(0).max(6),
    /** what is checked at sign-on, in order */
    selfCheck: z.array(filled(40)).max(30),
  }),
  {
    startsAt: [510],
    minOfficers: 2,
    minLeaders: 1,
    restAfterHours: 24,
    signOnBeforeMinutes: 15,
    absentAfterMinutes: 10,
    reinforcedOfficers: 1,
    selfCheck: ['电话', '传真', '视频会商', '卫星电话', '对讲', '应急指挥系统', '12379', '电源'],
  },
  'D',
);
