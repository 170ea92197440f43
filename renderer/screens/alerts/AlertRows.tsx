import { type ReactNode, useState } from 'react';
import type { Alert } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { placeOf } from '../../app/alerts/order';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { clockTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { DrillClock, ErrorNote, spanText, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useHeldAct } from '../parts/useHeldAct';
import type { AlertFilter } from './AlertsScreen';
import classes from './alerts.module.css';

const ROWS_AT_ONCE = 50;
const MOST_ROWS = 500;
const SHOW_LATENESS_ABOVE_MS = 2_000;

function Answer({
  alert,
  inhibitor,
}: {
  readonly alert: Alert;
  readonly inhibitor: string | null;
}): ReactNode {
  const t = useText('alerts');
  if (alert.state === 'acknowledged' && alert.acknowledgedAt !== null) {
    const name =
      alert.acknowledgedBy === null || alert.acknowledgedBy === '' ? t('seat') : alert.acknowledgedBy;
    const back = alert.comesBackAt === null ? '' : clockTime(alert.comesBackAt);
    return <span>{t('known', { name, time: clockTime(alert.acknowledgedAt), back })}</span>;
  }
  if (inhibitor !== null) return <span className="dim">{t('inhibited', { title: inhibitor })}</span>;
  return <b>{t('waiting')}</b>;
}

function notifiedWords(notified: string | null, t: ReturnType<typeof useText<'alerts'>>): string {
  if (notified === null) return t('notNotified');
  return notified === 'shown' ? t('shown') : t('failed');
}

/** What was heard of an alert on its way to a person, each by the time at which it was. */
function Evidence({ alert }: { readonly alert: Alert }): ReactNode {
  const t = useText('alerts');
  const common = useText('common');
  return (
    <>
      <span className="num">
        <Time at={alert.raisedAt} />
        {alert.returns > 0 ? <small> {t('returned', { count: alert.returns + 1 })}</small> : null}
        {alert.lateMs > SHOW_LATENESS_ABOVE_MS ? (
          <small> {t('late', { span: spanText(alert.lateMs, common) })}</small>
        ) : null}
      </span>
      <span className="num">
        {alert.paintedAt === null ? t('notPainted') : <Time at={alert.paintedAt} />}
      </span>
      <span title={alert.notified ?? undefined}>{notifiedWords(alert.notified, t)}</span>
    </>
  );
}

function Row({ alert, inhibitor }: { readonly alert: Alert; readonly inhibitor: string | null }): ReactNode {
  const t = useText('alerts');
  const locale = useLocale();
  const { go } = useNavigation();
  const acknowledge = useHeldAct('alert.acknowledge');
  const { deadline } = alert;
  const posts = labels(locale).shiftPost;
  return (
    <li
      className={classes.row}
      data-testid="alert-row"
      data-alert={alert.id}
      data-level={alert.state === 'raised' ? alert.level : 0}
    >
      <span className={classes.tag}>{t(`level.${alert.level as 1 | 2 | 3}`)}</span>
      <span className={classes.what}>
        <span>{locale === 'zh' ? deadline.titleZh : deadline.titleEn}</span>
        <DrillClock name={deadline.drill} />
        {alert.to.length === 0 ? null : (
          <small className="dim">
            {t('to', { posts: alert.to.map((post) => posts[post]).join(locale === 'zh' ? '、' : ', ') })}
          </small>
        )}
      </span>
      <Time at={deadline.dueAt} />
      <Evidence alert={alert} />
      <Answer alert={alert} inhibitor={inhibitor} />
      <span className={classes.acts}>
        <button
          type="button"
          className="btn btn-small"
          data-item=""
          data-testid="alert-row-handle"
          onClick={() => go(placeOf(deadline))}
        >
          {t('handle')}
        </button>
        {alert.state === 'raised' ? (
          <button
            type="button"
            className="btn btn-small"
            disabled={acknowledge.isBusy}
            data-testid="alert-row-ack"
            onClick={() => void acknowledge.run({ alertId: alert.id })}
          >
            {t('ack')}
          </button>
        ) : null}
      </span>
      <ErrorNote error={acknowledge.error} kept={false} />
    </li>
  );
}

/** The alerts of one group, fifty at a time. */
export function AlertRows(props: {
  readonly groupId: string;
  readonly filter: AlertFilter;
  readonly total: number;
}): ReactNode {
  const { groupId, filter, total } = props;
  const t = useText('alerts');
  const locale = useLocale();
  const [limit, setLimit] = useState(ROWS_AT_ONCE);
  const state = filter === 'all' ? {} : { state: filter };
  const answer = useDesk('alert.list', { groupId, limit, ...state }, { keep: true });
  const rows = answer.data ?? [];
  const titles = new Map(
    rows.map(({ id, deadline }) => [id, locale === 'zh' ? deadline.titleZh : deadline.titleEn] as const),
  );
  const inhibitorOf = ({ inhibitedBy }: Alert): string | null =>
    inhibitedBy === null ? null : (titles.get(inhibitedBy) ?? inhibitedBy);
  const left = Math.min(MOST_ROWS, total) - rows.length;
  return (
    <div>
      <div className={`${classes.row} ${classes.heads}`} aria-hidden="true">
        <span />
        <span>{t('what')}</span>
        <span>{t('due')}</span>
        <span>{t('raised')}</span>
        <span>{t('painted')}</span>
        <span>{t('notified')}</span>
        <span>{t('acknowledged')}</span>
        <span />
      </div>
      <ErrorNote error={answer.error} kept={false} />
      <ul onKeyDown={moveInList}>
        {rows.map((alert) => (
          <Row key={alert.id} alert={alert} inhibitor={inhibitorOf(alert)} />
        ))}
      </ul>
      {left > 0 && rows.length > 0 ? (
        <button
          type="button"
          className="btn btn-small"
          data-testid="alerts-more"
          onClick={() => setLimit(Math.min(MOST_ROWS, limit + ROWS_AT_ONCE))}
        >
          {t('more', { count: Math.min(left, ROWS_AT_ONCE) })}
        </button>
      ) : null}
    </div>
  );
}
