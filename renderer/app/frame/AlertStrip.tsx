import { type ReactNode, useMemo, useState } from 'react';
import type { Alert, AlertGroup } from '../../../shared/contract/alertModels';
import type { Board } from '../../../shared/contract/boardModels';
import { call } from '../../bridge/client';
import { useLocked } from '../../bridge/lock';
import { ErrorNote, Kbd, spanText, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { openDeadlines, placeOf, waitingAlerts } from '../alerts/order';
import { useAlarm } from '../alerts/useAlarm';
import { useGroupAcknowledge } from '../alerts/useGroupAcknowledge';
import { usePainted } from '../alerts/usePainted';
import { useNow } from '../clock';
import { useHotkey } from '../hotkeys';
import { useNavigation } from '../navigation';
import { useHush } from '../slip';
import { GroupBanner } from './GroupBanner';

const NAMED = 3;
const NONE: readonly Alert[] = [];

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

/** "Heard" to everything of the first group, where it has more than one; Ctrl+Shift+Enter. */
function AllOfGroup(props: { readonly group: AlertGroup; readonly seenAt: number }): ReactNode {
  const { group, seenAt } = props;
  const t = useText('shell');
  const { run, isBusy, error } = useGroupAcknowledge();
  const acknowledge = (): void => void run(group.groupId, seenAt);
  useHotkey('Ctrl+Shift+Enter', acknowledge);
  return (
    <>
      {error === null ? null : (
        <span className="strip-error">
          <ErrorNote error={error} kept={false} />
        </span>
      )}
      <button
        type="button"
        className="btn btn-small"
        title="Ctrl+Shift+Enter"
        disabled={isBusy}
        data-testid="alert-ack-group"
        onClick={acknowledge}
      >
        {t('strip.ackGroup', { count: group.raised })}
      </button>
    </>
  );
}

/** What is due, above everything: one banner per incident, named, counted, sounded, answered with one key. */
export function AlertStrip({ board }: { readonly board: Board | undefined }): ReactNode {
  const t = useText('shell');
  const { go } = useNavigation();
  const alerts = useMemo(() => waitingAlerts(board?.alerts ?? []), [board?.alerts]);
  const groups = (board?.alertGroups ?? []).filter((group) => group.raised > 0);
  const raised = board?.alertCounts.raised ?? 0;
  const first = groups[0]?.first;
  const { error, acknowledge } = useAcknowledge(first);
  // On a locked seat they are shown as a number.
  const isLocked = useLocked();
  usePainted(isLocked ? NONE : alerts, isLocked || raised > alerts.length ? (board?.now ?? null) : null);
  const sound = useAlarm(alerts, useHush() > 0);
  const openAll = (): void => go({ screen: 'alerts' });
  useHotkey('Ctrl+Shift+A', openAll);
  if (first === undefined || groups[0] === undefined) return <Quiet board={board} />;
  return (
    <section
      className="strip strip-on"
      aria-label={t('strip.name')}
      data-testid="alert-strip"
      data-level={first.level}
    >
      <div className="strip-items" role="alert">
        {groups.slice(0, NAMED).map((group, place) => (
          <GroupBanner key={group.groupId} group={group} isFirst={place === 0} />
        ))}
      </div>
      {raised > 1 ? (
        <button
          type="button"
          className="btn btn-small btn-plain strip-count num"
          title={`${t('strip.all')} Ctrl+Shift+A`}
          data-testid="alert-count"
          onClick={openAll}
        >
          {t('strip.count', { count: raised })}
        </button>
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
      {groups[0].raised > 1 ? <AllOfGroup group={groups[0]} seenAt={board?.now ?? 0} /> : null}
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
