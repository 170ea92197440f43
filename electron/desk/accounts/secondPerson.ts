import { needsTwo } from '../../../shared/accounts/administrators';
import type { Author } from '../../../shared/domain/facts';
import type { TwoPersonAct } from '../../../shared/settings/accountPolicy';
import { actorOf, type Call } from '../call';
import { refuseWith } from '../deskError';
import { accountById, accountPolicy } from './accountRows';
import { provePassword } from './prove';
import { authorOfAccount, doorOf } from './sessions';

/** Who may stand beside an act that needs two. */
export const SECONDS: readonly string[] = ['supervisor', 'administrator', 'security', 'auditor'];

export type Second = { readonly accountId: string; readonly password: string } | undefined;

/**
 * The second person of an act, proven by the own password in the same call; null where the policy asks for none and none came. Refusals:
 * second_needed, same_person, forbidden (an officer cannot be the second), wrong_password, locked_out. Slow (argon2): outside of any transaction.
 */
export async function secondPerson(call: Call, act: TwoPersonAct, second: Second): Promise<Author | null> {
  const actor = actorOf(call);
  const { desk, connection } = call;
  if (second === undefined) {
    if (needsTwo(act, accountPolicy(desk.db))) refuseWith('second_needed', { field: 'second' });
    return null;
  }
  if (second.accountId === actor.accountId) refuseWith('same_person', { field: 'second' });
  const account = accountById(desk.db, second.accountId);
  await provePassword(desk, account?.id, second.password, 'second.password', { door: doorOf(connection) });
  if (account === undefined || !account.roles.some((role) => SECONDS.includes(role)))
    return refuseWith('forbidden', { field: 'second' });
  return authorOfAccount(account);
}
