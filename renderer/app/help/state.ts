import { useSyncExternalStore } from 'react';
import type { HelpPlace } from './place';

/** The help panel: shut, on whatever screen is open (`here`), or on a place that was chosen. */
export type HelpState = HelpPlace | 'here' | null;

const GUIDE_KEY = 'watchdesk.firstShift';
let shown: HelpState = null;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}
const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function openHelp(place: HelpPlace | 'here' = 'here'): void {
  shown = place;
  tell();
}

export function closeHelp(): void {
  shown = null;
  tell();
}

export function useHelp(): HelpState {
  return useSyncExternalStore(listen, () => shown);
}

/** The list of the first shift stands on this seat until somebody puts it away. */
export const isGuideShown = (): boolean => localStorage.getItem(GUIDE_KEY) === 'shown';

export function showGuide(isShown: boolean): void {
  if (isShown) localStorage.setItem(GUIDE_KEY, 'shown');
  else localStorage.removeItem(GUIDE_KEY);
  tell();
}

export function useGuideShown(): boolean {
  return useSyncExternalStore(listen, isGuideShown);
}

/** For tests: as after a reload. */
export const dropHelp = (): void => closeHelp();
