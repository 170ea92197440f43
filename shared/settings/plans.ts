import { z } from 'zod';
import { setting } from './setting';

/** How work plans are reviewed, filed and looked through again (domain.md 4). */
export const plansSetting = setting(
  z.strictObject({
    /**
     * `recorded`: whoever may review may also review his own draft, and the record says so; `another`: it has to be another supervisor as long as
     * the room has one. Recorded by default: at night two officers hold the room, a wrong number in a plan has to be put right in that night, and
     * the mark 本人审核 shows it to whoever comes in the morning.
     */
    reviewBy: z.enum(['recorded', 'another']),
    /** months from coming into force to the next look through, where the plan names none of its own */
    reviewMonths: z.int().min(1).max(120),
    /** working days from issue to filing (S32) */
    filingWorkdays: z.int().min(1).max(120),
    /** days before a date from which on it stands among the open items */
    noticeDays: z.int().min(0).max(180),
  }),
  { reviewBy: 'recorded', reviewMonths: 36, filingWorkdays: 20, noticeDays: 14 },
  'D',
);
