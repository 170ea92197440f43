import { MINUTE_MS } from '../domain/time';
import type { UnitState } from './state';

/** What to do at the next call, by how many calls went before (domain.md 3.5, the ladder of a call that nobody answers). */
export const CHASE_STEPS = ['duty_phone', 'redial', 'superior', 'other_ways', 'send_someone'] as const;
export type ChaseStep = (typeof CHASE_STEPS)[number];

/** Minutes after the first miss at which each step is due; later calls follow every ten minutes. */
const STEP_MINUTES: readonly number[] = [0, 2, 5, 10, 15];
const REPEAT_MINUTES = 10;

export function chaseStep(calls: number): ChaseStep {
  return CHASE_STEPS[Math.min(calls, CHASE_STEPS.length - 1)] ?? 'send_someone';
}

/** When the next call is due. A unit that answered and promised is left alone for ten minutes. */
export function nextChaseAt(missedAt: number, calls: readonly { at: number; answered: boolean }[]): number {
  const last = calls.at(-1);
  if (last === undefined) return missedAt;
  if (last.answered) return last.at + REPEAT_MINUTES * MINUTE_MS;
  const step = STEP_MINUTES[calls.length];
  const before = STEP_MINUTES[calls.length - 1];
  const wait = step === undefined || before === undefined ? REPEAT_MINUTES : step - before;
  return last.at + wait * MINUTE_MS;
}

export type Chased = {
  readonly state: UnitState;
  readonly nextAt: number;
  readonly place: number;
};

/** Out of contact first, then the call that is due longest, then the administrative order. */
export function byUrgency(a: Chased, b: Chased): number {
  const rank = (one: Chased): number => (one.state === 'lost' ? 0 : 1);
  return rank(a) - rank(b) || a.nextAt - b.nextAt || a.place - b.place;
}
