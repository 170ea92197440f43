import { type ReactNode, useState } from 'react';
import type { StatisticsScope } from '../../../shared/contract/areas/statistics';
import { dayOf } from '../../../shared/domain/time';
import { deskNow } from '../../app/clock';
import { useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import { customSpan, PERIODS, type Period, scopeOf } from './period';
import classes from './statistics.module.css';

export type Chosen = { readonly period: Period; readonly scope: StatisticsScope };

/** Which period is counted; two days of one's own are taken when both are whole. */
export function PeriodBar(props: {
  readonly shiftId: string | null;
  readonly period: Period;
  readonly onChosen: (chosen: Chosen) => void;
}): ReactNode {
  const t = useText('statistics');
  const today = dayOf(deskNow());
  const [days, setDays] = useState({ from: `${today.slice(0, 8)}01`, to: today });
  const [isOpen, setOpen] = useState(props.period === 'custom');
  const span = customSpan(days.from, days.to);
  const choose = (period: Period): void => {
    setOpen(period === 'custom');
    const scope = period === 'custom' ? span : scopeOf(period, deskNow(), props.shiftId);
    if (scope !== null) props.onChosen({ period, scope });
  };
  const change = (next: Partial<typeof days>): void => {
    const changed = { ...days, ...next };
    setDays(changed);
    const scope = customSpan(changed.from, changed.to);
    if (scope !== null) props.onChosen({ period: 'custom', scope });
  };
  const known = props.shiftId === null ? PERIODS.filter((period) => period !== 'shift') : PERIODS;
  return (
    <div className={classes.period}>
      <Segments
        label={t('period')}
        options={known.map((period) => ({ value: period, label: t(`period.${period}`) }))}
        value={isOpen ? 'custom' : props.period}
        onValue={choose}
        testId="statistics-period"
      />
      {isOpen ? (
        <span className={classes.days}>
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              type="date"
              className="field num"
              value={days[end]}
              aria-label={t(end)}
              aria-invalid={span === null}
              onChange={(event) => change({ [end]: event.target.value })}
              data-testid={`statistics-${end}`}
            />
          ))}
          {span === null ? (
            <span role="alert" className={classes.problem}>
              {t('badDays')}
            </span>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
