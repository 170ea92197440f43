import { type ReactNode, useEffect, useRef } from 'react';
import { INCIDENT_TYPES, type IncidentClass } from '../../../../shared/domain/vocabulary';
import { countsIn, typeIn } from '../../../../shared/rules/intake/guess';
import { labels } from '../../../../shared/wording/labels';
import { useHotkey } from '../../../app/hotkeys';
import { Kbd } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import { FormSelect } from '../../parts/FormSelect';
import { Counts } from '../Counts';
import classes from '../incidents.module.css';
import { PEOPLE_COUNTS } from '../people';
import own from './intake.module.css';
import type { IncidentDeskForm } from './values';

type Props = { readonly desk: IncidentDeskForm };

/** The number to call back on stands first and large: the line may drop. */
export function Callback({ desk }: Props): ReactNode {
  const t = useText('incidents');
  return (
    <Field label={t('callback')} problem={desk.problem('callback')} hint={t('callbackHint')}>
      {(ids) => (
        <input
          {...ids}
          {...desk.form.register('callback')}
          className={`field num ${classes.callback}`}
          inputMode="tel"
          autoComplete="off"
          data-testid="incident-callback"
        />
      )}
    </Field>
  );
}

export function Where({ desk }: Props): ReactNode {
  const t = useText('incidents');
  return (
    <Field label={t('place')} problem={desk.problem('place')} className={classes.whole}>
      {(ids) => (
        <input
          {...ids}
          {...desk.form.register('place')}
          className="field"
          autoComplete="off"
          placeholder={t('placeHint')}
          data-testid="incident-place"
        />
      )}
    </Field>
  );
}

/**
 * The type, chosen from the words of the report as long as nobody has chosen one: a choice of hand is never changed. Says so when it was.
 */
function TypeSelect({ desk }: Props): ReactNode {
  const t = useText('incidents');
  const mine = useText('intake');
  const words = labels(useLocale());
  const { form } = desk;
  const type = form.watch('type');
  const summary = form.watch('summary');
  const guessed = useRef<string>('');
  useEffect(() => {
    const standing = form.getValues('type');
    if (standing !== '' && standing !== guessed.current) return;
    const guess = typeIn(summary) ?? '';
    guessed.current = guess;
    if (guess !== standing) form.setValue('type', guess);
  }, [form, summary]);
  const isGuess = type !== '' && type === guessed.current;
  return (
    <Field label={t('type')} problem={desk.problem('type')} hint={isGuess ? mine('guessed') : undefined}>
      {(ids) => (
        <FormSelect {...ids} form={form} path="type" data-testid="incident-type">
          <option value="">{t('choose')}</option>
          {(Object.keys(INCIDENT_TYPES) as IncidentClass[]).map((group) => (
            <optgroup key={group} label={words.incidentClass[group]}>
              {INCIDENT_TYPES[group].map((one) => (
                <option key={one} value={one}>
                  {words.incidentType[one]}
                </option>
              ))}
            </optgroup>
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

/** What is reported, then its type and a short name. */
export function What({ desk }: Props): ReactNode {
  const t = useText('incidents');
  const { register } = desk.form;
  return (
    <fieldset className={classes.part}>
      <legend>{t('happened')}</legend>
      <Field label={t('summary')} problem={desk.problem('summary')} className={classes.whole}>
        {(ids) => (
          <textarea
            {...ids}
            {...register('summary')}
            className="field"
            rows={3}
            placeholder={t('summaryHint')}
            data-testid="incident-summary"
          />
        )}
      </Field>
      <div className={classes.third}>
        <TypeSelect desk={desk} />
      </div>
      <Field
        label={t('titleField')}
        optional
        problem={desk.problem('title')}
        hint={t('titleHint')}
        className={classes.twoThirds}
      >
        {(ids) => (
          <input
            {...ids}
            {...register('title')}
            className="field"
            autoComplete="off"
            data-testid="incident-title"
          />
        )}
      </Field>
    </fieldset>
  );
}

/** The counts, with those that the words name offered below; taking them is one key, and only empty fields are filled. */
export function HowMany({ desk }: Props): ReactNode {
  const t = useText('incidents');
  const mine = useText('intake');
  const { form } = desk;
  // English names of the counts do not fit six abreast.
  const isWide = useLocale() === 'en';
  const named = countsIn(form.watch('summary'));
  const typed = form.watch('casualties');
  const offered = PEOPLE_COUNTS.filter((count) => named[count] !== undefined && typed[count].trim() === '');
  const take = (): void => {
    for (const count of offered)
      form.setValue(`casualties.${count}`, String(named[count]), { shouldDirty: true });
  };
  useHotkey('Alt+H', take, offered.length > 0);
  return (
    <fieldset className={classes.part}>
      <legend>{t('howMany')}</legend>
      <div className={`${classes.whole} ${isWide ? own.narrow : ''}`}>
        <Counts
          values={(count) => form.register(`casualties.${count}`)}
          problem={(count) => desk.problem(`casualties.${count}`)}
        />
        <p className={own.offer} data-testid="incident-counted">
          {offered.length === 0 ? null : (
            <>
              {mine('counted')}
              {offered.map((count) => `${t(count)} ${named[count]}`).join('　')}{' '}
              <button
                type="button"
                className="btn btn-small"
                tabIndex={-1}
                onClick={take}
                data-testid="incident-take-counts"
              >
                {mine('takeCounts')} <Kbd>Alt+H</Kbd>
              </button>
            </>
          )}
        </p>
      </div>
    </fieldset>
  );
}
