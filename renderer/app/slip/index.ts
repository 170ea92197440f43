import { useSyncExternalStore } from 'react';
import { deskNow, useNow } from '../clock';
import { type SlipState, SlipStore } from './store';

let store: SlipStore | null = null;

/** The calls of this page; made when first asked for, so that it reads what an earlier page left behind. */
export function slips(): SlipStore {
  store ??= new SlipStore({ storage: localStorage, newId: () => crypto.randomUUID(), now: deskNow });
  return store;
}

/** Forgets the page's calls, as a reload does; what is stored stays. For tests. */
export function dropSlips(): void {
  store = null;
}

export function useSlips(): SlipState {
  return useSyncExternalStore(slips().subscribe, slips().get);
}

/** Milliseconds for which sounds are still softened; 0 when they are not. */
export function useHush(): number {
  const now = useNow();
  const { hushUntil } = useSlips();
  return hushUntil === null ? 0 : Math.max(0, hushUntil - now);
}
