import type { Renewal } from '../domain/documents';
import { DAY_MS } from '../domain/time';

const HOUR_MS = 3_600_000;
/** A standing order read shortly before the shift was opened counts for it. */
const BEFORE_SHIFT_MS = 2 * HOUR_MS;
const DAYS: Readonly<Record<Exclude<Renewal, 'once' | 'shift'>, number>> = {
  month: 30,
  quarter: 91,
  year: 365,
};

/**
 * True when a receipt for the version in force still counts: once for good, for 30, 91 or 365 days, or for the shift it was given in (also up to two
 * hours before the opening). Source: room setting [D].
 */
export function isReceiptCurrent(
  renew: Renewal,
  readAt: number,
  now: number,
  shiftOpenedAt: number | null,
): boolean {
  if (renew === 'once') return true;
  if (renew === 'shift') return readAt >= (shiftOpenedAt ?? now) - BEFORE_SHIFT_MS;
  return now < readAt + DAYS[renew] * DAY_MS;
}

/** When a receipt runs out, or null when it does not by the calendar. */
export function receiptEnds(renew: Renewal, readAt: number): number | null {
  return renew === 'once' || renew === 'shift' ? null : readAt + DAYS[renew] * DAY_MS;
}
