import { z } from 'zod';
import { CHANNEL_STATES, CHANNELS } from '../../channels/channels';
import { TEST_OUTCOMES, TESTED_CHANNELS } from '../../channels/selfTest';
import { id, text, uuid } from '../fields';
import { command, internal, query } from '../procedure';

/** Procedures and shapes of the channels on which alerts reach people, and of the evidence of each alert. */

/** A name of an outward channel: none is registered here, and an adapter's outcomes are kept under it. */
const outward = z.string().regex(/^outward:[a-z0-9-]{1,40}$/);

export const channelHealth = z.strictObject({
  channel: z.enum(CHANNELS),
  state: z.enum(CHANNEL_STATES),
  /** a code that shared/wording/channels.ts words, or the system's own text */
  detail: z.string(),
  at: z.number().nullable(),
  /** when it last worked */
  provenAt: z.number().nullable(),
});

/** One thing that happened to one raising of an alert. */
export const evidenceStep = z.strictObject({
  /** `raised`, `painted`, `acknowledged`, `done`, or the name of a channel */
  step: z.string(),
  outcome: z.string(),
  detail: z.string(),
  at: z.number(),
  by: z.string(),
});
export type EvidenceStep = z.infer<typeof evidenceStep>;

/** One raising of an alert and all that is known of whom it reached. */
export const evidence = z.strictObject({
  alertId: z.string(),
  raising: z.number(),
  titleZh: z.string(),
  titleEn: z.string(),
  incidentTitle: z.string().nullable(),
  level: z.number(),
  raisedAt: z.number(),
  steps: z.array(evidenceStep),
});
export type Evidence = z.infer<typeof evidence>;

export const testResult = z.strictObject({
  channel: z.enum(TESTED_CHANNELS),
  outcome: z.enum(TEST_OUTCOMES),
  reason: text(300),
});
export const channelTest = z.strictObject({
  id: z.string(),
  at: z.number(),
  by: z.string(),
  results: z.array(testResult),
  failed: z.array(z.enum(TESTED_CHANNELS)),
});

const none = z.strictObject({});
const outcome = z.enum(['shown', 'failed']);

export const channelsProcedures = {
  /** The page says of alerts that their sound really started, or why not. */
  'alert.sounded': command(
    'seat',
    z.strictObject({ alertIds: z.array(id).max(500), outcome, reason: text(300) }),
    none,
  ),
  /** What came of an alert on a channel that main serves. */
  'alert.outcome': internal(
    command(
      'seat',
      z.strictObject({
        alertIds: z.array(id).min(1).max(500),
        channel: z.union([z.enum(CHANNELS), outward]),
        outcome,
        reason: text(300),
      }),
      none,
    ),
  ),
  /** The newest raisings first; with `alertIds` the last raising of each of those, with `done` only those whose thing is over. */
  'alert.evidence': query(
    'seat',
    z.strictObject({
      limit: z.int().min(1).max(200),
      alertIds: z.exactOptional(z.array(id).max(200)),
      done: z.exactOptional(z.boolean()),
    }),
    z.array(evidence),
  ),
  /** What the system says of the channels: main asks it every half minute and when something changed. */
  'channel.seen': internal(
    command(
      'seat',
      z.strictObject({
        channels: z
          .array(
            z.strictObject({ channel: z.enum(CHANNELS), state: z.enum(CHANNEL_STATES), detail: text(300) }),
          )
          .max(CHANNELS.length),
      }),
      none,
    ),
  ),
  /** What came of trying one channel by hand. */
  'channel.tried': command(
    'seat',
    z.strictObject({ channel: z.enum(CHANNELS), outcome, reason: text(300) }),
    none,
  ),
  /** The test of all channels at sign-on, as the officer saw and heard it; a repeated id changes nothing. */
  'duty.testChannels': command(
    'seat',
    z.strictObject({ testId: uuid, results: z.array(testResult).min(1).max(TESTED_CHANNELS.length) }),
    channelTest,
  ),
  'duty.channelTest': query('seat', none, channelTest.nullable()),
} as const;

/** Main tries a channel that it serves; `absent` where this machine has it not. */
export const channelsConsoleProcedures = {
  'console.testChannel': command(
    'seat',
    z.strictObject({ channel: z.enum(['notification', 'alarm_window', 'tray', 'watchdog']) }),
    z.strictObject({ outcome: z.enum(['shown', 'failed', 'absent']), reason: z.string() }),
  ),
} as const;
