import { type ChannelHealth, isAbnormal } from '../../../shared/channels/channels';
import type { Health } from '../../../shared/contract/boardModels';
import type { Link } from '../../bridge/events';

export const SILENCE_LIMIT_MS = 30_000;

export type Channel =
  | { readonly kind: 'ok' | 'starting' | 'down' }
  | { readonly kind: 'silent'; readonly forMs: number }
  | { readonly kind: 'abnormal'; readonly channels: readonly ChannelHealth[] };

/**
 * Whether alerts can reach this screen and the people before it. The link is judged by the page itself: the desk's heartbeat comes only
 * after its auditor found nothing due and unraised. Silence is measured on the wall clock and on the monotonic one, and the longer
 * counts. While the link is good, a channel that reaches nobody is worth a word.
 */
export function channelOf(
  link: Link,
  health: Health | undefined,
  clocks: { readonly wall: number; readonly mono: number },
): Channel {
  const forMs = Math.max(clocks.wall - link.heardWall, clocks.mono - link.heardMono);
  if (link.state === 'down') return { kind: 'down' };
  if (forMs > SILENCE_LIMIT_MS) return { kind: 'silent', forMs };
  if (link.state === 'starting') return { kind: 'starting' };
  const channels = (health?.channels ?? []).filter(isAbnormal);
  return channels.length > 0 ? { kind: 'abnormal', channels } : { kind: 'ok' };
}
