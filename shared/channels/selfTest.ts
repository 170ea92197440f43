import type { ChannelName } from './channels';

/** What is tried at sign-on, in the order in which it is asked. */
export const TESTED_CHANNELS = [
  'screen',
  'sound',
  'notification',
  'alarm_window',
] as const satisfies readonly ChannelName[];
export type TestedChannel = (typeof TESTED_CHANNELS)[number];

/** `confirmed`: a person saw or heard it. `denied`: nobody did. `failed`: the system refused. `absent`: this machine has it not. */
export const TEST_OUTCOMES = ['confirmed', 'denied', 'failed', 'absent'] as const;
export type TestOutcome = (typeof TEST_OUTCOMES)[number];

export type TestResult = {
  readonly channel: TestedChannel;
  readonly outcome: TestOutcome;
  readonly reason: string;
};

/** A channel test as it was done. */
export type ChannelTest = {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly results: readonly TestResult[];
  /** channels that nobody would be reached on */
  readonly failed: readonly TestedChannel[];
};

/**
 * The channels that did not pass: what nobody saw or heard, what the system refused, and what was not tried. A machine without an
 * alarm window passes; one without notifications or sound does not.
 */
export function failedChannels(results: readonly TestResult[]): TestedChannel[] {
  return TESTED_CHANNELS.filter((channel) => {
    const result = results.find((one) => one.channel === channel);
    if (channel === 'alarm_window') return result?.outcome === 'denied' || result?.outcome === 'failed';
    return result?.outcome !== 'confirmed';
  });
}

/** A test is good for the takeover that it was done for, not for the next one [D]. */
export const TEST_HOLDS_MS = 2 * 60 * 60_000;

/** What a takeover has to be told of the channel test; null when it passed and is fresh. A warning, never a block. */
export function takeoverWarning(
  test: ChannelTest | null,
  now: number,
):
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly failed: readonly TestedChannel[] }
  | null {
  if (test === null || now - test.at > TEST_HOLDS_MS) return { kind: 'missing' };
  return test.failed.length === 0 ? null : { kind: 'failed', failed: test.failed };
}
