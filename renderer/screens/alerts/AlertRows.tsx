import { type ReactNode, useState } from 'react';
import type { Alert, AlertGroup } from '../../../shared/contract/alertModels';
import type { Evidence } from '../../../shared/contract/areas/channels';
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
import { Pager } from './Pager';
import { Reached } from './Reached';

const ROWS_AT_ONCE = 50;
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

/** When it was raised, how late that was, and how often by now. */
function Raised({ alert }: { readonly alert: Alert }): ReactNode {
  const t = useText('alerts');
  const common = useText('common');
  return (
    <span className="num">
      <Time at={alert.raisedAt} />
      {alert.returns > 0 ? <small> {t('returned', { count: alert.returns + 1 })}</small> : null}
      {alert.lateMs > SHOW_LATENESS_ABOVE_MS ? (
        <small> {t('late', { span: spanText(alert.lateMs, common) })}</small>
      ) : null}
    </span>
  );
}

function Row(props: {
  readonly alert: Alert;
  readonly inhibitor: string | null;
  readonly evidence: Evidence | undefined;
}): ReactNode {
  const { alert, inhibitor } = props;
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
      <Raised alert={alert} />
      <Reached alert={alert} evidence={props.evidence} />
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

/** The alerts of one group, fifty at a time, however many thousand there are. */
export function AlertRows(props: {
  readonly group: AlertGroup;
  readonly filter: Exclude<AlertFilter, 'done'>;
  readonly total: number;
}): ReactNode {
  const { group, filter, total } = props;
  const { groupId } = group;
  const t = useText('alerts');
  const locale = useLocale();
  const [wanted, setOffset] = useState(0);
  // What was done in the meantime may have taken the last page away.
  const offset = Math.min(wanted, Math.max(0, Math.floor((total - 1) / ROWS_AT_ONCE) * ROWS_AT_ONCE));
  const state = filter === 'all' ? {} : { state: filter };
  const answer = useDesk('alert.list', { groupId, limit: ROWS_AT_ONCE, offset, ...state }, { keep: true });
  const rows = answer.data ?? [];
  const alertIds = rows.map(({ id }) => id);
  const evidence = useDesk(
    'alert.evidence',
    { limit: ROWS_AT_ONCE, alertIds },
    { keep: true, enabled: alertIds.length > 0 },
  ).data;
  const evidenceOf = new Map((evidence ?? []).map((one) => [one.alertId, one]));
  const titleOf = ({ deadline }: Alert): string => (locale === 'zh' ? deadline.titleZh : deadline.titleEn);
  const titles = new Map([group.first, ...rows].map((one) => [one.id, titleOf(one)] as const));
  const inhibitorOf = ({ inhibitedBy }: Alert): string | null =>
    inhibitedBy === null ? null : (titles.get(inhibitedBy) ?? t('aGraverOne'));
  const pager = (
    <Pager offset={offset} size={ROWS_AT_ONCE} total={total} onOffset={setOffset} testId="alerts-page" />
  );
  return (
    <div>
      {pager}
      <div className={`${classes.row} ${classes.heads}`} aria-hidden="true">
        <span />
        <span>{t('what')}</span>
        <span>{t('due')}</span>
        <span>{t('raised')}</span>
        <span>{t('reached')}</span>
        <span>{t('acknowledged')}</span>
        <span />
      </div>
      <ErrorNote error={answer.error} kept={false} />
      <ul onKeyDown={moveInList}>
        {rows.map((alert) => (
          <Row
            key={alert.id}
            alert={alert}
            inhibitor={inhibitorOf(alert)}
            evidence={evidenceOf.get(alert.id)}
          />
        ))}
      </ul>
      {rows.length > 20 ? pager : null}
    </div>
  );
}
