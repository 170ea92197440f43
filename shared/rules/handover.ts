import type { HandedItem, HandoverNeed } from '../contract/areas/handover';
import { clockTime, MINUTE_MS } from '../domain/time';

/** What the rule has to know of an item and of the answer that it was given. */
export type Answerable = Pick<HandedItem, 'group' | 'dueAt' | 'named'> & {
  readonly mark: string;
  readonly answeredMark: string | null;
};

/** A handover this long before the planned start is a change of plan: it takes place now. */
const EARLY_MS = 2 * 60 * MINUTE_MS;

/**
 * A report counts as due around the change when it is due before `windowMinutes` after it; one that is overdue already counts all the more. `changeAt` is
 * the planned start of the next shift; a change that comes late, or much too early, counts from now. Source: users.md (08:30), room setting.
 */
export function isNearReport(
  item: Pick<HandedItem, 'group' | 'dueAt'>,
  changeAt: number,
  now: number,
  windowMinutes: number,
): boolean {
  if (item.group !== 'reports_due' || item.dueAt === null) return false;
  const at = changeAt > now + EARLY_MS ? now : Math.max(changeAt, now);
  return item.dueAt <= at + windowMinutes * MINUTE_MS;
}

/** The incident's own line carries its next deadline, which the on-coming officer reads back (domain.md 1.5 [D]). */
export function needsReadBack(
  item: Pick<HandedItem, 'group' | 'dueAt' | 'incidentId'> & { readonly key: string },
): boolean {
  return item.dueAt !== null && item.incidentId !== null && item.key === `incident:${item.incidentId}`;
}

/** What an item still needs before the shift may change; null when nothing. An answer holds only for the state that was shown. */
export function needOf(item: Answerable, isNear: boolean): HandoverNeed | null {
  if (isNear && item.named === null) return 'report';
  if (item.answeredMark === null) return 'answer';
  return item.answeredMark === item.mark ? null : 'changed';
}

/** True when what was read back (`7:30`, `07:30`, `0730`, with a full-width colon too) is the due time to the minute in the room's zone. */
export function isReadBack(typed: string, dueAt: number): boolean {
  const match = /^(\d{1,2})[:：.]?(\d{2})$/.exec(typed.trim());
  if (!match) return false;
  return `${match[1]?.padStart(2, '0')}:${match[2]}` === clockTime(dueAt);
}
