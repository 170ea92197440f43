import { type ReactNode, useMemo, useState } from 'react';
import type { Alert, Board } from '../../../shared/contract/models';
import { call } from '../../bridge/client';
import { DrillClock, ErrorNote, Kbd, spanText, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { openDeadlines, placeOf, waitingAlerts } from '../alerts/order';
import { useAlarm } from '../alerts/useAlarm';
import { usePainted } from '../alerts/usePainted';
import { useNow } from '../clock';
import { useHotkey } from '../hotkeys';
import { useNavigation } from '../navigation';
import { useHush } from '../slip';

const NAMED = 3;
const SHOW_LATENESS_ABOVE_MS = 2_000;

/** The sign of an alert: overdue is inverse and says by how much; what is near says how long is left. */
function Sign({ alert }: { readonly alert: Alert }): ReactNode {
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

function Named({ alert, isFirst }: { readonly alert: Alert; readonly isFirst: boolean }): ReactNode {
  const t = useText('shell');
  const common = useText('common');
  const locale = useLocale();
  const { deadline } = alert;
  return (
    <span
      className={isFirst ? 'strip-item strip-first' : 'strip-item'}
      data-testid="alert-item"
      data-alert={alert.id}
    >
      <Sign alert={alert} />
      <b className="strip-title">{locale === 'zh' ? deadline.titleZh : deadline.titleEn}</b>
      {deadline.incidentTitle === null ? null : (
        <span className="strip-incident">{deadline.incidentTitle}</span>
      )}
      <Time at={deadline.dueAt} />
      <DrillClock name={deadline.drill} />
      {isFirst && alert.returns > 0 ? (
        <span className="dim">{t('strip.again', { count: alert.returns + 1 })}</span>
      ) : null}
      {isFirst && alert.lateMs > SHOW_LATENESS_ABOVE_MS ? (
        <span className="dim">{t('strip.late', { span: spanText(alert.lateMs, common) })}</span>
      ) : null}
    </span>
  );
}

function Quiet({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('shell');
  const common = useText('common');
  const locale = useLocale();
  const now = useNow();
  const open = openDeadlines(board);
  if (open.length === 0) return null;
  const late = open.filter((deadline) => deadline.dueAt <= now);
  const heard = new Set(
    board?.alerts.filter((alert) => alert.state === 'acknowledged').map((alert) => alert.deadlineId),
  );
  const lateWords = late.every((deadline) => heard.has(deadline.id)) ? 'strip.known' : 'strip.overdueCount';
  const next = open.find((deadline) => deadline.dueAt > now);
  return (
    <div className="strip strip-quiet" data-testid="strip-quiet">
      <span className={late.length > 0 ? undefined : 'dim'}>
        {late.length > 0 ? t(lateWords, { count: late.length }) : t('strip.quiet')}
      </span>
      {next === undefined ? null : (
        <>
          <span className="dim">· {t('strip.next')}</span>
          <Time at={next.dueAt} />
          <span className="strip-title">{locale === 'zh' ? next.titleZh : next.titleEn}</span>
          <span className="strip-incident">{next.incidentTitle}</span>
          <span className="num dim">{t('strip.left', { span: spanText(next.dueAt - now, common) })}</span>
        </>
      )}
    </div>
  );
}

/** Says "heard" to one alert; Ctrl+Enter does the same from anywhere. */
function useAcknowledge(alert: Alert | undefined): { readonly error: unknown; acknowledge(): void } {
  const [error, setError] = useState<unknown>(null);
  const acknowledge = (): void => {
    if (alert === undefined) return;
    setError(null);
    call('alert.acknowledge', { alertId: alert.id }).catch(setError);
  };
  useHotkey('Ctrl+Enter', acknowledge, alert !== undefined);
  return { error, acknowledge };
}

/** What is due, above everything: named, sounded, answered with one key. */
export function AlertStrip({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('shell');
  const { go } = useNavigation();
  const alerts = useMemo(() => waitingAlerts(board?.alerts ?? []), [board?.alerts]);
  const first = alerts[0];
  const { error, acknowledge } = useAcknowledge(first);
  usePainted(alerts);
  const sound = useAlarm(alerts, useHush() > 0);
  if (first === undefined) return <Quiet board={board} />;
  return (
    <section
      className="strip strip-on"
      aria-label={t('strip.name')}
      data-testid="alert-strip"
      data-level={first.level}
    >
      <div className="strip-items" role="alert">
        {alerts.slice(0, NAMED).map((alert, place) => (
          <Named key={alert.id} alert={alert} isFirst={place === 0} />
        ))}
      </div>
      {alerts.length > 1 ? (
        <span className="strip-count num" data-testid="alert-count">
          {t('strip.count', { count: alerts.length })}
        </span>
      ) : null}
      {sound.isBlocked ? (
        <button type="button" className="btn btn-small" onClick={sound.wake}>
          {t('strip.soundOff')}
        </button>
      ) : null}
      {error === null ? null : (
        <span className="strip-error">
          <ErrorNote error={error} kept={false} />
        </span>
      )}
      <button
        type="button"
        className="btn btn-small"
        data-testid="alert-handle"
        onClick={() => go(placeOf(first.deadline))}
      >
        {t('strip.handle')}
      </button>
      <button
        type="button"
        className="btn btn-small btn-primary"
        data-testid="alert-ack"
        onClick={acknowledge}
      >
        {t('strip.ack')} <Kbd>Ctrl+Enter</Kbd>
      </button>
    </section>
  );
}
