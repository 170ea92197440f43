import { excludedPair, missingKeeper } from '../../../shared/accounts/administrators';
import { isSimplePin } from '../../../shared/accounts/pins';
import type { Account } from '../../../shared/contract/models';
import type { Role } from '../../../shared/domain/vocabulary';
import type { AccountPolicy } from '../../../shared/settings/accountPolicy';
import { actorOf, type Call, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { newSigningKey } from '../journal/keys';
import { accountById, accountPolicy, allAccounts } from './accountRows';
import { hashPin, passwordHash, requireUnused, writeCredentials, writePin } from './credentials';
import { requireStrong } from './founding';
import { accountScope, clearFailures } from './lockouts';
import { hashPassword, wrapKey } from './passwords';
import { openKeyOf, provePassword, seatSecret } from './prove';
import { secondPerson } from './secondPerson';
import { authorOfAccount, doorOf, endSessions } from './sessions';

type Names =
  | 'account.update'
  | 'account.disable'
  | 'account.enable'
  | 'account.resetPassword'
  | 'account.changePassword'
  | 'account.setPin';

export const accountOf = (db: Db, id: string): Account =>
  accountById(db, id) ?? refuseWith('not_found', { field: 'accountId' });

export function refuseExcluded(roles: readonly Role[], name: string, policy: AccountPolicy): void {
  const pair = excludedPair(roles, policy);
  if (pair === null) return;
  refuseWith('roles_excluded', { field: 'roles', params: { a: pair[0], b: pair[1], name } });
}

/** The room must not lose the last who may run it by a change; what was missing before is not this change's doing. */
function refuseLast(db: Db, changed: Pick<Account, 'id' | 'roles' | 'isDisabled'>): void {
  const policy = accountPolicy(db);
  const before = allAccounts(db);
  const after = before.map((one) => (one.id === changed.id ? { ...one, ...changed } : one));
  const role = missingKeeper(after, policy);
  if (role !== null && missingKeeper(before, policy) === null)
    refuseWith('last_keeper', { params: { role } });
}

/** A policy must leave everybody with roles that go together, and the room with all whom it needs. */
export function requirePolicy(db: Db, policy: AccountPolicy): void {
  const accounts = allAccounts(db);
  for (const one of accounts) if (!one.isDisabled) refuseExcluded(one.roles, one.displayName, policy);
  const role = missingKeeper(accounts, policy);
  if (role !== null) refuseWith('last_keeper', { field: 'administrators', params: { role } });
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

/** The password of an account from now on, with the key that it wraps; the slow part, done before the transaction. */
export async function newCredentials(password: string) {
  const key = newSigningKey();
  const [hashed, wrapped] = await Promise.all([hashPassword(password), wrapKey(key, password)]);
  return { hashed, wrapped, publicKey: key.publicText };
}

async function changePassword(
  input: { readonly accountId: string; readonly current: string; readonly next: string },
  { desk, connection }: Call,
): Promise<Account> {
  const { db } = desk;
  const known = accountById(db, input.accountId);
  await provePassword(desk, known?.id, input.current, 'current', { door: doorOf(connection) });
  const account = accountOf(db, input.accountId);
  const policy = accountPolicy(db);
  requireStrong(input.next, account, policy, 'next');
  await requireUnused(db, account.id, input.next, policy.history, 'next');
  const stood = passwordHash(db, account.id);
  const key = await openKeyOf(desk, account.id, input.current, 'current');
  const [hashed, wrapped] = await Promise.all([hashPassword(input.next), wrapKey(key, input.next)]);
  return transact(desk, (write) => {
    // Somebody may have reset it meanwhile: then the old word proves nothing any more.
    if (passwordHash(db, account.id) !== stood) refuseWith('wrong_password', { field: 'current' });
    writeCredentials(db, account.id, hashed, wrapped);
    const body = { way: 'own', author: authorOfAccount(account) } as const;
    write(fact('account.password_changed', account.id, account.id, body));
    return accountOf(db, account.id);
  });
}

async function resetPassword(
  input: { readonly accountId: string; readonly password: string },
  call: Call,
): Promise<Account> {
  const actor = actorOf(call);
  const { desk } = call;
  const { db } = desk;
  if (input.accountId === actor.accountId) refuseWith('own_account');
  const account = accountOf(db, input.accountId);
  requireStrong(input.password, account, accountPolicy(db), 'password');
  const { hashed, wrapped, publicKey } = await newCredentials(input.password);
  return transact(desk, (write) => {
    writeCredentials(db, account.id, hashed, wrapped);
    writePin(db, account.id, null);
    clearFailures(db, [accountScope(account.id)]);
    const body = { way: 'reset', publicKey, author: authorOf(actor) } as const;
    write(fact('account.password_changed', account.id, actor.accountId, body));
    endSessions(db, write, account, 'reset');
    return accountOf(db, account.id);
  });
}

async function setPin(
  input: { readonly password: string; readonly pin: string | null },
  call: Call,
): Promise<Account> {
  const actor = actorOf(call);
  const { desk, connection } = call;
  const { pin } = input;
  if (pin !== null && isSimplePin(pin)) refuseWith('pin_simple', { field: 'pin' });
  await provePassword(desk, actor.accountId, input.password, 'password', { door: doorOf(connection) });
  const hashed = pin === null ? null : await hashPin(pin, seatSecret(desk));
  return transact(desk, (write) => {
    writePin(desk.db, actor.accountId, hashed);
    const body = { isSet: hashed !== null, author: authorOf(actor) };
    write(fact('account.pin_set', actor.accountId, actor.accountId, body));
    return accountOf(desk.db, actor.accountId);
  });
}

export const changeHandlers: SomeHandlers<Names> = {
  'account.update': async (input, call) => {
    const actor = actorOf(call);
    const { desk } = call;
    const { db } = desk;
    const isRoles = !isSameSet(accountOf(db, input.accountId).roles, input.roles);
    refuseExcluded(input.roles, input.displayName, accountPolicy(db));
    const second = isRoles ? await secondPerson(call, 'role_change', input.second) : null;
    return transact(desk, (write) => {
      const before = accountOf(db, input.accountId);
      const { displayName, roles } = input;
      const isNew = !isSameSet(before.roles, roles);
      if (!isNew && before.displayName === displayName) return before;
      if (isNew) refuseLast(db, { ...before, roles });
      write(
        fact('account.changed', before.id, actor.accountId, {
          displayName,
          roles,
          before: { displayName: before.displayName, roles: before.roles },
          ...(isNew && second === null ? { actId: desk.newId() } : {}),
          ...(second === null ? {} : { second }),
          author: authorOf(actor),
        }),
      );
      return accountOf(db, before.id);
    });
  },

  'account.disable': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    if (input.accountId === actor.accountId) refuseWith('own_account');
    return transact(call.desk, (write) => {
      const account = accountOf(db, input.accountId);
      if (account.isDisabled) return account;
      refuseLast(db, { ...account, isDisabled: true });
      const body = { reason: input.reason, isStale: false, author: authorOf(actor) };
      write(fact('account.disabled', account.id, actor.accountId, body));
      endSessions(db, write, account, 'disabled');
      return accountOf(db, account.id);
    });
  },

  'account.enable': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const account = accountOf(db, input.accountId);
      if (!account.isDisabled) return account;
      write(fact('account.enabled', account.id, actor.accountId, { author: authorOf(actor) }));
      return accountOf(db, account.id);
    });
  },

  'account.resetPassword': resetPassword,
  'account.changePassword': changePassword,
  'account.setPin': setPin,
};
