import type { LastTick } from '../../../shared/accounts/lockout';
import { type Db, statement } from '../db/statement';
import type { Clocks } from './targets';

const HEARTBEAT = 'heartbeat';
const HEARTBEAT_BOOT = 'heartbeat_boot';
const HEARTBEAT_MONOTONIC = 'heartbeat_monotonic';

/** The last moment at which the desk was surely alive, and the boot of the machine that it was in. */
export function noteHeartbeat(db: Db, clocks: Clocks): void {
  // One statement: three would be forced to the disk three times, and alarms wait for each.
  statement(
    db,
    `INSERT INTO local_state (name, value) VALUES (?, ?), (?, ?), (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(
    ...[HEARTBEAT, String(clocks.wall())],
    ...[HEARTBEAT_BOOT, clocks.boot],
    ...[HEARTBEAT_MONOTONIC, String(clocks.monotonic())],
  );
}

const storedValue = (db: Db, name: string): string | null =>
  statement<[string], { value: string }>(db, 'SELECT value FROM local_state WHERE name = ?').get(name)
    ?.value ?? null;

/** The last moment at which the desk was surely alive, by the clock of that boot that nobody sets; null when there was none. */
export function lastTick(db: Db): LastTick | null {
  const boot = storedValue(db, HEARTBEAT_BOOT);
  const monotonic = storedValue(db, HEARTBEAT_MONOTONIC);
  return boot === null || monotonic === null ? null : { boot, monotonic: Number(monotonic) };
}

/**
 * A machine that lost its time comes back with a wall clock before the last heartbeat, and after a new boot no other clock is left: time then goes on from the
 * heartbeat, counted by the monotonic clock, until the wall clock has caught up (reliability.md 2.2: the last tick is a floor). Null when nothing was lost. `backMs` is
 * by how much the clock stands behind.
 */
export function flooredClocks(
  db: Db,
  clocks: Clocks,
): { readonly clocks: Clocks; readonly backMs: number } | null {
  const heartbeat = Number(storedValue(db, HEARTBEAT));
  const backMs = heartbeat - clocks.wall();
  if (!(backMs > 0) || storedValue(db, HEARTBEAT_BOOT) === clocks.boot) return null;
  const since = clocks.monotonic();
  const wall = (): number => Math.max(clocks.wall(), heartbeat + (clocks.monotonic() - since));
  return { clocks: { ...clocks, monotonic: clocks.monotonic, boot: clocks.boot, wall }, backMs };
}
