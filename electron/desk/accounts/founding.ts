import { randomUUID } from 'node:crypto';
import { passwordProblem } from '../../../shared/accounts/passwords';
import type { Account } from '../../../shared/contract/models';
import type { Profile, Role } from '../../../shared/domain/vocabulary';
import { type AccountPolicy, accountPolicySetting } from '../../../shared/settings/accountPolicy';
import { statement } from '../db/statement';
import { type Desk, fact, SYSTEM_ACTOR, transact } from '../desk';
import { refuseWith } from '../deskError';
import type { JournalKeys } from '../journal/journal';
import { newSigningKey, readSeatKey, type SigningKey, writeSeatKey } from '../journal/keys';
import type { ShippedPlan } from '../plans/shipped';
import { accountById, accountByName, readRoom } from './accountRows';
import { writeCredentials } from './credentials';
import { hashPassword, wrapKey } from './passwords';

export type NewAccount = {
  readonly name: string;
  readonly displayName: string;
  readonly password: string;
  readonly roles: readonly Role[];
};

/** Id and key of a new account: random, but for a demonstration room, whose password is public anyway. */
export type Identity = { readonly id: string; readonly key: SigningKey };

const newIdentity = (): Identity => ({ id: randomUUID(), key: newSigningKey() });

type Prepared = NewAccount & Identity & { readonly hashed: string; readonly wrapped: Buffer };

/** Refused with `password_too_weak` and what the policy asks for. */
export function requireStrong(
  password: string,
  { name, displayName }: Pick<NewAccount, 'name' | 'displayName'>,
  policy: AccountPolicy,
  field: string,
): void {
  const { minLength, classes } = policy;
  const reason = passwordProblem(password, [name, displayName], policy);
  if (reason !== null) refuseWith('password_too_weak', { field, params: { reason, minLength, classes } });
}

/** The slow part of making an account (argon2), done before the transaction. */
export async function prepareAccount(
  account: NewAccount,
  identity = newIdentity(),
  policy: AccountPolicy = accountPolicySetting.fallback,
): Promise<Prepared> {
  requireStrong(account.password, account, policy, 'password');
  const { key } = identity;
  const [hashed, wrapped] = await Promise.all([
    hashPassword(account.password),
    wrapKey(key, account.password),
  ]);
  return { ...account, ...identity, hashed, wrapped };
}

/** Adds an account; refused when the name is taken. Its password hash and wrapped key are local state and never enter the journal. */
export function createAccount(desk: Desk, prepared: Prepared, actorId: string): Account {
  return transact(desk, (write) => {
    if (accountByName(desk.db, prepared.name)) refuseWith('name_taken', { field: 'name' });
    write(accountFact(prepared, actorId));
    writeCredentials(desk.db, prepared.id, prepared.hashed, prepared.wrapped);
    return accountById(desk.db, prepared.id) as Account;
  });
}

function accountFact(prepared: Prepared, actorId: string) {
  const { name, displayName, roles, key } = prepared;
  return fact('account.created', prepared.id, actorId, {
    name,
    displayName,
    roles,
    publicKey: key.publicText,
  });
}

export type NewRoom = {
  readonly name: string;
  readonly divisionCode: string;
  readonly profile: Profile;
  readonly demo: boolean;
};

/**
 * Founds the room of this home: the seat's key, the first facts, the first account (supervisor and administrator) and the shipped work plans, in
 * one transaction. A key file left by a founding that died half-way is used again.
 */
export function foundRoom(
  desk: Desk,
  room: NewRoom,
  first: Prepared,
  plans: readonly ShippedPlan[],
): Account {
  if (desk.keys !== null || readRoom(desk.db) !== null) refuseWith('already_founded');
  const keys = newKeys(desk);
  desk.keys = keys;
  try {
    return transact(desk, (write) => {
      const body = { publicKey: keys.key.publicText, room: { id: keys.room, ...room } };
      write(fact('room.founded', keys.room, SYSTEM_ACTOR, body));
      write(...plans.map((plan) => fact('plan.revised', plan.id, SYSTEM_ACTOR, plan.body)));
      write(accountFact(first, SYSTEM_ACTOR));
      writeCredentials(desk.db, first.id, first.hashed, first.wrapped);
      return accountById(desk.db, first.id) as Account;
    });
  } catch (error) {
    desk.keys = null;
    throw error;
  }
}

function newKeys(desk: Desk): JournalKeys {
  const left = readSeatKey(desk.home);
  const key = left ?? newSigningKey();
  if (left === null) writeSeatKey(desk.home, key);
  return { room: desk.newId(), origin: `${desk.newId()}.1`, key };
}

/** The first row of the series that was begun last. Series are found one by one through the key: a year's rows are never read for it. */
const NEWEST_FIRST_ROW = `
WITH RECURSIVE series (origin) AS (
  SELECT min(origin) FROM journal
  UNION ALL
  SELECT (SELECT min(origin) FROM journal WHERE origin > series.origin) FROM series WHERE series.origin IS NOT NULL
)
SELECT j.room, j.origin, j.body FROM series JOIN journal j ON j.origin = series.origin AND j.seq = 1
ORDER BY j.hlc DESC LIMIT 1`;

/** The keys of a founded room; null before founding. Throws when the key file is missing or is not the one in the first row. */
export function loadKeys(desk: Pick<Desk, 'db' | 'home'>): JournalKeys | null {
  const first = statement<[], { room: string; origin: string; body: string }>(
    desk.db,
    NEWEST_FIRST_ROW,
  ).get();
  if (!first) return null;
  const key = readSeatKey(desk.home);
  if (key === null) throw new Error('seat.key is missing: nothing can be signed');
  const founder = (JSON.parse(first.body) as { publicKey: string }).publicKey;
  if (founder !== key.publicText) throw new Error('seat.key is not the key of this journal');
  return { room: first.room, origin: first.origin, key };
}
