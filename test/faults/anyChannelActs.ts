import { CHANNEL_STATES, CHANNELS } from '../../shared/channels/channels';
import { TEST_OUTCOMES, TESTED_CHANNELS } from '../../shared/channels/selfTest';
import type { DeskRoom } from '../helpers/deskRoom';
import { type Choice, pick } from './anyActs';

type Send = (room: DeskRoom, procedure: string, input: unknown, who: number) => Promise<void>;

const alertIds = (room: DeskRoom): string[] =>
  room.db
    .prepare<[], { id: string }>('SELECT deadline_id AS id FROM alerts ORDER BY deadline_id')
    .all()
    .map(({ id }) => id);

/** What becomes of alerts on their channels, what the system says of these, and the test at sign-on. */
export const channelActs = (send: Send) => ({
  sounded: (room: DeskRoom, { a, b, c }: Choice): Promise<void> => {
    const outcome = b % 3 === 0 ? 'failed' : 'shown';
    const input = { alertIds: alertIds(room).slice(a % 4), outcome, reason: c % 2 === 0 ? '' : 'blocked' };
    return send(room, 'alert.sounded', input, b);
  },
  channelOutcome: async (room: DeskRoom, { a, b, c }: Choice): Promise<void> => {
    const alertId = pick(alertIds(room), a);
    if (alertId === undefined) return;
    const channel = pick([...CHANNELS, 'outward:sms'], b);
    const outcome = c % 2 === 0 ? 'shown' : 'failed';
    await send(room, 'alert.outcome', { alertIds: [alertId], channel, outcome, reason: `r${c % 3}` }, 0);
  },
  channelSeen: (room: DeskRoom, { a, b }: Choice): Promise<void> => {
    const one = { channel: pick(CHANNELS, a), state: pick(CHANNEL_STATES, b), detail: '' };
    return send(room, 'channel.seen', { channels: [one] }, 0);
  },
  channelTest: (room: DeskRoom, { a, b, c }: Choice): Promise<void> => {
    const results = TESTED_CHANNELS.slice(0, 1 + (a % TESTED_CHANNELS.length)).map((channel, at) => ({
      channel,
      outcome: pick(TEST_OUTCOMES, b + at),
      reason: c % 2 === 0 ? '' : 'no_bus',
    }));
    return send(room, 'duty.testChannels', { testId: room.newId(), results }, c);
  },
});
