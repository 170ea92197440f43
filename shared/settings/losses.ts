import { z } from 'zod';
import { setting } from './setting';

/** When figures of a loss report need a written explanation, and the hour of the daily report (X6; minutes after midnight; -1: by the room's level). */
export const lossesSetting = setting(
  z.strictObject({
    /** a total that grows to so many times what it was is a jump */
    jumpFactor: z.number().min(1.1).max(100),
    /** totals below this never jump */
    jumpFloor: z.int().min(0).max(100_000),
    zeroMinute: z.int().min(-1).max(1_439),
  }),
  { jumpFactor: 3, jumpFloor: 10, zeroMinute: -1 },
  'D',
);
