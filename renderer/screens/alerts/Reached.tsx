import type { ReactNode } from 'react';
import type { Alert } from '../../../shared/contract/alertModels';
import type { Evidence, EvidenceStep } from '../../../shared/contract/areas/channels';
import { clockTimeWithSeconds } from '../../../shared/domain/time';
import { channelWords, reasonWords } from '../../../shared/wording/channels';
import { useLocale, useText } from '../../i18n';
import classes from './alerts.module.css';

/** Every alert goes to these; of the other channels only what was tried is told. */
const EXPECTED = ['sound', 'notification'] as const;
const NO_CHANNEL: ReadonlySet<string> = new Set([
  'raised',
  'painted',
  'screen',
  'acknowledged',
  'done',
  ...EXPECTED,
]);

function Mark(props: { readonly name: string; readonly step: EvidenceStep | undefined }): ReactNode {
  const locale = useLocale();
  const { name, step } = props;
  if (step === undefined) return <span className="dim">{name} –</span>;
  const isFailed = step.outcome === 'failed';
  const why = step.detail === '' ? '' : reasonWords(step.detail, locale);
  return (
    <span data-failed={isFailed} title={`${name} ${clockTimeWithSeconds(step.at)} ${why}`.trim()}>
      {name} {isFailed ? `✕ ${why}` : '✓'}
    </span>
  );
}

/** On which ways one alert reached the room since it was last raised: drawn, sounded, notified and whatever else was tried, each with the reason where it failed. */
export function Reached(props: {
  readonly alert: Alert;
  readonly evidence: Evidence | undefined;
}): ReactNode {
  const t = useText('alerts');
  const locale = useLocale();
  const { alert, evidence } = props;
  const steps = new Map((evidence?.steps ?? []).map((step) => [step.step, step]));
  const painted = alert.paintedAt;
  // Not drawn in time, or drawn behind a lock.
  const covered = steps.get('screen');
  const others = [...steps.values()].filter(({ step }) => !NO_CHANNEL.has(step));
  return (
    <span className={classes.reached} data-testid="alert-reached">
      {covered?.outcome === 'failed' || painted === null ? (
        <Mark name={t('painted')} step={covered} />
      ) : (
        <span title={clockTimeWithSeconds(painted)}>{t('painted')} ✓</span>
      )}
      {EXPECTED.map((channel) => (
        <Mark key={channel} name={t(`reached.${channel}`)} step={steps.get(channel)} />
      ))}
      {others.map((step) => (
        <Mark key={step.step} name={channelWords(step.step, locale)} step={step} />
      ))}
    </span>
  );
}
