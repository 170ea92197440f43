import { z } from 'zod';
import { SETTING_KEYS } from '../../settings';
import { command, query } from '../procedure';

export const settingState = z.strictObject({
  key: z.enum(SETTING_KEYS),
  /** parsed by the schema of its key in shared/settings */
  value: z.unknown(),
  source: z.string(),
  isDefault: z.boolean(),
  changedAt: z.number().nullable(),
  changedBy: z.string().nullable(),
});
export type SettingState = z.infer<typeof settingState>;

export const settingsProcedures = {
  'settings.get': query('seat', z.strictObject({ key: z.enum(SETTING_KEYS) }), settingState),
  /** The value as a whole; refused with the field that the key's schema names. Security changes the policy of accounts and nothing else. */
  'settings.change': command(
    ['supervisor', 'administrator', 'security'],
    z.strictObject({ key: z.enum(SETTING_KEYS), value: z.unknown() }),
    settingState,
  ),
} as const;
