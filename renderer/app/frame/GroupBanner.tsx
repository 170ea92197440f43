import type { ReactNode } from 'react';
import type { Alert, AlertGroup } from '../../../shared/contract/alertModels';
import { DrillClock, spanText, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useNow } from '../clock';

const SHOW_LATENESS_ABOVE_MS = 2_000;

/** The sign of an alert: overdue is inverse and says by how much; what is near says how long is left. */
export function AlertSign({ alert }: { readonly alert: Alert }): ReactNode {
  const t = useText('shell');
  const common = useText('common');
  const now = useNow();
  const late = now - alert.deadline.dueAt;
  if (late >= 60_000) {
    return <span className="overdue num">{t('strip.overdue', { span: spanText(late, common, false) })}</span>;
  }
  if (late >= 0) return <span className="overdue">{t('strip.due')}</span>;
  return (
    <span className="strip-near num">
      {t('strip.near')} {t('strip.left', { span: spanText(-late, common) })}
    </span>
  );
}

/** One banner per group: the gravest by its name, the others as a number with the age of the oldest. */
export function GroupBanner(props: { readonly group: AlertGroup; readonly isFirst: boolean }): ReactNode {
  const { group, isFirst } = props;
  const t = useText('shell');
  const common = useText('common');
  const locale = useLocale();
  const now = useNow();
  const alert = group.first;
  const { deadline } = alert;
  return (
    <span
      className={isFirst ? 'strip-item strip-first' : 'strip-item'}
      data-testid="alert-item"
      data-alert={alert.id}
      data-group={group.groupId}
    >
      <AlertSign alert={alert} />
      <b className="strip-title">{locale === 'zh' ? deadline.titleZh : deadline.titleEn}</b>
      {deadline.incidentTitle === null ? null : (
        <span className="strip-incident">{deadline.incidentTitle}</span>
      )}
      <Time at={deadline.dueAt} />
      <DrillClock name={deadline.drill} />
      {group.raised > 1 ? (
        <span className="strip-more num" data-testid="group-count">
          {t('strip.group', {
            count: group.raised,
            span: spanText(Math.max(0, now - group.oldestAt), common, false),
          })}
        </span>
      ) : null}
      {isFirst && alert.returns > 0 ? (
        <span className="dim">{t('strip.again', { count: alert.returns + 1 })}</span>
      ) : null}
      {isFirst && alert.lateMs > SHOW_LATENESS_ABOVE_MS ? (
        <span className="dim">{t('strip.late', { span: spanText(alert.lateMs, common) })}</span>
      ) : null}
    </span>
  );
}
