import { useSyncExternalStore } from 'react';

/** The run on the big screen: none, or the one named; '' asks for whichever is due first. */
let shown: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

export const openWall = (runId: string): void => set(runId);
export const closeWall = (): void => set(null);

export function useWall(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
