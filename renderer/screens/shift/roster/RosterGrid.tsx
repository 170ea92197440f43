import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { CalendarDay } from '../../../../shared/contract/areas/roster';
import { cellKey, type RosterCell, type RosterPerson, weekdayOf } from '../../../../shared/domain/roster';
import { SHIFT_POSTS, type ShiftPost } from '../../../../shared/domain/vocabulary';
import type { RosterWarning } from '../../../../shared/rules/roster/checks';
import { labels } from '../../../../shared/wording/labels';
import { rosterWarningText } from '../../../../shared/wording/roster';
import { isComposingKey } from '../../../app/hotkeys';
import { type Text, useLocale, useText } from '../../../i18n';
import classes from './roster.module.css';

export type CellPlace = { readonly day: string; readonly shift: number; readonly post: ShiftPost };

type GridProps = {
  readonly days: readonly CalendarDay[];
  readonly starts: readonly number[];
  readonly cells: readonly RosterCell[];
  readonly changed: readonly RosterCell[];
  readonly warnings: readonly RosterWarning[];
  readonly today: string;
  readonly selected: CellPlace | null;
  readonly onSelect: (place: CellPlace) => void;
  readonly onOpen: (place: CellPlace) => void;
  readonly onClear: (place: CellPlace) => void;
  readonly onMonth: (by: number) => void;
};

const STATE_MARKS = { planned: '', confirmed: '✓', swapped: '⇄', absent: '✗' } as const;

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function Person({ person }: { readonly person: RosterPerson }): ReactNode {
  const words = labels(useLocale()).rosterState;
  const mark = STATE_MARKS[person.state];
  return (
    <span className={classes.person} data-state={person.state}>
      {person.name}
      {mark === '' ? null : (
        <span
          className={classes.state}
          role="img"
          aria-label={words[person.state]}
          title={words[person.state]}
        >
          {mark}
        </span>
      )}
    </span>
  );
}

function DayHead({ day, t }: { readonly day: CalendarDay; readonly t: Text<'roster'> }): ReactNode {
  const weekday = weekdayOf(day.day) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
  const mark = day.marks[0];
  return (
    <span className={classes.dayHead}>
      <span className="num">{Number(day.day.slice(8))}</span>
      <span className={classes.weekday}>{t(`weekday.${weekday}`)}</span>
      {day.kind === 'holiday' || day.kind === 'makeup' ? (
        <span className={classes.dayTag} data-kind={day.kind} title={day.name}>
          {day.kind === 'holiday' ? t('tag.holiday') : t('tag.makeup')}
        </span>
      ) : null}
      {mark === undefined ? null : (
        <span
          className={classes.dayTag}
          data-kind={mark.kind}
          title={day.marks.map((one) => one.name).join('、')}
        >
          {t(`tag.${mark.kind}`)}
        </span>
      )}
    </span>
  );
}

/** Moves from one cell to another by the arrow keys; Home and End within the row, with Ctrl to the ends of the month. */
function target(
  event: KeyboardEvent,
  rows: number,
  row: number,
  column: number,
): readonly [number, number] | null {
  const last = SHIFT_POSTS.length - 1;
  switch (event.key) {
    case 'ArrowUp':
      return [Math.max(0, row - 1), column];
    case 'ArrowDown':
      return [Math.min(rows - 1, row + 1), column];
    case 'ArrowLeft':
      return [row, Math.max(0, column - 1)];
    case 'ArrowRight':
      return [row, Math.min(last, column + 1)];
    case 'Home':
      return [event.ctrlKey ? 0 : row, 0];
    case 'End':
      return [event.ctrlKey ? rows - 1 : row, last];
    default:
      return null;
  }
}

/** The month as the office lays it out: a row per shift, a column per post. Arrow keys move, Enter edits, Delete empties, Page keys change the month. */
export function RosterGrid(props: GridProps): ReactNode {
  const { days, starts, cells, changed, warnings, today, selected } = props;
  const t = useText('roster');
  const locale = useLocale();
  const posts = labels(locale).shiftPost;
  const box = useRef<HTMLTableElement>(null);
  const rows = useMemo(
    () => days.flatMap((day) => starts.map((start, shift) => ({ day, shift, start }))),
    [days, starts],
  );
  const byKey = useMemo(() => new Map(cells.map((cell) => [cellKey(cell), cell])), [cells]);
  const changedKeys = useMemo(() => new Set(changed.map(cellKey)), [changed]);
  const current = selected ?? { day: days[0]?.day ?? '', shift: 0, post: 'primary_officer' as const };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another month is looked at anew
  useEffect(() => {
    box.current?.querySelector('[data-today="true"]')?.scrollIntoView?.({ block: 'center' });
  }, [days]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (isComposingKey(event.nativeEvent) || event.altKey) return;
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      props.onMonth(event.key === 'PageUp' ? -1 : 1);
      return;
    }
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      props.onOpen(current);
      return;
    }
    if (event.key === 'Delete') {
      event.preventDefault();
      props.onClear(current);
      return;
    }
    const row = rows.findIndex((one) => one.day.day === current.day && one.shift === current.shift);
    const next = target(event, rows.length, row, SHIFT_POSTS.indexOf(current.post));
    if (next === null) return;
    event.preventDefault();
    const to = rows[next[0]];
    const post = SHIFT_POSTS[next[1]];
    if (to === undefined || post === undefined) return;
    const place = { day: to.day.day, shift: to.shift, post };
    props.onSelect(place);
    box.current?.querySelector<HTMLElement>(`[data-cell="${cellKey(place)}"]`)?.focus();
  };

  return (
    <div className={classes.gridBox}>
      <table
        ref={box}
        className={classes.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are reached by arrow keys is a grid
        role="grid"
        aria-label={t('grid')}
        onKeyDown={onKeyDown}
        data-testid="roster-grid"
      >
        <thead>
          <tr>
            <th scope="col" className={classes.dayColumn}>
              {t('day')}
            </th>
            {starts.length > 1 ? <th scope="col">{t('shift')}</th> : null}
            {SHIFT_POSTS.map((post) => (
              <th key={post} scope="col">
                {posts[post]}
              </th>
            ))}
            <th scope="col" className={classes.warnColumn}>
              {t('warnings')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, shift, start }) => {
            const about = warnings.filter(
              (one) => one.day === day.day && (one.shift === shift || (one.shift === null && shift === 0)),
            );
            return (
              <tr
                key={`${day.day}/${shift}`}
                data-today={day.day === today}
                data-past={day.day < today}
                data-free={day.kind === 'holiday' || day.kind === 'rest'}
              >
                <th scope="row">{shift === 0 ? <DayHead day={day} t={t} /> : null}</th>
                {starts.length > 1 ? <td className={`num ${classes.shiftTime}`}>{clockOf(start)}</td> : null}
                {SHIFT_POSTS.map((post) => {
                  const place = { day: day.day, shift, post };
                  const key = cellKey(place);
                  const isCurrent = key === cellKey(current);
                  const doubtful = about.filter((one) => one.posts.includes(post));
                  const people = byKey.get(key)?.people ?? [];
                  return (
                    <td
                      key={post}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid
                      role="gridcell"
                      tabIndex={isCurrent ? 0 : -1}
                      aria-selected={selected !== null && isCurrent}
                      aria-label={`${day.day} ${posts[post]} ${people.map((one) => one.name).join('、')} ${doubtful.map((one) => rosterWarningText(one, locale)).join(' ')}`.trim()}
                      data-cell={key}
                      data-testid={`roster-cell-${key}`}
                      data-changed={changedKeys.has(key)}
                      data-doubtful={doubtful.length > 0}
                      title={doubtful.map((one) => rosterWarningText(one, locale)).join('\n')}
                      onFocus={() => props.onSelect(place)}
                      onDoubleClick={() => props.onOpen(place)}
                    >
                      {people.map((person) => (
                        <Person key={person.name} person={person} />
                      ))}
                    </td>
                  );
                })}
                <td
                  className={classes.warnCell}
                  title={about.map((one) => rosterWarningText(one, locale)).join('\n')}
                >
                  {about.map((one) => rosterWarningText(one, locale)).join(locale === 'zh' ? '；' : '; ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
