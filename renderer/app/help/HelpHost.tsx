import { type ReactNode, useState } from 'react';
import { Fetched } from '../../components';
import { useHotkey } from '../hotkeys';
import { later } from '../screens';
import { closeHelp, openHelp, useHelp } from './state';

const HelpPanel = later(() => import('./HelpPanel'));
const KeyMap = later(() => import('../frame/KeyMap'));

/** F1: the help of the screen that is open, beside it. Ctrl+F1: every key. Both in files of their own. */
export function HelpHost(): ReactNode {
  const shown = useHelp();
  const [isMapOpen, setMapOpen] = useState(false);
  useHotkey('F1', () => (shown === null ? openHelp() : closeHelp()));
  useHotkey('Ctrl+F1', () => setMapOpen(!isMapOpen));
  return (
    <Fetched>
      {shown === null ? null : <HelpPanel shown={shown} />}
      {isMapOpen ? <KeyMap onClose={() => setMapOpen(false)} /> : null}
    </Fetched>
  );
}
