import { createPrivateKey, createPublicKey } from 'node:crypto';
import { statement } from '../db/statement';
import type { Desk } from '../desk';
import { refuseWith } from '../deskError';
import type { SigningKey } from '../journal/keys';
import { clearFailures, countFailure, readCredentials } from './accountRows';
import { isPassword, unwrapKey } from './passwords';

/** A hash that no password has, so that an unknown name costs the same time as a known one. */
const NOBODY =
  '$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

function refuseLocked(desk: Desk, accountId: string): void {
  const until = readCredentials(desk.db, accountId)?.locked_until ?? 0;
  if (until > desk.now()) refuseWith('locked_out', { params: { until } });
}

/**
 * Proves a password, wherever it is asked for: wrong tries are counted and lock the account out the same way at sign-in and under a signature. Refused
 * with `wrong_password` or `locked_out`. Argon2 runs on the thread pool, so this is never called inside a transaction.
 */
export async function provePassword(
  desk: Desk,
  accountId: string | undefined,
  password: string,
  field = 'password',
): Promise<string> {
  const credentials = accountId === undefined ? undefined : readCredentials(desk.db, accountId);
  if (accountId === undefined || !credentials) {
    await isPassword(NOBODY, password).catch(() => false);
    return refuseWith('wrong_password', { field });
  }
  refuseLocked(desk, accountId);
  const isRight = await isPassword(credentials.password, password);
  // Others may have guessed meanwhile: what they locked stays locked, even for the right word.
  refuseLocked(desk, accountId);
  if (!isRight) {
    // Counted before the answer, not before the look: a desk that dies in between told nobody anything.
    countFailure(desk.db, accountId, desk.now());
    refuseWith('wrong_password', { field });
  }
  clearFailures(desk.db, accountId);
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
  const row = statement<[string], { wrapped_key: Buffer }>(
    desk.db,
    'SELECT wrapped_key FROM local_credentials WHERE account_id = ?',
  ).get(accountId);
  if (!row) return refuseWith('wrong_password', { field });
  const der = await unwrapKey(row.wrapped_key, password);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    privateKey,
    publicKey,
    publicText: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}
