import type { ReactNode } from 'react';
import type { Evidence, EvidenceStep } from '../../../shared/contract/areas/channels';
import { clockTimeWithSeconds } from '../../../shared/domain/time';
import { channelWords, reasonWords } from '../../../shared/wording/channels';
import type { Locale } from '../../../shared/wording/labels';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';
import { fullTime } from '../time';
import classes from './channels.module.css';

const SHOWN = 20;

/** `声音 ✓ 02:54:01`, `桌面通知 ✕ 没有通知服务`, `知道了 陈立 02:55:10`. */
function Step({ step, locale }: { readonly step: EvidenceStep; readonly locale: Locale }): ReactNode {
  const t = useText('channels');
  const own: Readonly<Record<string, string>> = {
    painted: t('step.painted'),
    acknowledged: t('step.acknowledged'),
    done: step.outcome === 'met' ? t('step.done') : t('step.fellAway'),
  };
  const isChannel = own[step.step] === undefined;
  const isFailed = step.outcome === 'failed';
  return (
    <span className={classes.step} data-failed={isFailed}>
      {own[step.step] ?? channelWords(step.step, locale)}
      {isChannel ? (isFailed ? ' ✕' : ' ✓') : ''}
      {step.by === '' ? '' : ` ${step.by}`}
      {isChannel && step.detail !== '' ? ` ${reasonWords(step.detail, locale)}` : ''}{' '}
      <span className="num dim">{clockTimeWithSeconds(step.at)}</span>
    </span>
  );
}

function Raising({ one }: { readonly one: Evidence }): ReactNode {
  const t = useText('channels');
  const locale = useLocale();
  return (
    <li data-testid="evidence" data-alert={one.alertId}>
      <p>
        <span className="num">{fullTime(one.raisedAt)}</span>{' '}
        <b>{locale === 'zh' ? one.titleZh : one.titleEn}</b> <span className="dim">{one.incidentTitle}</span>{' '}
        <span className="dim">{t(`level.${Math.min(Math.max(one.level, 1), 3) as 1 | 2 | 3}`)}</span>
        {one.raising > 1 ? <span className="dim"> {t('again', { count: one.raising })}</span> : null}
      </p>
      <p className={classes.steps}>
        {one.steps
          .filter((step) => step.step !== 'raised')
          .map((step) => (
            <Step key={step.step} step={step} locale={locale} />
          ))}
        {one.steps.length > 1 ? null : <span className="dim">{t('nothingYet')}</span>}
      </p>
    </li>
  );
}

/** Raisings of alerts, each with everything that happened to it. */
export function Raisings({ list }: { readonly list: readonly Evidence[] }): ReactNode {
  return (
    <ul className={classes.evidence}>
      {list.map((one) => (
        <Raising key={`${one.alertId}/${one.raising}`} one={one} />
      ))}
    </ul>
  );
}

/** The last alerts: when each was raised, on which channels it went out or why not, who acknowledged it, and when it was done. */
export function EvidenceList(): ReactNode {
  const t = useText('channels');
  const { data } = useDesk('alert.evidence', { limit: SHOWN });
  return (
    <section aria-label={t('evidence')}>
      <h3 className={classes.head}>{t('evidence')}</h3>
      {data?.length === 0 ? <p className="empty">{t('noAlerts')}</p> : null}
      <Raisings list={data ?? []} />
    </section>
  );
}
