import type { ReactNode } from 'react';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { Countdown } from '../../components';
import { useLocale, useText } from '../../i18n';
import { routeOf } from '../handover/model';
import { Panel } from './Panel';

/** Documents, receipts, reminders and post checks that stand open, the next due first; nothing when there are none. */
export function TodoPanel(): ReactNode {
  const t = useText('board');
  const locale = useLocale();
  const { go } = useNavigation();
  const items = useDesk('todo.list', {}).data ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t('todo')} count={items.length} className="board-todo" testId="board-todo">
      <ul onKeyDown={moveInList}>
        {items.map((item) => (
          <li key={item.key}>
            <button
              type="button"
              className="board-row"
              data-item=""
              data-testid="todo-row"
              onClick={() =>
                go(
                  item.place.screen === 'log'
                    ? { screen: 'log', tab: item.place.part ?? 'lines', entryId: item.place.id ?? '' }
                    : routeOf(item.place),
                )
              }
            >
              <span className="row-line">
                <span className="row-clip">{item.title[locale]}</span>
                {item.dueAt === null ? null : <Countdown dueAt={item.dueAt} />}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
