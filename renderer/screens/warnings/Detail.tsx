import type { ReactNode } from 'react';
import type { WarningDetail } from '../../../shared/contract/areas/warnings';
import { useNavigation } from '../../app/navigation';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, WarningMark } from '../../components';
import { useLocale, useText } from '../../i18n';
import { ImpactForm } from './ImpactForm';
import classes from './warnings.module.css';

function History({ steps }: { readonly steps: WarningDetail['history'] }): ReactNode {
  const t = useText('warnings');
  return (
    <ol className={classes.history} data-testid="warning-history">
      {steps.map((step) => (
        <li key={step.id} aria-current={step.isThis ? 'true' : undefined}>
          <span className="num">{fullTime(step.issuedAt ?? step.receivedAt)}</span>{' '}
          <span className={classes.tag}>{t(`word_${step.kind}`)}</span>{' '}
          {step.color === null ? null : <WarningMark color={step.color} />}
          {step.level === null ? null : <span className="grade">{t(step.level)}</span>} {step.title}
          {step.identifier === null ? null : <span className="dim num"> {step.identifier}</span>}
          {step.isThis || step.original === '' ? null : (
            <details>
              <summary>{t('original')}</summary>
              <pre lang="zh-CN" className={classes.original}>
                {step.original}
              </pre>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What a lifting does not end, with a way to each. */
function GoesOn({ detail }: { readonly detail: WarningDetail }): ReactNode {
  const t = useText('warnings');
  const locale = useLocale();
  const { go } = useNavigation();
  const { goesOn, warning } = detail;
  if (goesOn.length === 0) return null;
  return (
    <div className={warning.state === 'lifted' ? classes.warn : undefined} data-testid="warning-goes-on">
      {warning.state === 'lifted' ? t('liftedGoesOn') : t('runsUnder')}{' '}
      {goesOn.map((one) => (
        <button
          key={one.id}
          type="button"
          className="btn btn-small"
          onClick={() =>
            go(
              one.kind === 'run'
                ? { screen: 'run', id: one.id }
                : { screen: 'warnings', tab: 'responses', responseId: one.id },
            )
          }
        >
          {locale === 'zh' ? one.titleZh : one.titleEn}
        </button>
      ))}
    </div>
  );
}

/** One warning with its updates, its text as it came, what runs under it and what came of it. */
export function Detail({ warningId }: { readonly warningId: string }): ReactNode {
  const t = useText('warnings');
  const detail = useDesk('warning.get', { warningId });
  if (detail.data === undefined) return <ErrorNote error={detail.error} kept={false} />;
  const { warning, original, history, decided, liftReason } = detail.data;
  const { severity, urgency, certainty } = warning.marks;
  const marks = [severity, urgency, certainty].filter((one) => one !== null && one !== '');
  const facts: readonly (readonly [string, string])[] = [
    [t('identifier'), warning.identifier ?? ''],
    [t('code'), warning.code ?? ''],
    [t('source'), t(`source_${warning.source}`)],
    [t('marks'), marks.join(' / ')],
    [t('issuedAt'), warning.issuedAt === null ? '' : fullTime(warning.issuedAt)],
    [t('liftReason'), liftReason ?? ''],
  ];
  return (
    <div className={classes.detail} data-testid="warning-detail">
      <GoesOn detail={detail.data} />
      {decided.map((one) => (
        <p key={one.otherId} className={classes.second}>
          {t(one.isFollowed ? 'followed' : 'notFollowed', { title: one.otherTitle })}：{one.reason}（{one.by}{' '}
          {fullTime(one.at)}）
        </p>
      ))}
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
      </dl>
      {warning.instruction === '' ? null : (
        <p className={classes.text}>
          <b>{t('instruction')}</b> {warning.instruction}
        </p>
      )}
      {history.length > 1 ? <History steps={history} /> : null}
      {original === '' ? null : (
        <details open={(warning.source === 'hand' || warning.source === 'paste') && original.length < 1_500}>
          <summary>{t('original')}</summary>
          <pre lang="zh-CN" className={classes.original}>
            {original}
          </pre>
        </details>
      )}
      {warning.status === 'actual' ? <ImpactForm detail={detail.data} /> : null}
    </div>
  );
}
