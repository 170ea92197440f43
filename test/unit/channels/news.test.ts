import { expect, test } from 'vitest';
import type { ChannelHealth, ChannelState } from '../../../shared/channels/channels';
import { channelNews, NEWS_EVERY_MS } from '../../../shared/channels/news';

const sound = (state: ChannelState): ChannelHealth => ({
  channel: 'sound',
  state,
  detail: '',
  at: 1_000,
  provenAt: null,
});
const told = (isAbnormal: boolean, at: number) => new Map([['sound', { isAbnormal, at }]]);

test('a channel is told of when it fails and when it works again, once', () => {
  expect(channelNews([sound('ok'), sound('unknown')], new Map(), 5_000)).toEqual([]);
  expect(channelNews([sound('muted')], new Map(), 5_000)).toMatchObject([
    { channel: 'sound', isAbnormal: true, state: 'muted', since: 1_000 },
  ]);
  const later = 5_000 + NEWS_EVERY_MS;
  expect(channelNews([sound('muted')], told(true, 5_000), later)).toEqual([]);
  expect(channelNews([sound('ok')], told(true, 5_000), later)).toMatchObject([{ isAbnormal: false }]);
});

test('one that comes and goes is told of every ten minutes at most, also after the clock was set back', () => {
  expect(channelNews([sound('ok')], told(true, 5_000), 5_000 + NEWS_EVERY_MS - 1)).toEqual([]);
  expect(channelNews([sound('ok')], told(true, 5_000 + 5 * NEWS_EVERY_MS), 5_000)).toHaveLength(1);
});
