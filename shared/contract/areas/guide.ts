import { z } from 'zod';
import { query } from '../procedure';

/** Steps of a first shift, in their order. Each is done when the room's own record says so; nobody ticks it. */
export const GUIDE_STEPS = [
  'shift',
  'signOn',
  'line',
  'slip',
  'incident',
  'acknowledged',
  'handover',
] as const;
export type GuideStep = (typeof GUIDE_STEPS)[number];

export const guideProcedures = {
  /** Which steps of a first shift have really happened in this room. */
  'guide.firstShift': query('any', z.strictObject({}), z.record(z.enum(GUIDE_STEPS), z.boolean())),
} as const;
