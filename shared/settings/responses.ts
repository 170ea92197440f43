import { z } from 'zod';
import { filled, text } from '../contract/fields';
import { RESPONSE_HAZARDS } from '../rules/responses/hazards';
import { setting } from './setting';

const issuer = z.strictObject({
  hazard: z.enum(RESPONSE_HAZARDS),
  /** the headquarters that issues it; empty: as shipped */
  issuer: text(60),
  /** member units that are told, one receipt each */
  members: z.array(filled(40)).max(60),
});

/** Who issues a response of each kind, and who is told. Kinds that are not listed are as shipped (shared/rules/responses/hazards). */
export const responsesSetting = setting(
  z.strictObject({
    issuers: z
      .array(issuer)
      .max(RESPONSE_HAZARDS.length)
      .refine((list) => new Set(list.map((one) => one.hazard)).size === list.length, {
        error: 'hazard_twice',
      }),
    /** minutes within which a receipt of a notice is asked for, by level; 0: none */
    receiptMinutes: z.strictObject({
      level_1: z.int().min(0).max(1_440),
      level_2: z.int().min(0).max(1_440),
      level_3: z.int().min(0).max(1_440),
      level_4: z.int().min(0).max(1_440),
    }),
  }),
  { issuers: [], receiptMinutes: { level_1: 15, level_2: 30, level_3: 60, level_4: 120 } },
  'D',
);
