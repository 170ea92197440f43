import type { Repeat } from '../domain/documents';
import { DAY_MS, MINUTE_MS } from '../domain/time';

/** Milliseconds between two times of a repeated reminder, or null when it comes once. The room's zone has no daylight saving. */
export function repeatMs(repeat: Repeat, everyMinutes: number): number | null {
  switch (repeat) {
    case 'none':
      return null;
    case 'daily':
      return DAY_MS;
    case 'weekly':
      return 7 * DAY_MS;
    case 'minutes':
      return everyMinutes * MINUTE_MS;
  }
}

/**
 * The next time of a repeated reminder after `now`, counted from the time it was planned for, so that doing it late or putting it off moves nothing.
 * Null when it comes once.
 */
export function nextTime(
  plannedAt: number,
  repeat: Repeat,
  everyMinutes: number,
  now: number,
): number | null {
  const every = repeatMs(repeat, everyMinutes);
  if (every === null) return null;
  return plannedAt + Math.max(1, Math.floor((now - plannedAt) / every) + 1) * every;
}
