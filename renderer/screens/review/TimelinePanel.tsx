import type { ReactNode } from 'react';
import { reviewTimeline } from '../../../shared/briefing/timeline';
import type { TimingPage } from '../../../shared/contract/areas/briefing';
import type { LogEntry } from '../../../shared/contract/models';
import { limitWords, TIMING_GROUP_WORDS, TIMING_STATE_WORDS } from '../../../shared/wording/timingWords';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import classes from './review.module.css';

type Row = TimingPage['rows'][number];

function DutyWords({ row }: { readonly row: Row }): ReactNode {
  const t = useText('review');
  const locale = useLocale();
  const title = locale === 'zh' ? row.titleZh : row.titleEn;
  const isLate = row.state === 'late' || row.state === 'overdue';
  return (
    <>
      <b>{title === '' ? TIMING_GROUP_WORDS[locale][row.group] : title}</b>{' '}
      <span className="dim num">
        {row.intervalMinutes === null ? null : t('took', { minutes: row.intervalMinutes })}{' '}
        {row.limitMinutes === null ? null : t('limit', { limit: limitWords(row.limitMinutes, locale) })}
      </span>{' '}
      {row.state === 'noted' ? null : (
        <span className={isLate ? 'overdue num' : 'dim'}>
          {TIMING_STATE_WORDS[locale][row.state]}
          {isLate ? ` ${limitWords(row.lateMinutes, locale)}` : ''}
        </span>
      )}{' '}
      <span className="dim">{row.lateReason}</span>
    </>
  );
}

/** What happened, line by line as the log has it, with every duty at the moment it was done and against its limit. */
export function TimelinePanel(props: {
  readonly incidentId: string;
  readonly entries: readonly LogEntry[];
}): ReactNode {
  const t = useText('review');
  const found = useDesk('clocks.get', { incidentId: props.incidentId });
  const written = props.entries
    .filter((entry) => entry.humanNumber !== null && entry.correctedBy === null && entry.text !== '')
    .map((entry) => ({
      id: entry.id,
      at: entry.receivedAt,
      text: entry.text,
      by: entry.author?.name ?? '',
    }));
  const rows = reviewTimeline(found.data?.rows ?? [], written);
  return (
    <details className={classes.timeline} open data-testid="review-timeline">
      <summary>{t('timeline')}</summary>
      <ErrorNote error={found.error} kept={false} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ol tabIndex={0} aria-label={t('timeline')}>
        {rows.map((one) => (
          <li key={one.kind === 'duty' ? one.row.id : one.entry.id} data-kind={one.kind}>
            <Time at={one.at} />
            <span>
              {one.kind === 'duty' ? (
                <DutyWords row={one.row} />
              ) : (
                <>
                  {one.entry.text} <span className="dim">{one.entry.by}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
