import { useSyncExternalStore } from 'react';
import type { SessionState } from '../../../shared/contract/areas/accounts';
import type { Account } from '../../../shared/contract/models';
import { activeAccountId, setWantedAccount } from '../../bridge/active';
import { callAs } from '../../bridge/client';
import { setLocked } from '../../bridge/lock';
import { queryClient } from '../../bridge/queryClient';
import { handOverDrafts } from './drafts';

const STATE = ['session.state', {}] as const;

function know(state: SessionState): void {
  queryClient.setQueryData(STATE, state);
  setLocked(state.isLocked);
}

/** Locks the seat at once. */
export async function lockSeat(): Promise<void> {
  know(await callAs('session.lock', { reason: 'hand' }, null));
}

/** Unlocks as one of those signed in here, by password or PIN; that person writes from then on. */
export async function unlockSeat(
  accountId: string,
  secret: { readonly password: string } | { readonly pin: string },
): Promise<void> {
  const state = await callAs('session.unlock', { accountId, ...secret }, null);
  setWantedAccount(accountId);
  know(state);
  await queryClient.invalidateQueries();
}

let epoch = 0;
const listeners = new Set<() => void>();

/** Counts the hands that the seat went through: what stands on the page is drawn anew for the next person. */
export const useSeatEpoch = (): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => epoch,
  );

/** One person takes the seat over: everybody else is signed out, and what the one who wrote had typed is kept for him. */
export async function takeSeat(name: string, password: string): Promise<Account> {
  const leaving = activeAccountId();
  const account = await callAs('session.take', { name, password }, null);
  if (leaving !== null && leaving !== account.id) handOverDrafts(leaving, account.id);
  setWantedAccount(account.id);
  setLocked(false);
  await queryClient.invalidateQueries();
  epoch += 1;
  for (const listener of listeners) listener();
  return account;
}
