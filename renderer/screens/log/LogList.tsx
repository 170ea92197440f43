import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { isComposingKey } from '../../app/hotkeys';
import { fullDate, weekday } from '../../app/time';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { LogDetail } from './LogDetail';
import { Cell, LineToCome, LogLine } from './LogRow';
import classes from './log.module.css';
import { type LogPages, useLogPages } from './useLogPages';
import { LINE, type LogView, useLogView } from './useLogView';

/** What moves the list from outside: a day to jump to, a line that a link named. `stamp` tells two equal wishes apart. */
export type Wish = { readonly row: number; readonly open: boolean; readonly stamp: number };

const WEEKDAYS: Readonly<Record<'zh' | 'en', readonly string[]>> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

/** The line that the person at this seat has just written is followed when the end of the log was in sight. */
function useFollowOwn(view: LogView, pages: LogPages, count: number): void {
  const { active } = useSession();
  const newest = pages.entryAt(count - 1);
  const isAtEnd = useRef(true);
  const element = view.box.current;
  useEffect(() => {
    if (element === null) return;
    const look = (): void => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 1.5 * LINE;
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [element]);
  const { goToNewest } = view;
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (newest === undefined || newest.id === last.current) return;
    const isFirst = last.current === undefined;
    last.current = newest.id;
    const isOwn = newest.kind !== 'system' && newest.author?.accountId === active?.id;
    if (!isFirst && isOwn && isAtEnd.current && view.open.size === 0) goToNewest();
  }, [newest, active, goToNewest, view.open]);
}

function useListKeys(view: LogView, count: number): (event: KeyboardEvent<HTMLDivElement>) => void {
  return (event) => {
    if (event.target !== event.currentTarget || isComposingKey(event.nativeEvent)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || count === 0) return;
    const page = Math.max(1, Math.floor((view.box.current?.clientHeight ?? 400) / LINE) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: view.active + 1,
      ArrowUp: view.active - 1,
      PageDown: view.active + page,
      PageUp: view.active - page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to === undefined) return view.toggle(view.active);
    if (event.key === 'End') return view.goToNewest();
    const row = Math.max(0, Math.min(count - 1, to));
    view.setActive(row);
    view.list.scrollToIndex(row, { align: 'auto' });
  };
}

type Props = {
  readonly people: boolean;
  readonly count: number;
  readonly wish: Wish | null;
  /** tells the received time of the first line in sight, so that a change of scale keeps the place */
  readonly onTop: (receivedAt: number, isAtNewest: boolean) => void;
  readonly onJump: (number: number) => void;
  readonly onIncident: (incidentId: string) => void;
};

function Heads(): ReactNode {
  const t = useText('log');
  return (
    <div className={`${classes.line} ${classes.heads}`} aria-hidden="true">
      <span className={classes.number}>{t('number')}</span>
      <span>{t('received')}</span>
      <span>{t('kind')}</span>
      <span>{t('caller')}</span>
      <span>{t('text')}</span>
      <span>{t('handling')}</span>
      <span>{t('incident')}</span>
      <span>{t('author')}</span>
    </div>
  );
}

/** All lines from the oldest to the newest, as the paper register has them; only what is in sight is drawn. */
export function LogList(props: Props): ReactNode {
  const { count, people, wish, onTop } = props;
  const t = useText('log');
  const locale = useLocale();
  const view = useLogView(count);
  const { list } = view;
  const rows = list.getVirtualItems();
  const pages = useLogPages(people, rows[0]?.index ?? count - 1, rows.at(-1)?.index ?? count - 1, count);
  useFollowOwn(view, pages, count);
  const onKeyDown = useListKeys(view, count);
  const { show, goTo } = view;
  useEffect(() => {
    if (wish === null) return;
    if (wish.open) show(wish.row);
    else goTo(wish.row, 'start');
  }, [wish, show, goTo]);
  const top = pages.entryAt(list.range?.startIndex ?? 0)?.receivedAt;
  const isAtNewest = (list.range?.endIndex ?? 0) >= count - 1;
  useEffect(() => {
    if (top !== undefined) onTop(top, isAtNewest);
  }, [top, isAtNewest, onTop]);

  return (
    <div className={classes.frame}>
      <Heads />
      <div className={classes.dayLine} data-testid="log-day">
        {top === undefined ? '' : `${fullDate(top)} ${WEEKDAYS[locale][weekday(top)]}`}
        <span className="dim"> {t('keys')}</span>
      </div>
      {pages.error === null ? null : <ErrorNote error={pages.error} kept={false} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a table of a million rows of which forty are drawn */}
      <div
        ref={view.box}
        className={classes.scroll}
        role="grid"
        aria-label={t('listName')}
        aria-rowcount={count}
        aria-activedescendant={`log-row-${view.active}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        data-testid="log-list"
      >
        <div style={{ height: list.getTotalSize() }} className={classes.canvas}>
          {rows.map((item) => {
            const entry = pages.entryAt(item.index);
            const isOpen = view.open.has(item.index);
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
              // biome-ignore lint/a11y/useSemanticElements: see the grid
              <div
                key={item.key}
                id={`log-row-${item.index}`}
                role="row"
                aria-rowindex={item.index + 1}
                aria-expanded={isOpen}
                aria-selected={view.active === item.index}
                data-index={item.index}
                data-testid="log-line"
                data-number={entry?.number}
                ref={isOpen ? list.measureElement : undefined}
                className={classes.row}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {entry === undefined ? (
                  <LineToCome number={item.index + 1} />
                ) : (
                  <>
                    <LogLine
                      entry={entry}
                      number={item.index + 1}
                      row={item.index}
                      isOpen={isOpen}
                      isActive={view.active === item.index}
                      onToggle={view.toggle}
                      onIncident={props.onIncident}
                    />
                    {isOpen ? (
                      <Cell>
                        <LogDetail entry={entry} onJump={props.onJump} onIncident={props.onIncident} />
                      </Cell>
                    ) : null}
                  </>
                )}
              </div>
            );
          })}
        </div>
      </div>
      {view.unseen > 0 ? (
        <button
          type="button"
          className={`btn btn-primary ${classes.fresh}`}
          onClick={view.goToNewest}
          data-testid="log-new-count"
        >
          {t('newLines', { count: view.unseen })} ↓
        </button>
      ) : null}
    </div>
  );
}
