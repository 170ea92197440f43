import type { ReactNode } from 'react';
import { CHOICES, extrasOf } from '../../../../shared/domain/incidentExtras';
import { ATTENTION_FLAGS } from '../../../../shared/domain/incidentFacts';
import { GRADES } from '../../../../shared/domain/vocabulary';
import { FLAG_NAMES } from '../../../../shared/wording/intakeLines';
import { labels } from '../../../../shared/wording/labels';
import { useLocale, useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import { FormSelect } from '../../parts/FormSelect';
import { FormWhen } from '../../parts/WhenInput';
import classes from '../incidents.module.css';
import own from './intake.module.css';
import type { IncidentDeskForm } from './values';

type Props = { readonly desk: IncidentDeskForm };

export function When({ desk }: Props): ReactNode {
  const t = useText('incidents');
  return (
    <fieldset className={classes.part}>
      <legend>{t('when')}</legend>
      <Field label={t('occurredAt')} optional problem={desk.problem('occurredAt')} className={classes.third}>
        {(ids) => (
          <FormWhen
            {...ids}
            form={desk.form}
            path="occurredAt"
            direction="past"
            empty={t('notKnown')}
            data-testid="incident-occurred"
          />
        )}
      </Field>
      <Field
        label={t('receivedAt')}
        problem={desk.problem('receivedAt')}
        hint={t('receivedHint')}
        className={classes.twoThirds}
      >
        {(ids) => (
          <FormWhen
            {...ids}
            form={desk.form}
            path="receivedAt"
            direction="past"
            data-testid="incident-received"
          />
        )}
      </Field>
    </fieldset>
  );
}

/** The further facts of the chosen type; none where the type has none. */
export function Extras({ desk }: Props): ReactNode {
  const t = useText('intake');
  const locale = useLocale();
  const fields = extrasOf(desk.form.watch('type'));
  if (fields.length === 0) return null;
  return (
    <fieldset className={classes.part}>
      <legend>{t('extras')}</legend>
      {fields.map(({ id, kind, label, ask }) => (
        <Field
          key={id}
          label={label[locale]}
          problem={desk.problem(`extras.${id}`)}
          className={classes.third}
        >
          {(ids) =>
            kind === 'choice' ? (
              <FormSelect {...ids} form={desk.form} path={`extras.${id}`} data-testid={`extra-${id}`}>
                <option value="">{t('choose')}</option>
                {CHOICES.map((choice) => (
                  <option key={choice} value={choice}>
                    {t(choice)}
                  </option>
                ))}
              </FormSelect>
            ) : (
              <input
                {...ids}
                {...desk.form.register(`extras.${id}`)}
                className={`field ${kind === 'figure' ? 'num' : ''}`}
                inputMode={kind === 'figure' ? 'decimal' : 'text'}
                autoComplete="off"
                title={ask[locale]}
                maxLength={300}
                data-testid={`extra-${id}`}
              />
            )
          }
        </Field>
      ))}
    </fieldset>
  );
}

export function Who({ desk }: Props): ReactNode {
  const t = useText('incidents');
  const { register } = desk.form;
  return (
    <fieldset className={classes.part}>
      <legend>{t('whoSays')}</legend>
      <Field label={t('source')} problem={desk.problem('source')} className={classes.third}>
        {(ids) => (
          <input
            {...ids}
            {...register('source')}
            className="field"
            autoComplete="off"
            data-testid="incident-source"
          />
        )}
      </Field>
      {(['unit', 'name', 'post', 'phone'] as const).map((part) => (
        <Field
          key={part}
          label={t(part)}
          optional
          problem={desk.problem(`caller.${part}`)}
          className={part === 'unit' ? classes.twoThirds : classes.third}
        >
          {(ids) => (
            <input
              {...ids}
              {...register(`caller.${part}`)}
              className="field"
              autoComplete="off"
              data-testid={`incident-caller-${part}`}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

/** First grade and the circumstances that are reported high and fast whatever the grade. */
export function Judgement({ desk }: Props): ReactNode {
  const t = useText('incidents');
  const mine = useText('intake');
  const locale = useLocale();
  const words = labels(locale);
  const { register } = desk.form;
  return (
    <fieldset className={classes.part}>
      <legend>{t('judged')}</legend>
      <Field
        label={t('grade')}
        optional
        problem={desk.problem('grade')}
        hint={t('gradeNote')}
        className={classes.third}
      >
        {(ids) => (
          <FormSelect {...ids} form={desk.form} path="grade" data-testid="incident-grade">
            <option value="">{t('gradeLater')}</option>
            {GRADES.map((grade) => (
              <option key={grade} value={grade}>
                {words.grade[grade]}
              </option>
            ))}
          </FormSelect>
        )}
      </Field>
      <fieldset className={`${classes.twoThirds} ${own.flags}`} title={mine('flagsHint')}>
        <legend>{mine('flags')}</legend>
        {ATTENTION_FLAGS.map((flag) => (
          <label key={flag} className={classes.check}>
            <input type="checkbox" {...register(`flags.${flag}`)} data-testid={`incident-flag-${flag}`} />{' '}
            {FLAG_NAMES[locale][flag]}
          </label>
        ))}
        <label className={classes.check}>
          <input type="checkbox" {...register('sensitive')} data-testid="incident-sensitive" />{' '}
          {mine('otherSensitive')}
        </label>
      </fieldset>
      <p className={`dim ${classes.whole} ${own.small}`}>{t('secret')}</p>
    </fieldset>
  );
}

/** An exercise is named as such when it begins, and never afterwards. */
export function DrillPart(props: { readonly desk: IncidentDeskForm; readonly isDrill: boolean }): ReactNode {
  const { desk, isDrill } = props;
  const t = useText('incidents');
  const { register } = desk.form;
  return (
    <fieldset className={classes.part}>
      <legend>{t('drill')}</legend>
      <div className={`${classes.third} ${classes.sensitive}`}>
        <label className={classes.check}>
          <input type="checkbox" {...register('isDrill')} data-testid="incident-drill" /> {t('drillIs')}
        </label>
      </div>
      {isDrill ? (
        <Field
          label={t('drillName')}
          problem={desk.problem('drill')}
          hint={t('drillHint')}
          className={classes.twoThirds}
        >
          {(ids) => (
            <input
              {...ids}
              {...register('drill')}
              className="field"
              autoComplete="off"
              data-testid="incident-drill-name"
            />
          )}
        </Field>
      ) : null}
    </fieldset>
  );
}
