import type { ReactNode } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import { useDesk } from '../../bridge/hooks';
import { Icon, type IconName } from '../../components/icons';
import { useText } from '../../i18n';
import { useHotkey } from '../hotkeys';
import type { Combo } from '../keys';
import { type Route, useNavigation } from '../navigation';

type Entry = {
  readonly name: IconName;
  readonly key: Combo;
  readonly route: Route;
  readonly also: readonly Route['screen'][];
};

/** The screens of the rail with their keys: Alt+1 onward from the top, Alt+0 for the settings, which stay at the foot. */
export const RAIL: readonly Entry[] = [
  { name: 'board', key: 'Alt+1', route: { screen: 'board' }, also: [] },
  { name: 'log', key: 'Alt+2', route: { screen: 'log' }, also: [] },
  {
    name: 'incidents',
    key: 'Alt+3',
    route: { screen: 'incidents' },
    also: ['incident', 'newIncident', 'review'],
  },
  { name: 'plans', key: 'Alt+4', route: { screen: 'plans' }, also: ['run', 'replay'] },
  { name: 'warnings', key: 'Alt+5', route: { screen: 'warnings' }, also: [] },
  { name: 'shift', key: 'Alt+6', route: { screen: 'shift' }, also: [] },
  { name: 'statistics', key: 'Alt+7', route: { screen: 'statistics' }, also: [] },
  { name: 'contacts', key: 'Alt+8', route: { screen: 'contacts' }, also: [] },
  { name: 'callouts', key: 'Alt+9', route: { screen: 'callouts' }, also: [] },
  { name: 'settings', key: 'Alt+0', route: { screen: 'settings' }, also: ['audit'] },
];

function badgeOf(name: IconName, board: Board | undefined, unanswered: number): number {
  if (name === 'callouts') return unanswered;
  if (name === 'incidents') return board?.incidents.filter((one) => one.drill === null).length ?? 0;
  if (name === 'plans') return board?.runs.filter((one) => one.drill === null).length ?? 0;
  if (name === 'warnings') return board?.warnings.length ?? 0;
  return 0;
}

function RailEntry(props: {
  readonly entry: Entry;
  readonly board: Board | undefined;
  readonly unanswered: number;
}): ReactNode {
  const t = useText('shell');
  const { route, go } = useNavigation();
  const { name, key, also } = props.entry;
  const open = (): void => go(props.entry.route);
  useHotkey(key, open);
  const isHere = route.screen === props.entry.route.screen || also.includes(route.screen);
  const badge = badgeOf(name, props.board, props.unanswered);
  const badgeText =
    badge > 0
      ? t(`rail.badge.${name as 'incidents' | 'plans' | 'warnings' | 'callouts'}`, { count: badge })
      : null;
  return (
    <li className={name === 'settings' ? 'rail-last' : undefined}>
      <button
        type="button"
        className="rail-entry"
        aria-current={isHere ? 'page' : undefined}
        title={key}
        data-testid={`rail-${name}`}
        onClick={open}
      >
        <Icon name={name} />
        <span className="rail-word">{t(`rail.${name}`)}</span>
        {badgeText === null ? null : (
          <span className="rail-badge num" title={badgeText}>
            {badge}
            <span className="sr-only"> {badgeText}</span>
          </span>
        )}
      </button>
    </li>
  );
}

export function Rail({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('shell');
  const callOuts = useDesk('callout.list', { open: true }).data ?? [];
  const unanswered = callOuts.reduce((sum, one) => sum + (one.drill === null ? one.rates.unanswered : 0), 0);
  return (
    <nav className="rail" aria-label={t('rail.name')}>
      <ul>
        {RAIL.map((entry) => (
          <RailEntry key={entry.name} entry={entry} board={board} unanswered={unanswered} />
        ))}
      </ul>
    </nav>
  );
}
