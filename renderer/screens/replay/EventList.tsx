import { type ReactNode, useEffect, useRef } from 'react';
import { systemLine } from '../../../shared/wording/systemLines';
import { moveInList } from '../../app/listKeys';
import { clockSeconds, clockTime } from '../../app/time';
import { useLocale, useText } from '../../i18n';
import { markWords } from './marks';
import classes from './replay.module.css';
import type { Played } from './useReplay';

const LATE_ENTRY_MS = 5 * 60_000;

/** Every event in the order of the journal; the one at the cursor is marked and kept in sight. */
export function EventList(props: {
  readonly played: Played;
  readonly cursor: number;
  readonly onCursor: (cursor: number) => void;
}): ReactNode {
  const { played, cursor } = props;
  const t = useText('replay');
  const locale = useLocale();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector('[aria-current="true"]');
    if (row !== null && row !== undefined && 'scrollIntoView' in row)
      row.scrollIntoView({ block: 'nearest' });
  });
  return (
    <ol ref={list} className={classes.events} onKeyDown={moveInList} aria-label={t('events')}>
      {played.events.map(({ event, recordedAt, by, params }, index) => {
        const marks = played.replay.marks[index] ?? [];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an event is named by its place in the journal
          <li key={index}>
            <button
              type="button"
              data-item=""
              className={classes.event}
              aria-current={index + 1 === cursor}
              data-ahead={index >= cursor}
              data-testid="replay-event"
              onClick={() => props.onCursor(index + 1)}
            >
              <span className="num">{clockSeconds(event.at)}</span>
              <span className={classes.words}>
                {marks.length === 0 ? null : (
                  <b className={classes.tag} data-mark={marks[0]}>
                    {markWords(marks, t)}
                  </b>
                )}
                {systemLine(`run.${event.kind}`, params, locale)}
              </span>
              <span className="dim">
                {by}
                {recordedAt - event.at > LATE_ENTRY_MS
                  ? ` ${t('typedAt', { time: clockTime(recordedAt) })}`
                  : ''}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
