import type { Health } from '../../../shared/contract/models';
import type { Link } from '../../bridge/events';

export const SILENCE_LIMIT_MS = 30_000;

export type Channel =
  | { readonly kind: 'ok' | 'starting' | 'down' | 'notify' }
  | { readonly kind: 'silent'; readonly forMs: number };

/**
 * Whether alerts can reach this screen, judged by the page itself: the desk's heartbeat comes only after its auditor
 * found nothing due and unraised. Silence is measured on the wall clock and on the monotonic one, and the longer
 * counts. A failing notification is worth a word while the rest works.
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
  if (health?.notifications === 'failing') return { kind: 'notify' };
  return { kind: 'ok' };
}
