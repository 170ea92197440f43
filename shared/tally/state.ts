import { MINUTE_MS } from '../domain/time';

export const UNIT_STATES = ['awaited', 'reported', 'late', 'unreported', 'lost'] as const;
/** 待报, 已报, 已报（迟 n 分）, 未报, 失联 */
export type UnitState = (typeof UNIT_STATES)[number];

export type RoundLimits = {
  readonly dueAt: number;
  readonly graceMinutes: number;
  /** minutes after the due time from which a silent unit counts as out of contact */
  readonly lostMinutes: number;
};

export const missesAt = (limits: RoundLimits): number => limits.dueAt + limits.graceMinutes * MINUTE_MS;
export const lostAt = (limits: RoundLimits): number =>
  limits.dueAt + Math.max(limits.lostMinutes, limits.graceMinutes) * MINUTE_MS;

/**
 * How a unit stands in a round at `now`. Nothing is stored when an hour passes: the state follows from the times alone, so that it is right after a
 * restart and on every screen (users.md 04:10; domain.md 1.7 and 3.5 for the order 未报, then 失联).
 */
export function unitState(limits: RoundLimits, firstAt: number | null, now: number): UnitState {
  if (firstAt !== null) return firstAt > missesAt(limits) ? 'late' : 'reported';
  if (now >= lostAt(limits)) return 'lost';
  return now >= missesAt(limits) ? 'unreported' : 'awaited';
}

/** Whole minutes after the due time; 0 for a report in time. */
export function lateMinutes(limits: RoundLimits, firstAt: number): number {
  return firstAt > missesAt(limits) ? Math.max(1, Math.floor((firstAt - limits.dueAt) / MINUTE_MS)) : 0;
}
