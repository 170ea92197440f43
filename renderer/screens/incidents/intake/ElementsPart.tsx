import { type ReactNode, useState } from 'react';
import { ELEMENTS } from '../../../../shared/domain/incidentFacts';
import { prefilled } from '../../../../shared/rules/intake/elements';
import { ELEMENT_NAMES, ELEMENT_STATE_NAMES } from '../../../../shared/wording/intakeLines';
import { useHotkey } from '../../../app/hotkeys';
import { Kbd } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { readMoment } from '../../parts/WhenInput';
import { PEOPLE_COUNTS } from '../people';
import own from './intake.module.css';
import type { IncidentDeskForm, IncidentValues } from './values';

const STATES = ['filled', 'verifying', 'not_applicable'] as const;

/** Which elements follow from the rest of the form as it stands. */
function fromForm(values: IncidentValues): ReadonlySet<string> {
  const basics = {
    occurredAt: values.occurredAt.trim() === '' ? null : readMoment(values.occurredAt, 'past'),
    place: values.place,
    source: values.source,
    caller: values.caller,
    summary: values.summary,
    people: PEOPLE_COUNTS.map((count) => values.casualties[count]).join(''),
  };
  return new Set(prefilled(basics).map(({ element }) => element));
}

/** The twelve elements, folded until they are wanted: what the form says anyway is filled, the others are said here or later on the page of the incident. */
export function ElementsPart({ desk }: { readonly desk: IncidentDeskForm }): ReactNode {
  const t = useText('intake');
  const locale = useLocale();
  const { form } = desk;
  const [isOpen, setOpen] = useState(false);
  const values = form.watch();
  const known = fromForm(values);
  useHotkey('Alt+E', () => setOpen((open) => !open));
  const stateOf = (element: (typeof ELEMENTS)[number]): string => {
    const { state, words } = values.elements[element];
    if (state !== '') return state;
    return words.trim() !== '' || known.has(element) ? 'filled' : 'open';
  };
  const count = (state: string): number => ELEMENTS.filter((element) => stateOf(element) === state).length;
  return (
    <section className={own.elements} aria-label={t('elements')}>
      <button
        type="button"
        className={own.fold}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        data-testid="incident-elements"
      >
        <b>{t('elements')}</b>{' '}
        <span className="dim num">
          {t('elementsCount', {
            filled: count('filled'),
            verifying: count('verifying'),
            none: count('not_applicable'),
            open: count('open'),
          })}
        </span>{' '}
        <Kbd>Alt+E</Kbd>
      </button>
      {isOpen ? (
        <>
          <p className={`dim ${own.small}`}>{t('elementsHint')}</p>
          <div className={own.elementRows}>
            {ELEMENTS.map((element) => {
              const name = ELEMENT_NAMES[locale][element];
              const { state } = values.elements[element];
              return (
                <div key={element} className={own.elementRow} data-state={stateOf(element)}>
                  <span>{name}</span>
                  <select
                    className="field"
                    aria-label={`${name} ${t('state')}`}
                    {...form.register(`elements.${element}.state`)}
                    data-testid={`incident-element-${element}`}
                  >
                    <option value="">
                      {known.has(element) ? t('asPrefilled') : ELEMENT_STATE_NAMES[locale].open}
                    </option>
                    {STATES.map((one) => (
                      <option key={one} value={one}>
                        {ELEMENT_STATE_NAMES[locale][one]}
                      </option>
                    ))}
                  </select>
                  <input
                    className="field"
                    aria-label={`${name} ${t('said')}`}
                    placeholder={state === 'verifying' ? t('question') : ''}
                    disabled={state === 'not_applicable'}
                    autoComplete="off"
                    maxLength={state === 'verifying' ? 200 : 1_000}
                    {...form.register(`elements.${element}.words`)}
                    data-testid={`incident-element-${element}-words`}
                  />
                </div>
              );
            })}
          </div>
        </>
      ) : null}
    </section>
  );
}
