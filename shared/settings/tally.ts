import { z } from 'zod';
import { filled, text } from '../contract/fields';
import { MOST_UNITS } from '../tally/sheet';
import { setting } from './setting';

export const tallyUnit = z.strictObject({
  /** division code, or any other name of its own */
  code: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/),
  name: filled(40),
  aliases: z.array(filled(20)).max(8),
  phone: text(40),
});

/** The room's lower units in administrative order, and when a silent one counts as out of contact (domain.md 3.5: fifteen minutes). */
export const tallySetting = setting(
  z.strictObject({
    units: z
      .array(tallyUnit)
      .max(MOST_UNITS)
      .refine((units) => new Set(units.map((one) => one.code)).size === units.length, {
        error: 'code_twice',
      }),
    graceMinutes: z.int().min(0).max(120),
    lostMinutes: z.int().min(1).max(720),
  }),
  { units: [], graceMinutes: 0, lostMinutes: 15 },
  'D',
);
