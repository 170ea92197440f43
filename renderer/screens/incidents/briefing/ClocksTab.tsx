import type { ReactNode } from 'react';
import { rowAt, timingTotals } from '../../../../shared/briefing/timing';
import type { TimingPage } from '../../../../shared/contract/areas/briefing';
import type { SendWay } from '../../../../shared/domain/vocabulary';
import { labels } from '../../../../shared/wording/labels';
import {
  clockWords,
  limitWords,
  TIMING_GROUP_WORDS,
  TIMING_STATE_WORDS,
} from '../../../../shared/wording/timingWords';
import { useNow } from '../../../app/clock';
import { clockTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { Countdown, ErrorNote, Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { PaperButtons } from '../../parts/PaperButtons';
import classes from './clocks.module.css';
import { Source } from './Source';
import { Watches } from './Watches';

type Row = TimingPage['rows'][number];

/** How much of the time between clock and limit is used up, 0 to 1; amber from 70 % on, red when it is over. */
function Used({ row, now }: { readonly row: Row; readonly now: number }): ReactNode {
  if (row.dueAt === null || row.clock === null) return null;
  const span = Math.max(1, row.dueAt - row.clock.at);
  const used = Math.min(1, Math.max(0, (now - row.clock.at) / span));
  const tone = now > row.dueAt ? 'over' : used >= 0.7 ? 'near' : 'calm';
  return (
    <span className={classes.bar} data-tone={tone} aria-hidden="true">
      <span style={{ width: `${Math.round(used * 100)}%` }} />
    </span>
  );
}

const isOpen = (row: Row): boolean => row.state === 'open' || row.state === 'overdue';

/** What is due next and what comes after it, each with how much of its time is left. */
function Next({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const t = useText('briefing');
  const locale = useLocale();
  const now = useNow();
  const open = rows
    .filter((row) => isOpen(row) && row.dueAt !== null)
    .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  if (open.length === 0) return <p className="empty">{t('nothingNext')}</p>;
  return (
    <ol className={classes.next} data-testid="clocks-next">
      {open.map((row) => (
        <li key={row.id} data-testid="clock-open">
          <span className={classes.nextWhat}>
            {locale === 'zh' ? row.titleZh : row.titleEn}
            {row.round === null ? null : <span className="dim"> {t('round', { round: row.round })}</span>}
          </span>
          <Countdown dueAt={row.dueAt ?? 0} />
          <Used row={row} now={now} />
          <Source rule={row.rule} />
        </li>
      ))}
    </ol>
  );
}

function Outcome({ row }: { readonly row: Row }): ReactNode {
  const locale = useLocale();
  const words = TIMING_STATE_WORDS[locale][row.state];
  if (row.state === 'late' || row.state === 'overdue')
    return (
      <span className="overdue num">
        {words} {limitWords(row.lateMinutes, locale)}
      </span>
    );
  return <span className={row.state === 'on_time' ? undefined : 'dim'}>{words}</span>;
}

function Line({ row }: { readonly row: Row }): ReactNode {
  const t = useText('briefing');
  const locale = useLocale();
  const title = locale === 'zh' ? row.titleZh : row.titleEn;
  const way = labels(locale).sendWay[row.way as SendWay] ?? row.way;
  const record = [way, row.receiver, row.readBack ? t('readBack') : ''].filter((part) => part !== '');
  return (
    <tr data-testid="clock-row" data-state={row.state} data-group={row.group}>
      <th scope="row">
        {title === '' ? TIMING_GROUP_WORDS[locale][row.group] : title}
        {row.round === null ? null : <span className="dim"> {t('round', { round: row.round })}</span>}
      </th>
      <td>{row.at === null ? null : <Time at={row.at} />}</td>
      <td>
        {row.clock === null ? null : (
          <>
            <span className="dim">{clockWords(row.clock.field, locale)}</span> <Time at={row.clock.at} />
          </>
        )}
      </td>
      <td className="num">
        {row.intervalMinutes === null ? null : t('plus', { minutes: row.intervalMinutes })}
      </td>
      <td className="num">
        {row.limitMinutes === null ? null : limitWords(row.limitMinutes, locale)}
        {row.targetAt === null || !isOpen(row) ? null : (
          <span className="dim"> {t('target', { time: clockTime(row.targetAt) })}</span>
        )}
      </td>
      <td>{row.dueAt === null ? null : <Time at={row.dueAt} />}</td>
      <td className="dim">
        {row.dueAt === null ? null : <Source rule={row.rule} />}
        {row.rule?.isLaw === true ? <span className={classes.law}>{t('law')}</span> : null}
      </td>
      <td>
        <Outcome row={row} />
      </td>
      <td>{record.join(locale === 'zh' ? '，' : ', ')}</td>
      <td>
        {row.lateReason === '' && row.state === 'late' ? (
          <span className="dim">{t('noReason')}</span>
        ) : (
          row.lateReason
        )}
      </td>
    </tr>
  );
}

const HEADS = [
  'what',
  'time',
  'from',
  'interval',
  'limit',
  'dueAt',
  'source',
  'outcome',
  'record',
  'lateReason',
] as const;

/** The clocks of an incident: what is due next, and the check of every limit, which can be printed at any time. */
export default function ClocksTab({ incidentId }: { readonly incidentId: string }): ReactNode {
  const t = useText('briefing');
  const common = useText('common');
  useText('papers');
  const now = useNow(60_000);
  const found = useDesk('clocks.get', { incidentId });
  const page = found.data;
  if (page === undefined)
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  const rows = page.rows.map((row) => rowAt(row, now));
  const { onTime, late, overdue, open, unexplained } = timingTotals(rows);
  return (
    <div className={classes.tab} data-testid="clocks-tab">
      <div className={classes.head}>
        <span className="num" data-testid="clocks-totals">
          {t('totals', { onTime, late, overdue, open })}
          {unexplained === 0 ? null : ` · ${t('unexplained', { count: unexplained })}`}
        </span>
        <span className={classes.grow} />
        <PaperButtons
          paper={{ kind: 'timing_sheet', incidentId }}
          formats={['pdf', 'docx', 'xlsx']}
          testId="timing-paper"
        />
      </div>
      <section className="panel" aria-label={t('next')}>
        <h2 className="panel-head">{t('next')}</h2>
        <Next rows={rows} />
        <Watches incidentId={incidentId} rows={rows} now={now} />
      </section>
      <section className="panel" aria-label={t('sheet')}>
        <h2 className="panel-head">{t('sheet')}</h2>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </div>
  );
}
