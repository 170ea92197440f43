import { useSyncExternalStore } from 'react';

/** What the palette remembers: open or not, and what was typed last. Esc closes it and keeps the text. */
export type PaletteState = { readonly isOpen: boolean; readonly text: string };

let state: PaletteState = { isOpen: false, text: '' };
const listeners = new Set<() => void>();

function set(next: Partial<PaletteState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

export const openPalette = (): void => set({ isOpen: true });
export const closePalette = (): void => set({ isOpen: false });
export const keepText = (text: string): void => set({ text });
/** For tests: as after a reload. */
export const dropPalette = (): void => set({ isOpen: false, text: '' });

export function usePalette(): PaletteState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

const RECENT_KEY = 'watchdesk.search.recent';
const MOST_RECENT = 8;

/** The last searches that led somewhere, newest first. */
export function recentSearches(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(RECENT_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberSearch(text: string): void {
  const words = text.trim();
  if (words === '') return;
  const rest = recentSearches().filter((one) => one !== words);
  localStorage.setItem(RECENT_KEY, JSON.stringify([words, ...rest].slice(0, MOST_RECENT)));
}
