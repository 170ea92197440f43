import { useSyncExternalStore } from 'react';

/** The alarm can be made softer for a small room, never silent. */
export const MIN_VOLUME = 0.3;
const DEFAULT_VOLUME = 0.8;
const KEY = 'watchdesk.volume';
const listeners = new Set<() => void>();

/** How loud this seat sounds, between 0.3 and 1. */
export function volume(): number {
  const kept = localStorage.getItem(KEY);
  const value = kept === null ? DEFAULT_VOLUME : Number(kept);
  return Number.isFinite(value) ? Math.min(1, Math.max(MIN_VOLUME, value)) : DEFAULT_VOLUME;
}

export function setVolume(value: number): void {
  localStorage.setItem(KEY, String(Math.min(1, Math.max(MIN_VOLUME, value))));
  for (const listener of listeners) listener();
}

export function useVolume(): number {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, volume);
}
