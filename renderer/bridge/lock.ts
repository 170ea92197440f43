import { useSyncExternalStore } from 'react';

/** Whether the seat is locked, as the page knows it; set by the one who asks the desk (app/lock). */
let locked = false;
const listeners = new Set<() => void>();

export function setLocked(isLocked: boolean): void {
  if (locked === isLocked) return;
  locked = isLocked;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLocked = (): boolean => useSyncExternalStore(subscribe, () => locked);
