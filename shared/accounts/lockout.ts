import type { AccountPolicy } from '../settings/accountPolicy';

/** Wrong tries at one account, or at one door (the seat, the socket), and the lock that they led to. */
export type Lockout = {
  readonly failures: number;
  /** length of the last lock in ms; 0: not locked yet */
  readonly lengthMs: number;
  /** the boot whose monotonic clock `monoUntil` is of */
  readonly boot: string;
  readonly monoUntil: number;
};

export type LockoutPolicy = Pick<AccountPolicy, 'failures' | 'firstLockMinutes' | 'longestLockMinutes'>;

const MINUTE_MS = 60_000;
/** So many times the tries of one account lock the door for every name: guesses spread over many accounts end there. */
export const DOOR_FACTOR = 4;

/** The policy of a door: as an account's, with more tries. */
export const doorPolicy = (policy: LockoutPolicy): LockoutPolicy => ({
  ...policy,
  failures: policy.failures * DOOR_FACTOR,
});

/** The lock after so many failures: none up to the limit, then the first length, doubled by each further one up to the longest. */
export function lockLength(failures: number, policy: LockoutPolicy): number {
  const over = failures - policy.failures;
  if (over < 0) return 0;
  const doubled = policy.firstLockMinutes * 2 ** Math.min(over, 20);
  return Math.min(policy.longestLockMinutes, doubled) * MINUTE_MS;
}

/**
 * What is left of a lock in ms. Only the clock that nobody can set counts; of another boot (its clock began anew) nothing is known to have passed, so the
 * whole length is left.
 */
export function lockLeft(lockout: Lockout | undefined, boot: string, monotonic: number): number {
  if (lockout === undefined || lockout.lengthMs === 0) return 0;
  if (lockout.boot !== boot) return lockout.lengthMs;
  return Math.min(lockout.lengthMs, Math.max(0, lockout.monoUntil - monotonic));
}

/** One more wrong try. */
export function afterFailure(
  before: Lockout | undefined,
  policy: LockoutPolicy,
  clock: { readonly boot: string; readonly monotonic: number },
): Lockout {
  const failures = (before?.failures ?? 0) + 1;
  const lengthMs = lockLength(failures, policy);
  return { failures, lengthMs, boot: clock.boot, monoUntil: clock.monotonic + lengthMs };
}

/** The last sign of life of a boot, by its monotonic clock. */
export type LastTick = { readonly boot: string; readonly monotonic: number };

/**
 * A lock carried into a new boot: what had passed of it by the last sign of life of the boot that it began in is spent, the rest is counted by the new
 * clock. Time in which the machine was off does not count: only the wall clock would tell of it, and that is in the hands of whoever sits there.
 */
export function carryOver(
  lockout: Lockout,
  last: LastTick | null,
  clock: { readonly boot: string; readonly monotonic: number },
): Lockout {
  if (lockout.boot === clock.boot) return lockout;
  const left = lockLeft(lockout, last?.boot ?? '', last?.monotonic ?? 0);
  return { ...lockout, boot: clock.boot, monoUntil: clock.monotonic + left };
}
