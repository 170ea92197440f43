import { initialsOf } from '../../../shared/search/initials';
import { plain } from '../../../shared/search/text';
import type { Catalogues } from '../../i18n';
import type { Combo } from '../keys';
import type { Route } from '../navigation';

type Word = Extract<keyof Catalogues['search'], `command.${string}`>;
/** What a command does: goes somewhere, presses a key of the page, or changes how the page looks. */
export type Deed =
  | { readonly go: Route }
  | { readonly press: Combo }
  | { readonly scheme: 'dark' | 'light' }
  | { readonly language: true };
export type Command = { readonly id: string; readonly word: Word; readonly key?: Combo; readonly deed: Deed };

const go = (id: string, route: Route, key?: Combo): Command => ({
  id,
  word: `command.${id}` as Word,
  deed: { go: route },
  ...(key === undefined ? {} : { key }),
});
const press = (id: string, key: Combo): Command => ({
  id,
  word: `command.${id}` as Word,
  key,
  deed: { press: key },
});

/** Everything that can be done from anywhere, in the order in which it is offered. */
export const COMMANDS: readonly Command[] = [
  press('newLine', 'Ctrl+L'),
  press('telephone', 'F2'),
  go('newIncident', { screen: 'newIncident' }),
  press('oral', 'F4'),
  press('acknowledge', 'Ctrl+Enter'),
  go('board', { screen: 'board' }, 'Alt+1'),
  go('log', { screen: 'log' }, 'Alt+2'),
  go('incidents', { screen: 'incidents' }, 'Alt+3'),
  go('plans', { screen: 'plans' }, 'Alt+4'),
  go('warnings', { screen: 'warnings' }, 'Alt+5'),
  go('shift', { screen: 'shift' }, 'Alt+6'),
  go('statistics', { screen: 'statistics' }, 'Alt+7'),
  go('contacts', { screen: 'contacts' }, 'Alt+8'),
  go('callouts', { screen: 'callouts' }, 'Alt+9'),
  go('settings', { screen: 'settings' }, 'Alt+0'),
  go('audit', { screen: 'audit' }),
  go('accounts', { screen: 'settings', tab: 'accounts' }),
  press('lock', 'Ctrl+Shift+L'),
  press('takeSeat', 'Ctrl+Shift+J'),
  go('tally', { screen: 'warnings', tab: 'tally' }),
  go('responses', { screen: 'warnings', tab: 'responses' }),
  go('losses', { screen: 'warnings', tab: 'losses' }),
  go('documents', { screen: 'log', tab: 'documents' }),
  go('notices', { screen: 'log', tab: 'notices' }),
  press('wall', 'F11'),
  { id: 'dark', word: 'command.dark', deed: { scheme: 'dark' } },
  { id: 'light', word: 'command.light', deed: { scheme: 'light' } },
  { id: 'language', word: 'command.language', deed: { language: true } },
  press('larger', 'Ctrl+='),
  press('smaller', 'Ctrl+-'),
  press('help', 'F1'),
  press('keyMap', 'Ctrl+F1'),
];

/** Commands whose words hold what was typed, or whose pinyin initials begin with it. */
export function findCommands(typed: string, word: (command: Command) => string): readonly Command[] {
  const wanted = plain(typed).replaceAll(/\s+/gu, '');
  if (wanted === '') return [];
  return COMMANDS.filter((command) => {
    const words = word(command);
    if (plain(words).replaceAll(/\s+/gu, '').includes(wanted)) return true;
    return initialsOf(words).some((letters) => letters.startsWith(wanted));
  });
}
