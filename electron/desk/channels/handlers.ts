import { failedChannels } from '../../../shared/channels/selfTest';
import type { Call, SomeHandlers } from '../call';
import { alertById } from '../deadlines/read';
import { authorOf, fact, SEAT_ACTOR, transact } from '../desk';
import { refuseWith } from '../deskError';
import { hasOutcome } from './evidence';
import { channelTestById, evidence, lastChannelTest } from './read';
import { tellChannels } from './tell';

type Tried = { readonly channel: string; readonly outcome: 'shown' | 'failed'; readonly reason: string };

/** The screen shows how channels stand; most of it is no fact, so it is told of it here. */
function tellHealth({ services }: Call): void {
  services.emit?.({ event: 'changed', areas: ['health'] });
}

/**
 * Writes what came of alerts on a channel. What a program showed while the machine was muted, locked or not to be disturbed counts
 * as failed, with that as the reason. The same outcome of the same raising again says nothing new.
 */
function recordOutcome(call: Call, ids: readonly string[], tried: Tried): void {
  const { desk, services } = call;
  const { channels } = services.clock;
  const cover = tried.outcome === 'shown' ? channels.coverOf(tried.channel) : null;
  const body = cover === null ? tried : { ...tried, outcome: 'failed', reason: cover };
  // The channel itself worked: that it is covered is the system's word, which stands beside it.
  const isChanged = channels.tried(tried.channel, { ...tried, at: desk.now() });
  transact(desk, (write, now) => {
    for (const id of ids) {
      const alert = alertById(desk.db, id, now);
      if (alert === undefined || alert.state === 'done') continue;
      if (hasOutcome(desk.db, id, body.channel, body.outcome, body.reason)) continue;
      write(fact('alert.notified', id, SEAT_ACTOR, body));
    }
  });
  if (isChanged) tellHealth(call);
  tellChannels(call);
}

export const channelHandlers: SomeHandlers<
  | 'alert.sounded'
  | 'alert.outcome'
  | 'alert.evidence'
  | 'channel.seen'
  | 'channel.tried'
  | 'duty.testChannels'
  | 'duty.channelTest'
> = {
  'alert.sounded': ({ alertIds, outcome, reason }, call) => {
    recordOutcome(call, alertIds, { channel: 'sound', outcome, reason });
    return {};
  },

  'alert.outcome': ({ alertIds, ...tried }, call) => {
    const { desk } = call;
    if (!alertIds.some((id) => alertById(desk.db, id, desk.now()) !== undefined))
      refuseWith('not_found', { field: 'alertIds' });
    recordOutcome(call, alertIds, tried);
    return {};
  },

  'alert.evidence': (input, { desk }) => evidence(desk.db, input),

  'channel.seen': (input, call) => {
    const { desk, services } = call;
    const at = desk.now();
    const changed = input.channels.filter(({ channel, state, detail }) =>
      services.clock.channels.seen(channel, { state, detail, at }),
    );
    if (changed.length > 0) tellHealth(call);
    // Also when nothing changed: what the limit kept back is told once it is over.
    tellChannels(call);
    return {};
  },

  'channel.tried': ({ channel, outcome, reason }, call) => {
    const { desk, services } = call;
    services.clock.channels.tried(channel, { outcome, reason, at: desk.now() });
    tellHealth(call);
    tellChannels(call);
    return {};
  },

  'duty.testChannels': ({ testId, results }, call) => {
    const { desk, actor, services } = call;
    const before = channelTestById(desk.db, testId);
    if (before !== undefined) return before;
    const at = desk.now();
    for (const { channel, outcome, reason } of results) {
      if (outcome === 'absent') continue;
      const proof =
        outcome === 'confirmed'
          ? ({ outcome: 'shown', reason: '', at } as const)
          : ({ outcome: 'failed', reason: outcome === 'denied' ? 'not_noticed' : reason, at } as const);
      services.clock.channels.tried(channel, proof);
    }
    const done = transact(desk, (write) => {
      const author = actor ? authorOf(actor) : null;
      const body = { results, failed: failedChannels(results), author };
      write(fact('duty.channels_tested', testId, actor?.accountId ?? SEAT_ACTOR, body));
      return channelTestById(desk.db, testId) ?? refuseWith('not_found');
    });
    tellHealth(call);
    tellChannels(call);
    return done;
  },

  'duty.channelTest': (_input, { desk }) => lastChannelTest(desk.db),
};
