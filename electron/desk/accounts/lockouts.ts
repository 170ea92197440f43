import { createHash } from 'node:crypto';
import {
  afterFailure,
  carryOver,
  doorPolicy,
  type Lockout,
  type LockoutPolicy,
  lockLeft,
} from '../../../shared/accounts/lockout';
import type { Door } from '../../../shared/domain/facts/accounts';
import { failureOf } from '../db/open';
import { type Db, statement } from '../db/statement';
import { lastTick } from '../deadlines/floor';
import type { Clocks } from '../deadlines/targets';

/**
 * Wrong tries and locks, by account and by door, in the same database as everything else: what was counted stands before the answer goes out, so no kill
 * takes it back. A name that is no account's is counted like one that is, or the answers would tell which names exist.
 */
export const accountScope = (accountId: string): string => `account:${accountId}`;
export const doorScope = (door: Door): string => `door:${door}`;
export const nameScope = (name: string): string =>
  `name:${createHash('sha256').update(name).digest('hex').slice(0, 24)}`;

type Row = { failures: number; length_ms: number; boot: string; mono_until: number };

const toLockout = (row: Row): Lockout => ({
  failures: row.failures,
  lengthMs: row.length_ms,
  boot: row.boot,
  monoUntil: row.mono_until,
});

/** What could not be written, on a full disk for instance: it holds as long as this desk lives. */
const unwritten = new WeakMap<Db, Map<string, Lockout>>();

function lockoutOf(db: Db, scope: string): Lockout | undefined {
  const inMemory = unwritten.get(db)?.get(scope);
  if (inMemory !== undefined) return inMemory;
  const row = statement<[string], Row>(
    db,
    'SELECT failures, length_ms, boot, mono_until FROM local_lockouts WHERE scope = ?',
  ).get(scope);
  return row && toLockout(row);
}

function writeLockout(db: Db, scope: string, lockout: Lockout, wallUntil: number): void {
  statement(
    db,
    `INSERT INTO local_lockouts (scope, failures, length_ms, boot, mono_until, wall_until) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (scope) DO UPDATE SET failures = excluded.failures, length_ms = excluded.length_ms, boot = excluded.boot,
       mono_until = excluded.mono_until, wall_until = excluded.wall_until`,
  ).run(scope, lockout.failures, lockout.lengthMs, lockout.boot, lockout.monoUntil, wallUntil);
}

/** Milliseconds until none of the scopes is locked any more. */
export function lockedFor(db: Db, clocks: Clocks, scopes: readonly string[]): number {
  const monotonic = clocks.monotonic();
  return Math.max(0, ...scopes.map((scope) => lockLeft(lockoutOf(db, scope), clocks.boot, monotonic)));
}

export type Counted = {
  readonly count: number;
  readonly lockedUntil: number | null;
  readonly isDoor: boolean;
};

/** Counts a wrong try that cannot be written down: guesses are not free while the disk is full. */
export function rememberFailure(
  db: Db,
  clocks: Clocks,
  policy: LockoutPolicy,
  scopes: { readonly name: string; readonly door: string },
): void {
  const clock = { boot: clocks.boot, monotonic: clocks.monotonic() };
  const kept = unwritten.get(db) ?? new Map<string, Lockout>();
  kept.set(scopes.name, afterFailure(lockoutOf(db, scopes.name), policy, clock));
  kept.set(scopes.door, afterFailure(lockoutOf(db, scopes.door), doorPolicy(policy), clock));
  unwritten.set(db, kept);
}

const NAMES_KEPT = 200;

/** Counts a wrong try for the name and for the door; called inside the transaction that the answer waits for. */
export function countFailure(
  db: Db,
  clocks: Clocks,
  policy: LockoutPolicy,
  scopes: { readonly name: string; readonly door: string },
): Counted {
  const clock = { boot: clocks.boot, monotonic: clocks.monotonic() };
  const count = (scope: string, its: LockoutPolicy): Lockout => {
    const after = afterFailure(lockoutOf(db, scope), its, clock);
    writeLockout(db, scope, after, after.lengthMs === 0 ? 0 : clocks.wall() + after.lengthMs);
    return after;
  };
  const name = count(scopes.name, policy);
  const door = count(scopes.door, doorPolicy(policy));
  forgetNames(db);
  const lengthMs = Math.max(name.lengthMs, door.lengthMs);
  return {
    count: name.failures,
    lockedUntil: lengthMs === 0 ? null : clocks.wall() + lengthMs,
    isDoor: door.lengthMs > 0,
  };
}

/** Names that are no account's pile up while somebody guesses names: the door stops that, and so many are enough to remember. */
function forgetNames(db: Db): void {
  statement(
    db,
    `DELETE FROM local_lockouts WHERE scope IN (
       SELECT scope FROM local_lockouts WHERE scope LIKE 'name:%' ORDER BY wall_until DESC, mono_until DESC LIMIT -1 OFFSET ?)`,
  ).run(NAMES_KEPT);
}

export function clearFailures(db: Db, scopes: readonly string[]): void {
  for (const scope of scopes) {
    unwritten.get(db)?.delete(scope);
    // A disk that takes nothing must not refuse the right word for a count that is not there.
    if (lockoutOf(db, scope) !== undefined)
      statement(db, 'DELETE FROM local_lockouts WHERE scope = ?').run(scope);
  }
}

/** Carries locks of an earlier boot into this one; once, when the desk opens. A full disk must not keep it from opening: they then hold in full. */
export function keepLockouts(db: Db, clocks: Clocks): void {
  const rows = statement<[string], Row & { scope: string }>(
    db,
    'SELECT scope, failures, length_ms, boot, mono_until FROM local_lockouts WHERE boot <> ? AND length_ms > 0',
  ).all(clocks.boot);
  if (rows.length === 0) return;
  const last = lastTick(db);
  const clock = { boot: clocks.boot, monotonic: clocks.monotonic() };
  try {
    db.transaction(() => {
      for (const row of rows) {
        const carried = carryOver(toLockout(row), last, clock);
        writeLockout(db, row.scope, carried, clocks.wall() + carried.monoUntil - clock.monotonic);
      }
    }).immediate();
  } catch (error) {
    if (failureOf(error) !== 'disk_full') throw error;
  }
}
