import { z } from 'zod';
import { id } from '../fields';
import { query } from '../procedure';

/** Shapes of the close gate: what keeps an incident from being closed, and where to go for it. */

export const CLOSE_BLOCKERS = ['run', 'mandatory', 'order', 'call', 'duty'] as const;
export const CLOSE_WARNINGS = ['child', 'instruction', 'sheet', 'response'] as const;

const item = {
  /** unique in the list */
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  runId: z.string().nullable(),
  /** the step in the run */
  key: z.string().nullable(),
  dueAt: z.number().nullable(),
};
export const closeBlocker = z.strictObject({ kind: z.enum(CLOSE_BLOCKERS), ...item });
export type CloseBlocker = z.infer<typeof closeBlocker>;
export const closeWarning = z.strictObject({
  kind: z.enum(CLOSE_WARNINGS),
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
});
export type CloseWarning = z.infer<typeof closeWarning>;

export const closeGate = z.strictObject({
  blockers: z.array(closeBlocker),
  /** worth knowing, but closing does not wait for them */
  warnings: z.array(closeWarning),
  /** the supervisors of the room, by name: only they may close over what is open */
  mayOverride: z.array(z.string()),
});
export type CloseGate = z.infer<typeof closeGate>;

export const closingProcedures = {
  'incident.closeGate': query('any', z.strictObject({ incidentId: id }), closeGate),
} as const;
