/** When the time comes that a wait waits for. */
import type { Wait } from '../types';
import { MINUTE } from './lead';

const DAY = 24 * 60 * MINUTE;
/** Duty rooms all keep UTC+8, without summer time. */
const ROOM_OFFSET = 8 * 60 * MINUTE;

/**
 * The moment a wait opened at `openedAt` (UTC ms) waits for: `for` minutes later, or the next time that the clock of the
 * room (+08:00) shows `at`; a wait opened at that very moment has come to it. Undefined when it waits for a fact.
 */
export function waitUntil(wait: Wait, openedAt: number): number | undefined {
  if (wait.for !== undefined) return openedAt + wait.for * MINUTE;
  if (wait.at === undefined) return undefined;
  const [hours = 0, minutes = 0] = wait.at.split(':').map(Number);
  const inDay = ((hours * 60 + minutes) * MINUTE - ROOM_OFFSET + DAY) % DAY;
  const passed = (((openedAt - inDay) % DAY) + DAY) % DAY;
  return passed === 0 ? openedAt : openedAt + DAY - passed;
}
