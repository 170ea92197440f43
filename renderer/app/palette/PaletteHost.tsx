import { type ReactNode, Suspense } from 'react';
import { useHotkey } from '../hotkeys';
import { later } from '../screens';
import { closePalette, openPalette, usePalette } from './state';

const Palette = later(() => import('./Palette'));

/** Ctrl+K: search and commands, loaded when it is first asked for. */
export function PaletteHost(): ReactNode {
  const { isOpen } = usePalette();
  useHotkey('Ctrl+K', () => (isOpen ? closePalette() : openPalette()));
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <Palette />
    </Suspense>
  );
}
