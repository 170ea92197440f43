import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { type Db, statement } from '../db/statement';
import { refuseWith } from '../deskError';
import { COST, isPassword } from './passwords';

/** Secrets of accounts as this seat keeps them. None of them is ever in the journal. */

export function passwordHash(db: Db, accountId: string): string | undefined {
  return statement<[string], { password: string }>(
    db,
    'SELECT password FROM local_credentials WHERE account_id = ?',
  ).get(accountId)?.password;
}

export function wrappedKeyOf(db: Db, accountId: string): Buffer | undefined {
  return statement<[string], { wrapped_key: Buffer }>(
    db,
    'SELECT wrapped_key FROM local_credentials WHERE account_id = ?',
  ).get(accountId)?.wrapped_key;
}

/** The longest history that the policy may ask for. */
const KEPT = 24;

/** Sets a password and the key that it wraps; the one before goes to the history, and a grace that was running ends. */
export function writeCredentials(db: Db, accountId: string, password: string, wrappedKey: Buffer): void {
  const before = passwordHash(db, accountId);
  if (before !== undefined) keepOld(db, accountId, before);
  statement(
    db,
    `INSERT INTO local_credentials (account_id, password, wrapped_key) VALUES (?, ?, ?)
     ON CONFLICT (account_id) DO UPDATE SET password = excluded.password, wrapped_key = excluded.wrapped_key, grace_until = NULL`,
  ).run(accountId, password, wrappedKey);
}

function keepOld(db: Db, accountId: string, password: string): void {
  statement(
    db,
    `INSERT INTO local_password_history (account_id, number, password)
     SELECT @id, coalesce(max(number), 0) + 1, @password FROM local_password_history WHERE account_id = @id`,
  ).run({ id: accountId, password });
  statement(
    db,
    `DELETE FROM local_password_history WHERE account_id = @id
       AND number <= (SELECT max(number) FROM local_password_history WHERE account_id = @id) - @kept`,
  ).run({ id: accountId, kept: KEPT });
}

/** Refused with `password_used` when a new password is the present one or one of the last so many. Slow: argon2 for each. */
export async function requireUnused(
  db: Db,
  accountId: string,
  next: string,
  history: number,
  field: string,
): Promise<void> {
  if (history === 0) return;
  const old = statement<[string, number], { password: string }>(
    db,
    'SELECT password FROM local_password_history WHERE account_id = ? ORDER BY number DESC LIMIT ?',
  ).all(accountId, history - 1);
  const present = passwordHash(db, accountId);
  const all = [...(present === undefined ? [] : [present]), ...old.map((one) => one.password)];
  for (const one of all) {
    if (await isPassword(one, next)) refuseWith('password_used', { field, params: { history } });
  }
}

export function setGrace(db: Db, accountId: string, until: number): void {
  statement(db, 'UPDATE local_credentials SET grace_until = ? WHERE account_id = ?').run(until, accountId);
}

/** Six digits are walked in hours by whoever has the file: the seat's key, which is not in the database, belongs to the hash. */
function pepper(seatSecret: Uint8Array): Buffer {
  return createHash('sha256').update('watchdesk-pin/v1').update(seatSecret).digest();
}

export const hashPin = (pin: string, seatSecret: Uint8Array): Promise<string> =>
  hash(pin, { ...COST, secret: pepper(seatSecret) });

export const isPin = (stored: string, pin: string, seatSecret: Uint8Array): Promise<boolean> =>
  verify(stored, pin, { secret: pepper(seatSecret) });

export type StoredPin = { readonly pin: string; readonly failures: number };

export function readPin(db: Db, accountId: string): StoredPin | undefined {
  return statement<[string], StoredPin>(db, 'SELECT pin, failures FROM local_pins WHERE account_id = ?').get(
    accountId,
  );
}

export function writePin(db: Db, accountId: string, pin: string | null): void {
  statement(db, 'DELETE FROM local_pins WHERE account_id = ?').run(accountId);
  if (pin !== null)
    statement(db, 'INSERT INTO local_pins (account_id, pin) VALUES (?, ?)').run(accountId, pin);
}

export function setPinFailures(db: Db, accountId: string, failures: number): void {
  statement(db, 'UPDATE local_pins SET failures = ? WHERE account_id = ? AND failures <> ?').run(
    failures,
    accountId,
    failures,
  );
}
