import { z } from 'zod';
import { command, query } from '../procedure';

/**
 * The throw-away demo room: none; being made, with how far it is; open in a window of its own; failed, with the system's or the seed's words; or `inside`:
 * this very console is it.
 */
export const DEMO_PHASES = ['none', 'making', 'open', 'failed', 'inside'] as const;
export const demoState = z.strictObject({
  phase: z.enum(DEMO_PHASES),
  percent: z.number(),
  reason: z.string(),
});
export type DemoState = z.infer<typeof demoState>;

export const demoConsoleProcedures = {
  'console.demo': query('seat', z.strictObject({}), demoState),
  /** Makes the room in a new temporary folder and opens it in a console of its own. While one is being made or open it only answers how it stands. */
  'console.openDemo': command('seat', z.strictObject({}), demoState),
} as const;
