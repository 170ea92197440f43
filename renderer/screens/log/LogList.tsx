import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { LogEntry } from '../../../shared/contract/models';
import { isComposingKey } from '../../app/hotkeys';
import { fullDate, weekday } from '../../app/time';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { LogDetail } from './LogDetail';
import { Cell, LineToCome, LogLine } from './LogRow';
import classes from './log.module.css';
import { type LogPages, useLogPages } from './useLogPages';
import { type LogView, useLogView } from './useLogView';
import { LINE, type LogWindow, type Row } from './useLogWindow';

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
    view.list.scrollTo(row, 'auto');
  };
}

type Drawn = {
  readonly rows: readonly Row[];
  readonly top: number;
  readonly entries: ReadonlyMap<number, LogEntry>;
};

/**
 * What is drawn: the lines in sight once they are all there; until then, some thousandths of a second after a jump, what was in sight before.
 * So no frame shows a line without its words.
 */
function useDrawn(list: LogWindow, pages: LogPages): Drawn {
  const last = useRef<Drawn | null>(null);
  const inSight = list.rows.filter(({ index }) => index >= list.first && index <= list.last);
  const isReady = inSight.length > 0 && inSight.every(({ index }) => pages.entryAt(index) !== undefined);
  const before = last.current;
  if (!isReady && before !== null && pages.error === null) return before;
  const entries = new Map<number, LogEntry>();
  for (const { index } of list.rows) {
    const entry = pages.entryAt(index);
    if (entry !== undefined) entries.set(index, entry);
  }
  const drawn = {
    rows: list.rows.filter(({ index }) => entries.has(index) || !isReady),
    top: list.top,
    entries,
  };
  if (isReady) last.current = drawn;
  return drawn;
}

/** Tells the height of an opened row, now and whenever it changes. */
function measured(element: HTMLElement | null, tell: (height: number) => void): (() => void) | undefined {
  if (element === null) return undefined;
  const observer = new ResizeObserver(() => tell(element.getBoundingClientRect().height));
  observer.observe(element);
  return () => observer.disconnect();
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
  const pages = useLogPages(
    people,
    list.first < 0 ? count - 1 : list.first,
    list.last < 0 ? count - 1 : list.last,
    count,
  );
  const drawn = useDrawn(list, pages);
  useFollowOwn(view, pages, count);
  const onKeyDown = useListKeys(view, count);
  const { show, goTo } = view;
  useEffect(() => {
    if (wish === null) return;
    if (wish.open) show(wish.row);
    else goTo(wish.row, 'start');
  }, [wish, show, goTo]);
  const top = pages.entryAt(Math.max(0, list.first))?.receivedAt;
  const isAtNewest = list.last >= count - 1;
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
      <div
        ref={view.box}
        className={classes.scroll}
        role="treegrid"
        aria-label={t('listName')}
        aria-rowcount={count}
        aria-activedescendant={`log-row-${view.active}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        data-testid="log-list"
      >
        <div style={{ height: list.canvas }} className={classes.canvas}>
          <div className={classes.pane}>
            {drawn.rows.map((item) => {
              const entry = pages.entryAt(item.index) ?? drawn.entries.get(item.index);
              const isOpen = view.open.has(item.index);
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
                // biome-ignore lint/a11y/useSemanticElements: see the grid
                <div
                  key={item.index}
                  id={`log-row-${item.index}`}
                  role="row"
                  aria-rowindex={item.index + 1}
                  aria-expanded={isOpen}
                  aria-selected={view.active === item.index}
                  data-index={item.index}
                  data-testid="log-line"
                  data-number={entry?.number}
                  ref={
                    isOpen
                      ? (element) => measured(element, (height) => list.setHeight(item.index, height))
                      : undefined
                  }
                  className={classes.row}
                  style={{ transform: `translateY(${item.start - drawn.top}px)` }}
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
