import { useSyncExternalStore } from 'react';
import { COLOUR_SETS, type ColourSet } from '../../shared/domain/display';

const KEY = 'watchdesk.colours';
const listeners = new Set<() => void>();

/** The set of colours that this seat chose. */
export function storedColours(): ColourSet {
  const stored = localStorage.getItem(KEY);
  return COLOUR_SETS.find((set) => set === stored) ?? 'standard';
}

/** Tells the style sheet; the tokens of each set stand in styles/tokens.css. */
export function applyColours(): void {
  document.documentElement.dataset.colours = storedColours();
}

export function setColours(set: ColourSet): void {
  localStorage.setItem(KEY, set);
  applyColours();
  for (const listener of listeners) listener();
}

export function useColours(): ColourSet {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, storedColours);
}
