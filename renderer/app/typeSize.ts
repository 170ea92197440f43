import { useSyncExternalStore } from 'react';
import { TYPE_SIZES, type TypeSize } from '../../shared/domain/display';
import { useHotkey } from './hotkeys';

const KEY = 'watchdesk.typeSize';
const listeners = new Set<() => void>();

/** The size of type that this seat chose, percent. */
export function storedTypeSize(): TypeSize {
  const stored = Number(localStorage.getItem(KEY));
  return TYPE_SIZES.find((size) => size === stored) ?? 100;
}

export function setTypeSize(size: TypeSize): void {
  localStorage.setItem(KEY, String(size));
  for (const listener of listeners) listener();
}

export function useTypeSize(): TypeSize {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, storedTypeSize);
}

function step(by: 1 | -1): void {
  const next = TYPE_SIZES[TYPE_SIZES.indexOf(storedTypeSize()) + by];
  if (next !== undefined) setTypeSize(next);
}

/** Ctrl+= larger, Ctrl+- smaller, Ctrl+0 as it was. While a call goes on Ctrl+0 hangs up. */
export function useTypeKeys(): void {
  useHotkey('Ctrl+=', () => step(1));
  useHotkey('Ctrl+-', () => step(-1));
  useHotkey('Ctrl+0', () => setTypeSize(100));
}
