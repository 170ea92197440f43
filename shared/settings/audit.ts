import { z } from 'zod';
import { LEAST_AUDIT_DAYS } from '../domain/audit';
import { setting } from './setting';

/** How far back the audit shows: null is everything. The journal keeps every entry in any case. */
export const auditSetting = setting(
  z.strictObject({ days: z.int().min(LEAST_AUDIT_DAYS).max(36_500).nullable() }),
  { days: null },
  'D',
);
