import { createHash } from 'node:crypto';
import type { Connection } from './call';
import { failureOf } from './db/open';
import { statement } from './db/statement';
import type { Desk } from './desk';

/**
 * The console. Who is signed in is kept in the database under this run of the console (a hash of its random name), so that a desk that died and came
 * back signs nobody out, and a new start of the console signs nobody in.
 */
export function seatConnection(desk: Desk, seatName: string): Connection {
  const seat = createHash('sha256').update(seatName).digest('hex').slice(0, 32);
  forgetOtherSeats(desk, seat);
  // Read each time: a transaction that is rolled back must take the sign-in with it.
  const signedIn = (): ReadonlySet<string> =>
    new Set(
      statement<[string], { account_id: string }>(
        desk.db,
        'SELECT account_id FROM local_sessions WHERE seat = ? ORDER BY signed_in_at',
      )
        .all(seat)
        .map((row) => row.account_id),
    );
  return {
    kind: 'seat',
    seat,
    signedIn,
    signIn: (accountId, now) => {
      statement(
        desk.db,
        `INSERT INTO local_sessions (seat, account_id, signed_in_at, proved_at, shift_id)
         VALUES (@seat, @accountId, @now, @now, (SELECT id FROM shifts WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 1))
         ON CONFLICT DO UPDATE SET proved_at = excluded.proved_at, shift_id = excluded.shift_id`,
      ).run({ seat, accountId, now });
    },
    signOut: (accountId) => {
      statement(desk.db, 'DELETE FROM local_sessions WHERE seat = ? AND account_id = ?').run(seat, accountId);
    },
  };
}

/** They could sign nobody in again; a full disk, which cannot lose them either, must not keep the desk from starting. */
function forgetOtherSeats(desk: Desk, seat: string): void {
  try {
    statement(desk.db, 'DELETE FROM local_sessions WHERE seat <> ?').run(seat);
    statement(desk.db, 'DELETE FROM local_seat_locks WHERE seat <> ?').run(seat);
  } catch (error) {
    if (failureOf(error) !== 'disk_full') throw error;
  }
}

/** A client of the local socket, or a command that opened the home itself; it is forgotten when it ends. */
export function clientConnection(): Connection {
  const signedIn = new Set<string>();
  return {
    kind: 'socket',
    seat: null,
    signedIn: () => signedIn,
    signIn: (accountId) => {
      signedIn.add(accountId);
    },
    signOut: (accountId) => {
      signedIn.delete(accountId);
    },
  };
}
