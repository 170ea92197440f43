import type { Status } from '../../shared/contract/boardModels';
import type { Account } from '../../shared/contract/models';
import { queryClient } from './queryClient';

const STORAGE_KEY = 'watchdesk.active';
const listeners = new Set<() => void>();
let wanted: string | null = localStorage.getItem(STORAGE_KEY);

/** The signed-in account that writes: the one chosen last, else the first; null when nobody is signed in. */
export function pickActive(signedIn: readonly Account[], wantedId: string | null): Account | null {
  return signedIn.find((account) => account.id === wantedId) ?? signedIn[0] ?? null;
}

export function wantedAccountId(): string | null {
  return wanted;
}

export function setWantedAccount(id: string | null): void {
  wanted = id;
  if (id === null) localStorage.removeItem(STORAGE_KEY);
  else localStorage.setItem(STORAGE_KEY, id);
  for (const listener of listeners) listener();
}

export function onWantedAccount(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who acts now, for calls made outside of React; null before sign-in. */
export function activeAccountId(): string | null {
  const status = queryClient.getQueryData<Status>(['system.status', {}]);
  return pickActive(status?.signedIn ?? [], wanted)?.id ?? null;
}
