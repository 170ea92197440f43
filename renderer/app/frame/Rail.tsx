import type { ReactNode } from 'react';
import type { Board } from '../../../shared/contract/models';
import { Icon, type IconName } from '../../components/icons';
import { useText } from '../../i18n';
import { type Combo, useHotkey } from '../hotkeys';
import { type Route, useNavigation } from '../navigation';

type Entry = { readonly name: IconName; readonly route: Route; readonly also: readonly Route['screen'][] };

/** The screens of the rail in the order of Alt+1 to Alt+7. */
export const RAIL: readonly Entry[] = [
  { name: 'board', route: { screen: 'board' }, also: [] },
  { name: 'log', route: { screen: 'log' }, also: [] },
  { name: 'incidents', route: { screen: 'incidents' }, also: ['incident', 'newIncident'] },
  { name: 'plans', route: { screen: 'plans' }, also: ['run'] },
  { name: 'warnings', route: { screen: 'warnings' }, also: [] },
  { name: 'shift', route: { screen: 'shift' }, also: [] },
  { name: 'settings', route: { screen: 'settings' }, also: [] },
];

function badgeOf(name: IconName, board: Board | undefined): number {
  if (name === 'incidents') return board?.incidents.length ?? 0;
  if (name === 'plans') return board?.runs.length ?? 0;
  if (name === 'warnings') return board?.warnings.length ?? 0;
  return 0;
}

function RailEntry(props: {
  readonly entry: Entry;
  readonly at: number;
  readonly board: Board | undefined;
}): ReactNode {
  const t = useText('shell');
  const { route, go } = useNavigation();
  const { name, also } = props.entry;
  const open = (): void => go(props.entry.route);
  useHotkey(`Alt+${props.at}` as Combo, open);
  const isHere = route.screen === props.entry.route.screen || also.includes(route.screen);
  const badge = badgeOf(name, props.board);
  const badgeText =
    badge > 0 ? t(`rail.badge.${name as 'incidents' | 'plans' | 'warnings'}`, { count: badge }) : null;
  return (
    <li className={name === 'settings' ? 'rail-last' : undefined}>
      <button
        type="button"
        className="rail-entry"
        aria-current={isHere ? 'page' : undefined}
        title={`Alt+${props.at}`}
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
  return (
    <nav className="rail" aria-label={t('rail.name')}>
      <ul>
        {RAIL.map((entry, place) => (
          <RailEntry key={entry.name} entry={entry} at={place + 1} board={board} />
        ))}
      </ul>
    </nav>
  );
}
