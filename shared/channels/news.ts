import { MINUTE_MS } from '../domain/time';
import { type ChannelHealth, isAbnormal } from './channels';

/** A channel that comes and goes gives the log one line in this time at most, whichever way it went [D]. */
export const NEWS_EVERY_MS = 10 * MINUTE_MS;

/** What the log said last of a channel. */
export type ToldChannel = { readonly isAbnormal: boolean; readonly at: number };

export type ChannelNews = Pick<ChannelHealth, 'channel' | 'state' | 'detail'> & {
  readonly isAbnormal: boolean;
  /** since when it stands so; null where that is not known */
  readonly since: number | null;
};

/**
 * Which channels stand otherwise than the log says: became abnormal, or work again. What is kept back by the limit is told as soon as the limit is over, if it
 * still holds then.
 */
export function channelNews(
  health: readonly ChannelHealth[],
  told: ReadonlyMap<string, ToldChannel>,
  now: number,
): ChannelNews[] {
  return health.flatMap((one) => {
    const last = told.get(one.channel);
    const isNow = isAbnormal(one);
    if (isNow === (last?.isAbnormal ?? false)) return [];
    // A clock that was set back must not keep a channel quiet.
    if (last !== undefined && Math.abs(now - last.at) < NEWS_EVERY_MS) return [];
    const { channel, state, detail, at } = one;
    return [{ channel, state, detail, isAbnormal: isNow, since: at }];
  });
}
