import type { LockReason } from '../../../shared/domain/facts/accounts';
import { type Db, statement } from '../db/statement';
import type { Desk } from '../desk';
import { emergencyOf } from '../rescue/probe';

export type LockRow = {
  readonly locked_at: number;
  readonly locked_by: string | null;
  readonly reason: LockReason;
};

/**
 * How a seat stands whose locking or unlocking could not be written, as long as this desk lives; null: open. A full disk must neither shut people out of the
 * room nor leave the seat open behind them.
 */
const unwritten = new WeakMap<Db, Map<string, LockRow | null>>();

/** The lock of a seat; undefined when it is open, or when there is no seat (a client of the socket). */
export function seatLock(db: Db, seat: string | null): LockRow | undefined {
  if (seat === null) return undefined;
  const inMemory = unwritten.get(db)?.get(seat);
  if (inMemory !== undefined) return inMemory ?? undefined;
  return statement<[string], LockRow>(
    db,
    'SELECT locked_at, locked_by, reason FROM local_seat_locks WHERE seat = ?',
  ).get(seat);
}

export function addLock(db: Db, seat: string, { locked_at, locked_by, reason }: LockRow): void {
  statement(
    db,
    `INSERT INTO local_seat_locks (seat, locked_at, locked_by, reason) VALUES (?, ?, ?, ?)
     ON CONFLICT (seat) DO UPDATE SET locked_at = excluded.locked_at, locked_by = excluded.locked_by, reason = excluded.reason`,
  ).run(seat, locked_at, locked_by, reason);
}

export function removeLock(db: Db, seat: string): void {
  statement(db, 'DELETE FROM local_seat_locks WHERE seat = ?').run(seat);
}

/** Runs what writes a lock or its end; where the disk takes nothing, the seat stands so all the same. */
export function orInMemory(desk: Desk, seat: string, stands: LockRow | null, write: () => void): void {
  try {
    write();
    unwritten.get(desk.db)?.delete(seat);
  } catch (error) {
    if (emergencyOf(desk.home, error) === null) throw error;
    const kept = unwritten.get(desk.db) ?? new Map<string, LockRow | null>();
    unwritten.set(desk.db, kept.set(seat, stands));
  }
}
