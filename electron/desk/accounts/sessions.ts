import { missingKeeper } from '../../../shared/accounts/administrators';
import { graceEnd, isStale, passwordState } from '../../../shared/accounts/passwords';
import { mayUsePin } from '../../../shared/accounts/pins';
import type { SessionState } from '../../../shared/contract/areas/accounts';
import type { Account } from '../../../shared/contract/models';
import type { Author } from '../../../shared/domain/facts';
import type { AccountsFacts, Door, LockReason } from '../../../shared/domain/facts/accounts';
import type { Call, Connection } from '../call';
import { type Db, statement } from '../db/statement';
import { type Desk, fact, SYSTEM_ACTOR, transact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { accountById, accountByName, accountPolicy, allAccounts, passwordAge } from './accountRows';
import { readPin, setGrace, setPinFailures } from './credentials';
import { provePassword } from './prove';
import { addLock, orInMemory, removeLock, seatLock } from './seatLock';

export type Here = Pick<Call, 'desk' | 'connection'>;

export const doorOf = (connection: Connection): Door => (connection.kind === 'seat' ? 'seat' : 'socket');

export const authorOfAccount = (account: Account): Author => ({
  accountId: account.id,
  name: account.displayName,
});

type OpenShift = { readonly id: string; readonly ends_at: number };
const openShift = (db: Db): OpenShift | undefined =>
  statement<[], OpenShift>(
    db,
    'SELECT id, ends_at FROM shifts WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 1',
  ).get();

/** The account of a name and its password. An unknown name is refused like a wrong password. */
export async function proveName({ desk, connection }: Here, name: string, password: string, field?: string) {
  const known = accountByName(desk.db, name);
  await provePassword(desk, known?.id, password, field, { door: doorOf(connection), name });
  return accountByName(desk.db, name) ?? refuseWith('wrong_password', { field: field ?? 'password' });
}

/**
 * Whether an account whose password was right may come in. An account that nobody used for too long is disabled by that (never the last that keeps the
 * room going); a password past its time passes until the end of the shift and is then changed first.
 */
export function admit(desk: Desk, account: Account): void {
  const policy = accountPolicy(desk.db);
  const now = desk.now();
  if (account.isDisabled) refuseWith('account_disabled');
  if (isStale(account.lastSignedInAt, policy.staleDays, now) && mayGo(desk, account)) {
    transact(desk, (write) => {
      const body = { reason: '', isStale: true, author: null };
      write(fact('account.disabled', account.id, SYSTEM_ACTOR, body));
    });
    refuseWith('account_disabled');
  }
  const age = passwordAge(desk.db, account.id) ?? refuseWith('not_found');
  const state = passwordState(age, policy.maxAgeDays, now);
  if (state === 'over') {
    const reason = age.mustChange ? 'reset' : 'age';
    refuseWith('password_expired', { field: 'password', params: { accountId: account.id, reason } });
  }
  if (state === 'due') setGrace(desk.db, account.id, graceEnd(openShift(desk.db)?.ends_at ?? null, now));
}

const mayGo = (desk: Desk, account: Account): boolean =>
  missingKeeper(
    allAccounts(desk.db).filter((one) => one.id !== account.id),
    accountPolicy(desk.db),
  ) === null;

type Way = AccountsFacts['session.signed_in']['way'];

const signedIn = ({ connection }: Here, account: Account, way: Way) =>
  fact('session.signed_in', account.id, account.id, {
    door: doorOf(connection),
    way,
    author: authorOfAccount(account),
  });

/** Signs an account in whose password was proven; with its fact, in one transaction. Refusals: account_disabled, password_expired. */
export function signInHere(here: Here, account: Account, way: Way): Account {
  const { desk, connection } = here;
  admit(desk, account);
  return transact(desk, (write, now) => {
    write(signedIn(here, account, way));
    connection.signIn(account.id, now);
    return accountById(desk.db, account.id) ?? refuseWith('not_found');
  });
}

/** Signs an account out here; nothing happens where it is not signed in. */
export function signOutHere({ desk, connection }: Here, accountId: string): void {
  if (!connection.signedIn().has(accountId)) return;
  const account = accountById(desk.db, accountId);
  transact(desk, (write) => {
    connection.signOut(accountId);
    if (account !== undefined) write(signedOut(connection, account, 'hand'));
  });
}

type Why = AccountsFacts['session.signed_out']['why'];

const signedOut = (connection: Connection, account: Account, why: Why) =>
  fact('session.signed_out', account.id, account.id, {
    door: doorOf(connection),
    why,
    author: authorOfAccount(account),
  });

/** Ends every session of an account at the seat, whoever asks for it; inside the transaction of the act. */
export function endSessions(db: Db, write: Write, account: Account, why: Why): void {
  const gone = statement(db, 'DELETE FROM local_sessions WHERE account_id = ?').run(account.id);
  if (gone.changes === 0) return;
  const body = { door: 'seat', why, author: authorOfAccount(account) } as const;
  write(fact('session.signed_out', account.id, account.id, body));
}

type SessionRow = { account_id: string; shift_id: string | null; proved_at: number };

function sessionsOf(db: Db, seat: string): SessionRow[] {
  return statement<[string], SessionRow>(
    db,
    'SELECT account_id, shift_id, proved_at FROM local_sessions WHERE seat = ? ORDER BY signed_in_at',
  ).all(seat);
}

/** Accounts signed in here that may unlock with their PIN now. */
function pinAllowed(desk: Desk, seat: string): string[] {
  const currentShift = openShift(desk.db)?.id ?? null;
  return sessionsOf(desk.db, seat)
    .filter((session) => {
      const pin = readPin(desk.db, session.account_id);
      const one = {
        hasPin: pin !== undefined,
        failures: pin?.failures ?? 0,
        signedInShift: session.shift_id,
        currentShift,
        signedInAt: session.proved_at,
      };
      return mayUsePin(one, desk.now());
    })
    .map((session) => session.account_id);
}

export function sessionState({ desk, connection }: Here): SessionState {
  const { seat } = connection;
  const lock = seatLock(desk.db, seat);
  const by = lock?.locked_by ?? null;
  return {
    isLocked: lock !== undefined,
    lockedAt: lock?.locked_at ?? null,
    lockedBy: by === null ? null : (accountById(desk.db, by)?.displayName ?? null),
    lockReason: lock?.reason ?? null,
    idleMinutes: accountPolicy(desk.db).idleMinutes,
    pinAllowed: seat === null ? [] : pinAllowed(desk, seat),
  };
}

const authorsOf = (db: Db, ids: Iterable<string>): Author[] =>
  [...ids].flatMap((id) => {
    const account = accountById(db, id);
    return account === undefined ? [] : [authorOfAccount(account)];
  });

/** Locks the seat; it stays locked over a restart of the desk. With nobody signed in there is nothing to lock. */
export function lockSeat(here: Here, reason: LockReason, author: Author | null): void {
  const { desk, connection } = here;
  const { seat } = connection;
  const ids = connection.signedIn();
  if (seat === null || ids.size === 0 || seatLock(desk.db, seat) !== undefined) return;
  const lock = { locked_at: desk.now(), locked_by: author?.accountId ?? null, reason };
  orInMemory(desk, seat, lock, () =>
    transact(desk, (write) => {
      addLock(desk.db, seat, lock);
      const body = { reason, signedIn: authorsOf(desk.db, ids), author };
      write(fact('session.locked', 'seat', author?.accountId ?? SYSTEM_ACTOR, body));
    }),
  );
}

/**
 * Unlocks for an account that is signed in here and has proven itself. A password counts as its sign-in in this shift, and unlocks on a full disk as well; a PIN
 * does not, since its wrong tries could not be counted there.
 */
export function unlockSeat(here: Here, account: Account, way: 'password' | 'pin'): void {
  const { desk, connection } = here;
  const { seat } = connection;
  const lock = seatLock(desk.db, seat);
  if (seat === null || lock === undefined) return;
  const unlock = (): void =>
    transact(desk, (write, now) => {
      removeLock(desk.db, seat);
      if (way === 'password') {
        connection.signIn(account.id, now);
        setPinFailures(desk.db, account.id, 0);
      }
      const body = { way, lockedAt: lock.locked_at, author: authorOfAccount(account) };
      write(fact('session.unlocked', 'seat', account.id, body));
    });
  if (way === 'pin') unlock();
  else orInMemory(desk, seat, null, unlock);
}

/** One person takes the seat over: the others are signed out, this one is signed in, the seat is unlocked. One act, one fact. */
export function takeSeat(here: Here, account: Account): Account {
  const { desk, connection } = here;
  admit(desk, account);
  return transact(desk, (write, now) => {
    const others = [...connection.signedIn()].filter((id) => id !== account.id);
    const wasLocked = seatLock(desk.db, connection.seat) !== undefined;
    for (const id of others) connection.signOut(id);
    connection.signIn(account.id, now);
    if (connection.seat !== null) removeLock(desk.db, connection.seat);
    const body = { signedOut: authorsOf(desk.db, others), wasLocked, author: authorOfAccount(account) };
    write(fact('session.taken', 'seat', account.id, body));
    return accountById(desk.db, account.id) ?? refuseWith('not_found');
  });
}

/** Who is of which shift at a change of shifts. */
export type ShiftChange = {
  readonly offgoing: readonly string[];
  readonly oncoming: readonly string[];
  /** who signed as on-coming with his password: he is here */
  readonly signer: string | null;
};

/**
 * The end of a shift at the seat: its people are signed out unless they stand in the next one, and who signed as on-coming is signed in, having just
 * proven himself. People of neither shift (a supervisor in the day) stay. Inside the transaction of the handover.
 */
export function changeShiftHere(here: Here, write: Write, now: number, change: ShiftChange): void {
  const { desk, connection } = here;
  if (connection.seat === null) return;
  const stays = new Set([...change.oncoming, ...(change.signer === null ? [] : [change.signer])]);
  const signer = change.signer === null ? undefined : accountById(desk.db, change.signer);
  if (signer !== undefined) {
    if (!connection.signedIn().has(signer.id)) write(signedIn(here, signer, 'handover'));
    connection.signIn(signer.id, now);
  }
  for (const id of [...connection.signedIn()]) {
    const account = accountById(desk.db, id);
    if (account === undefined || stays.has(id) || !change.offgoing.includes(id)) continue;
    connection.signOut(id);
    write(signedOut(connection, account, 'shift_end'));
  }
}
