import type { ReactNode } from 'react';
import type { Obligation } from '../../../shared/contract/models';
import { clockTime } from '../../app/time';
import { Words } from '../../components';
import { type Text, useText } from '../../i18n';
import classes from './incidents.module.css';

const CLOCKS = [
  'occurred_at',
  'received_at',
  'verified_at',
  'grade_changed_at',
  'figure_known_at',
  'last_report_at',
  'stable_at',
  'day_start',
  'inquiry_submitted_at',
] as const;
const HOUR = 60;
const DAY = 24 * HOUR;

/** How long a limit is, in the largest unit that it is a whole number of. */
export function limitWords(minutes: number, t: Text<'duties'>): string {
  if (minutes >= 2 * DAY && minutes % DAY === 0) return t('days', { n: minutes / DAY });
  return minutes >= 2 * HOUR && minutes % HOUR === 0
    ? t('hours', { n: minutes / HOUR })
    : t('minutes', { n: minutes });
}

/** Where a limit comes from: how long, from which clock, by which document, and whether the room set it itself. */
export function RuleLine({ rule }: { readonly rule: NonNullable<Obligation['rule']> }): ReactNode {
  const t = useText('duties');
  const clock = CLOCKS.find((one) => one === rule.clockField);
  const isTable = rule.ruleId.startsWith('table.');
  const document = isTable ? t('byTable') : `${rule.document}${rule.article}`;
  const words = [
    rule.limitMinutes === null
      ? t('noLimit')
      : clock === 'day_start' && rule.clockAt !== null
        ? t('atTime', { time: clockTime(rule.clockAt + rule.limitMinutes * 60_000) })
        : limitWords(rule.limitMinutes, t),
    clock === undefined || clock === 'day_start' || rule.clockAt === null
      ? ''
      : t('since', { clock: t(`clock.${clock}`), time: clockTime(rule.clockAt) }),
    document,
  ];
  return (
    <p className={classes.ruleLine} data-testid="rule-line">
      <Words>{words.filter((word) => word !== '').join(' · ')}</Words>
      {rule.mark === '' ? null : <span className={classes.mark}>{rule.mark}</span>}
      {rule.isLaw ? <span className={classes.tag}>{t('byLaw')}</span> : null}
      {rule.isOverridden ? (
        <b className={classes.tag} data-testid="rule-own">
          {t('bySetting')}
        </b>
      ) : null}
    </p>
  );
}
