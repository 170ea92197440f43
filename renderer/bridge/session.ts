import type { Account } from '../../shared/contract/models';
import { setWantedAccount } from './active';
import { call } from './client';
import { useActiveAccount, useDesk } from './hooks';
import { queryClient } from './queryClient';

/** Who is signed in at this seat and who of them is writing. */
export function useSession(): {
  readonly signedIn: readonly Account[];
  readonly active: Account | null;
  setActive(id: string): void;
} {
  const signedIn = useDesk('system.status', {}).data?.signedIn ?? [];
  const active = useActiveAccount();
  return { signedIn, active, setActive: setWantedAccount };
}

/** Signs one more person in at this seat; that person writes from now on. */
export async function signIn(name: string, password: string): Promise<Account> {
  const account = await call('session.signIn', { name, password });
  setWantedAccount(account.id);
  await queryClient.invalidateQueries();
  return account;
}

/** Somebody proved a password in another act and is signed in by it: who is here is asked anew. */
export async function refreshSession(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['system.status'] });
}

export async function signOut(accountId: string): Promise<void> {
  await call('session.signOut', { accountId });
  await queryClient.invalidateQueries({ queryKey: ['system.status'] });
}
