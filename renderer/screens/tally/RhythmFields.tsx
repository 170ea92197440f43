import type { ReactNode } from 'react';
import { CADENCES } from '../../../shared/tally/sheet';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { Segments } from '../parts/Segments';
import { WhenInput } from '../parts/WhenInput';
import type { RhythmField, RhythmValues } from './rhythm';
import classes from './tally.module.css';

/** First hour, how it goes on, and from when a silent unit counts as missing and as out of contact. */
export function RhythmFields(props: {
  readonly values: RhythmValues;
  readonly bad: RhythmField | null;
  readonly onValues: (change: Partial<RhythmValues>) => void;
}): ReactNode {
  const { values, bad, onValues } = props;
  const t = useText('tally');
  const problem = (field: RhythmField) => {
    if (bad !== field) return undefined;
    return field === 'firstDueAt' || field === 'hours'
      ? ('not_a_due_time' as const)
      : ('not_a_number' as const);
  };
  const number = (field: 'everyMinutes' | 'graceMinutes' | 'lostMinutes'): ReactNode => (
    <Field label={t(field)} problem={problem(field)}>
      {(ids) => (
        <input
          {...ids}
          className="field num"
          inputMode="numeric"
          value={values[field]}
          onChange={(event) => onValues({ [field]: event.target.value })}
          data-testid={`tally-${field}`}
        />
      )}
    </Field>
  );
  return (
    <div className={classes.rhythm}>
      <Field label={t('firstDueAt')} problem={problem('firstDueAt')}>
        {(ids) => (
          <WhenInput
            {...ids}
            value={values.firstDueAt}
            direction="near"
            empty=""
            onValue={(firstDueAt) => onValues({ firstDueAt })}
            data-testid="tally-firstDueAt"
          />
        )}
      </Field>
      <div>
        <p className="field-label">{t('cadence')}</p>
        <Segments
          label={t('cadence')}
          testId="tally-cadence"
          value={values.cadence}
          onValue={(cadence) => onValues({ cadence })}
          options={CADENCES.map((value) => ({ value, label: t(`cadence_${value}`) }))}
        />
      </div>
      {values.cadence === 'every' ? number('everyMinutes') : null}
      {values.cadence === 'hours' ? (
        <Field label={t('hours')} problem={problem('hours')}>
          {(ids) => (
            <input
              {...ids}
              className="field num"
              placeholder="06:00 08:00 12:00"
              value={values.hours}
              onChange={(event) => onValues({ hours: event.target.value })}
              data-testid="tally-hours"
            />
          )}
        </Field>
      ) : null}
      {number('graceMinutes')}
      {number('lostMinutes')}
    </div>
  );
}
