import type { Contact } from '../domain/contacts';
import { startOfDay, ZONE_OFFSET_MS } from '../domain/time';

/** Why an entry cannot be trusted: not confirmed for long, its term is over, a number of it is wrong, it has no number that works. */
export const STALE_REASONS = ['old', 'expired', 'wrong_number', 'no_number'] as const;
export type StaleReason = (typeof STALE_REASONS)[number];

/** The same time of day so many months before, in the room's zone; the last day of a shorter month. */
export function monthsBefore(now: number, months: number): number {
  const local = new Date(now + ZONE_OFFSET_MS);
  const day = local.getUTCDate();
  const moved = new Date(local);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() - months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(day, last));
  return moved.getTime() - ZONE_OFFSET_MS;
}

/** Why an entry is stale now; nothing of one that was removed. `months`: how long a confirmation lasts (a setting). */
export function staleReasons(
  contact: Pick<Contact, 'checkedAt' | 'validUntil' | 'numbers' | 'removedAt'>,
  now: number,
  months: number,
): StaleReason[] {
  if (contact.removedAt !== null) return [];
  const reasons: StaleReason[] = [];
  if (contact.checkedAt === null || contact.checkedAt < monthsBefore(now, months)) reasons.push('old');
  if (contact.validUntil !== null && contact.validUntil < now) reasons.push('expired');
  if (contact.numbers.some((one) => one.isWrong)) reasons.push('wrong_number');
  if (contact.numbers.every((one) => one.isWrong)) reasons.push('no_number');
  return reasons;
}

export type Renewal = {
  readonly year: number;
  /** the end of the last day, UTC ms */
  readonly dueAt: number;
  /** entries that nobody confirmed since the year began */
  readonly left: number;
  readonly total: number;
};

/**
 * The yearly renewal of the list of responsible people (domain.md 3.3: renewed before 20 April). `renewBy` is `MM-DD`, `remindDays` how long before it the room
 * is reminded. Null before that, and when everybody was confirmed this year; after the day it stays until it is done.
 */
export function renewalOf(
  contacts: readonly Pick<Contact, 'checkedAt' | 'removedAt' | 'kind'>[],
  now: number,
  rule: { readonly renewBy: string; readonly remindDays: number },
): Renewal | null {
  const year = new Date(now + ZONE_OFFSET_MS).getUTCFullYear();
  const began = startOfDay(`${year}-01-01`) ?? 0;
  const day = startOfDay(`${year}-${rule.renewBy}`);
  if (day === null) return null;
  const dueAt = day + 86_400_000 - 1;
  if (now < day - rule.remindDays * 86_400_000) return null;
  const people = contacts.filter((one) => one.removedAt === null && one.kind === 'person');
  const left = people.filter((one) => one.checkedAt === null || one.checkedAt < began).length;
  return left === 0 ? null : { year, dueAt, left, total: people.length };
}
