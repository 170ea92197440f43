import { needsTwo } from '../../../shared/accounts/administrators';
import { afterFailure, type Lockout, lockLeft } from '../../../shared/accounts/lockout';
import type { Account } from '../../../shared/contract/models';
import { accountByName, accountPolicy } from '../accounts/accountRows';
import { passwordHash } from '../accounts/credentials';
import { isPassword } from '../accounts/passwords';
import { SECONDS } from '../accounts/secondPerson';
import { openReader } from '../db/open';
import type { Db } from '../db/statement';
import type { Desk } from '../desk';
import { refuseWith } from '../deskError';

export type Person = { readonly name: string; readonly password: string };

/** Wrong tries by home, as long as this desk lives: the data that would keep them cannot be opened. */
const wrongTries = new Map<string, Lockout>();

async function prove(db: Db, person: Person, at: number, wrong: () => void): Promise<Account> {
  const account = accountByName(db, person.name);
  const stored = account === undefined ? undefined : passwordHash(db, account.id);
  const isRight = stored !== undefined && (await isPassword(stored, person.password));
  if (account === undefined || !isRight) {
    wrong();
    return refuseWith('wrong_password', { field: `people.${at}.password` });
  }
  if (account.isDisabled) refuseWith('account_disabled', { field: `people.${at}.name` });
  if (!account.roles.some((role) => SECONDS.includes(role)))
    refuseWith('forbidden', { field: `people.${at}.name` });
  return account;
}

/**
 * Asks for two people where the policy of the room that is brought back wants two for a restore. Policy, accounts and passwords are those of the backup, since nobody can
 * sign in to data that do not open. Both run the room or audit it. Refusals: second_needed, same_person, forbidden, account_disabled, wrong_password, locked_out.
 */
export async function requireTwoPeople(
  desk: Pick<Desk, 'home' | 'clocks' | 'now'>,
  backup: string,
  people: readonly Person[],
): Promise<void> {
  const db = openReader(backup);
  try {
    const policy = accountPolicy(db);
    if (!needsTwo('restore', policy)) return;
    const [first, second] = people;
    if (first === undefined || second === undefined) return refuseWith('second_needed', { field: 'people' });
    if (first.name === second.name) refuseWith('same_person', { field: 'people.1.name' });
    const clock = { boot: desk.clocks.boot, monotonic: desk.clocks.monotonic() };
    const left = lockLeft(wrongTries.get(desk.home), clock.boot, clock.monotonic);
    if (left > 0) refuseWith('locked_out', { params: { until: desk.now() + left } });
    const wrong = (): void => {
      wrongTries.set(desk.home, afterFailure(wrongTries.get(desk.home), policy, clock));
    };
    await prove(db, first, 0, wrong);
    await prove(db, second, 1, wrong);
    wrongTries.delete(desk.home);
  } finally {
    db.close();
  }
}
