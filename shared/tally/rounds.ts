import { DAY_MS, MINUTE_MS, ZONE_OFFSET_MS } from '../domain/time';
import type { ScheduleLeg } from './sheet';

const startOfDayOf = (at: number): number =>
  Math.floor((at + ZONE_OFFSET_MS) / DAY_MS) * DAY_MS - ZONE_OFFSET_MS;

/** The n-th due time (0 first) at fixed minutes of the day that lies after `first`, which itself is the 0th. */
function nthHour(first: number, hours: readonly number[], n: number): number {
  if (n === 0) return first;
  const sorted = [...new Set(hours)].sort((a, b) => a - b);
  const day = startOfDayOf(first);
  const passed = sorted.filter((minute) => day + minute * MINUTE_MS <= first).length;
  const place = passed + n - 1;
  return day + Math.floor(place / sorted.length) * DAY_MS + (sorted[place % sorted.length] ?? 0) * MINUTE_MS;
}

/** When the n-th round of a leg is due, or null when it has no such round. */
function dueInLeg(leg: ScheduleLeg, n: number): number | null {
  if (n === 0) return leg.firstDueAt;
  if (leg.cadence === 'every') return leg.firstDueAt + n * leg.everyMinutes * MINUTE_MS;
  if (leg.cadence === 'hours' && leg.hours.length > 0) return nthHour(leg.firstDueAt, leg.hours, n);
  return null;
}

/** When a round (1 first) is due; null when the schedule has no such round. A later leg takes over from its first round on. */
export function dueOf(schedule: readonly ScheduleLeg[], round: number): number | null {
  const leg = schedule.findLast((one) => one.fromRound <= round);
  if (leg === undefined || round < 1) return null;
  return dueInLeg(leg, round - leg.fromRound);
}

/** The last round whose due time plus `graceMs` has come; 0 before the first. */
export function lastDueRound(schedule: readonly ScheduleLeg[], at: number, graceMs = 0): number {
  let before = Number.POSITIVE_INFINITY;
  for (const leg of schedule.toReversed()) {
    if (leg.firstDueAt + graceMs <= at) {
      return Math.min(leg.fromRound + countInLeg(leg, at - graceMs), before - 1);
    }
    before = leg.fromRound;
  }
  return 0;
}

/** How many further rounds of a leg are due after its first at `at`. */
function countInLeg(leg: ScheduleLeg, at: number): number {
  const passed = at - leg.firstDueAt;
  if (leg.cadence === 'every') return Math.floor(passed / (leg.everyMinutes * MINUTE_MS));
  if (leg.cadence === 'once' || leg.hours.length === 0) return 0;
  const perDay = new Set(leg.hours).size;
  let n = Math.max(0, Math.floor(passed / DAY_MS) * perDay - 1);
  for (;;) {
    const next = dueInLeg(leg, n + 1);
    if (next === null || next > at) return n;
    n += 1;
  }
}

/** The round that a report of this moment belongs to: the one whose due time is nearest, a tie going to the later one. */
export function nearestRound(schedule: readonly ScheduleLeg[], at: number): number {
  const last = lastDueRound(schedule, at);
  if (last === 0) return 1;
  const before = dueOf(schedule, last);
  const after = dueOf(schedule, last + 1);
  if (before === null || after === null) return last;
  return at - before < after - at ? last : last + 1;
}
