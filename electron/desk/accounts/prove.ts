import { createPrivateKey, createPublicKey } from 'node:crypto';
import { PIN_TRIES } from '../../../shared/accounts/pins';
import type { Author } from '../../../shared/domain/facts';
import type { Door } from '../../../shared/domain/facts/accounts';
import { type Desk, fact, SEAT_ACTOR, transact } from '../desk';
import { refuseWith } from '../deskError';
import type { SigningKey } from '../journal/keys';
import { accountPolicy, rolesOf } from './accountRows';
import { isPin, passwordHash, readPin, setPinFailures, wrappedKeyOf } from './credentials';
import {
  accountScope,
  clearFailures,
  countFailure,
  doorScope,
  lockedFor,
  nameScope,
  rememberFailure,
} from './lockouts';
import { isPassword, unwrapKey } from './passwords';

/** A hash that no password has, so that an unknown name costs the same time as a known one. */
const NOBODY =
  '$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** Where a password was typed, and the name that was typed with it. */
export type Typed = { readonly door?: Door; readonly name?: string };

type Scopes = { readonly name: string; readonly door: string };

function refuseLocked(desk: Desk, scopes: Scopes): void {
  const left = lockedFor(desk.db, desk.clocks, [scopes.name, scopes.door]);
  if (left > 0) refuseWith('locked_out', { params: { until: desk.now() + left } });
}

const authorOfAccount = (desk: Desk, accountId: string | undefined): Author | null => {
  const known = accountId === undefined ? undefined : rolesOf(desk.db, accountId);
  return known === undefined || accountId === undefined ? null : { accountId, name: known.name };
};

/** Counts a wrong password, with its fact, in one transaction: what a desk that dies then has counted stays counted. */
function noteWrong(desk: Desk, accountId: string | undefined, scopes: Scopes, door: Door): void {
  const { db, clocks } = desk;
  try {
    writeWrong(desk, accountId, scopes, door);
  } catch (error) {
    rememberFailure(db, clocks, accountPolicy(db), scopes);
    throw error;
  }
}

function writeWrong(desk: Desk, accountId: string | undefined, scopes: Scopes, door: Door): void {
  transact(desk, (write) => {
    const counted = countFailure(desk.db, desk.clocks, accountPolicy(desk.db), scopes);
    const account = authorOfAccount(desk, accountId);
    const body = { what: 'password', door, account, ...counted } as const;
    write(fact('session.refused', accountId ?? 'seat', SEAT_ACTOR, body));
  });
}

/**
 * Proves a password, wherever it is asked for: wrong tries are counted and lock the account out the same way at sign-in, unlocking and under a
 * signature. Refused with `wrong_password`, `locked_out`, and with the right password of a disabled account `account_disabled`. An unknown name takes as
 * long, is counted and locked like any other. Argon2 runs on the thread pool, so this is never called inside a transaction.
 */
export async function provePassword(
  desk: Desk,
  accountId: string | undefined,
  password: string,
  field = 'password',
  { door = 'seat', name = '' }: Typed = {},
): Promise<string> {
  const stored = accountId === undefined ? undefined : passwordHash(desk.db, accountId);
  const isKnown = accountId !== undefined && stored !== undefined;
  const scopes = { name: isKnown ? accountScope(accountId) : nameScope(name), door: doorScope(door) };
  refuseLocked(desk, scopes);
  const isRight = isKnown
    ? await isPassword(stored, password)
    : (await isPassword(NOBODY, password).catch(() => false)) && false;
  // Others may have guessed meanwhile: what they locked stays locked, even for the right word.
  refuseLocked(desk, scopes);
  if (!isRight || !isKnown) {
    // Counted before the answer, not before the look: a desk that dies in between told nobody anything.
    noteWrong(desk, isKnown ? accountId : undefined, scopes, door);
    return refuseWith('wrong_password', { field });
  }
  if (rolesOf(desk.db, accountId) === undefined) refuseWith('account_disabled', { field });
  clearFailures(desk.db, [scopes.name, scopes.door]);
  return accountId;
}

/** The account's own signing key, opened by its password; the password is proven first. */
export async function unlockKey(
  desk: Desk,
  accountId: string,
  password: string,
  field: string,
): Promise<SigningKey> {
  await provePassword(desk, accountId, password, field);
  return openKeyOf(desk, accountId, password, field);
}

/** The same where the password is proven already. */
export async function openKeyOf(
  desk: Desk,
  accountId: string,
  password: string,
  field: string,
): Promise<SigningKey> {
  const wrapped = wrappedKeyOf(desk.db, accountId);
  if (wrapped === undefined) return refuseWith('wrong_password', { field });
  const der = await unwrapKey(wrapped, password);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    privateKey,
    publicKey,
    publicText: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

/** The bytes that belong to every PIN's hash besides the database. */
export function seatSecret(desk: Desk): Buffer {
  if (desk.keys === null) throw new Error('no room is founded here');
  return desk.keys.key.privateKey.export({ type: 'pkcs8', format: 'der' });
}

/** Proves a PIN. Refused with `pin_wrong` (how many tries are left), `pin_not_allowed` after the last of them, and `locked_out`. */
export async function provePin(desk: Desk, accountId: string, pin: string): Promise<void> {
  const scopes = { name: accountScope(accountId), door: doorScope('seat') };
  const usable = () => {
    refuseLocked(desk, scopes);
    const stored = readPin(desk.db, accountId);
    return stored === undefined || stored.failures >= PIN_TRIES ? refuseWith('pin_not_allowed') : stored;
  };
  const isRight = await isPin(usable().pin, pin, seatSecret(desk));
  const { failures } = usable();
  if (isRight) return setPinFailures(desk.db, accountId, 0);
  const count = failures + 1;
  transact(desk, (write) => {
    setPinFailures(desk.db, accountId, count);
    const account = authorOfAccount(desk, accountId);
    const body = { what: 'pin', door: 'seat', account, count, lockedUntil: null, isDoor: false } as const;
    write(fact('session.refused', accountId, SEAT_ACTOR, body));
  });
  refuseWith(count >= PIN_TRIES ? 'pin_not_allowed' : 'pin_wrong', {
    field: 'pin',
    params: { left: PIN_TRIES - count },
  });
}
