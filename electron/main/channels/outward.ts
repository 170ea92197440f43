import type { AlertEvent } from '../alerts/notification';
import type { Outcome } from '../alerts/notifier';
import { messageOf } from '../log';

/**
 * A way out of the room: a text message, a calling machine, a group chat. Machines like this one may not have any, so none is
 * registered; whoever is allowed one writes an adapter and adds it here. What comes of every alert on it is kept as evidence under
 * `outward:NAME`.
 */
export type OutwardChannel = {
  /** small letters, digits and dashes */
  readonly name: string;
  /** the lowest level that goes out on it */
  readonly fromLevel: number;
  readonly send: (alert: AlertEvent) => Promise<Outcome>;
};

export const OUTWARD_CHANNELS: readonly OutwardChannel[] = [];

/** Sends an alert on every outward channel that takes its level; each gets an outcome reported, a thrown error as well. */
export async function sendOutward(
  channels: readonly OutwardChannel[],
  alert: AlertEvent,
  report: (channel: string, outcome: Outcome) => void,
): Promise<void> {
  const wanted = channels.filter((one) => alert.level >= one.fromLevel);
  await Promise.all(
    wanted.map(async (channel) => {
      const outcome = await channel
        .send(alert)
        .catch((error: unknown): Outcome => ({ outcome: 'failed', reason: messageOf(error) }));
      report(`outward:${channel.name}`, outcome);
    }),
  );
}
