import { DAY_MS, dayOf, MINUTE_MS, startOfDay } from '../../domain/time';
import type { LossKind } from './items';

export type SentReport = { readonly kind: LossKind; readonly number: number };

/** Which kinds may follow: one 初报 first, any number of 续报, one 核报 that closes; a zero report at any time before it (S26). */
export function nextKinds(sent: readonly SentReport[], isClosed: boolean): readonly LossKind[] {
  if (isClosed) return [];
  const hasInitial = sent.some((one) => one.kind === 'initial');
  return hasInitial ? ['update', 'verified', 'zero'] : ['initial', 'zero'];
}

/** 续报一, 续报二, …: one more than was sent; other kinds are not counted. */
export const nextUpdate = (sent: readonly SentReport[]): number =>
  sent.filter((one) => one.kind === 'update').length + 1;

/** When the report of the day after is due: at the room's hour, minutes after midnight (X6: county 09:00, city 10:00, province 12:00). */
export function nextZeroDue(at: number, minuteOfDay: number): number {
  const midnight = startOfDay(dayOf(at)) ?? at;
  return midnight + DAY_MS + minuteOfDay * MINUTE_MS;
}

/** A report sent on a day is that day's daily report, and whatever was due before. */
export const coversDaily = (dueAt: number, sentAt: number): boolean => dayOf(dueAt) <= dayOf(sentAt);
