import { type ReactNode, useEffect } from 'react';
import { Fetched } from '../../components';
import { fetchTexts } from '../../i18n';
import { useHotkey } from '../hotkeys';
import { later } from '../screens';
import { closePalette, openPalette, usePalette } from './state';

const load = () => import('./Palette');
const Palette = later(load);

/** After the first picture, before anybody needs it: what is typed right after Ctrl+K must find its field. */
const LOAD_MS = 2_500;

/** Ctrl+K: search and commands, in a file of their own. */
export function PaletteHost(): ReactNode {
  const { isOpen } = usePalette();
  useHotkey('Ctrl+K', () => (isOpen ? closePalette() : openPalette()));
  useEffect(() => {
    const timer = setTimeout(() => {
      fetchTexts('search', 'help');
      void load().catch(() => undefined);
    }, LOAD_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isOpen) return null;
  return (
    <Fetched>
      <Palette />
    </Fetched>
  );
}
