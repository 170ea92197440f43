import type { KeyboardEvent, ReactNode } from 'react';
import { type IncidentFacts, PERSON_STATES, type PersonState } from '../../../../shared/domain/incidentFacts';
import { errorText } from '../../../../shared/wording/errors';
import { PERSON_STATE_NAMES } from '../../../../shared/wording/figures';
import { isComposingKey } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { WhenInput } from '../../parts/WhenInput';
import classes from './people.module.css';
import { type PeopleEdit, peopleOfFigures } from './usePeople';

/** Fewer people than had been reported: why, with the sentence kept. */
function Reason({ edit }: { readonly edit: PeopleEdit }): ReactNode {
  const t = useText('figures');
  const locale = useLocale();
  if (edit.error?.error.code !== 'figure_falls') return <ErrorNote error={edit.error} />;
  return (
    <div className={classes.told} role="alert" data-testid="people-fall">
      <b>{errorText(edit.error.error, locale)}</b>
      <input
        className="field"
        aria-label={t('reason')}
        placeholder={t('reason')}
        maxLength={500}
        value={edit.draft.value.reason}
        onChange={(event) => edit.draft.set({ reason: event.target.value })}
        data-testid="people-reason"
      />
    </div>
  );
}

/** Source and time of everything that is done with the ledger until they are changed. */
function Told({ edit }: { readonly edit: PeopleEdit }): ReactNode {
  const t = useText('figures');
  return (
    <>
      <input
        className={`field ${classes.source}`}
        aria-label={t('source')}
        placeholder={t('sourceHint')}
        autoComplete="off"
        maxLength={120}
        value={edit.source}
        onChange={(event) => edit.draft.set({ source: event.target.value })}
        data-testid="people-source"
      />
      <WhenInput
        className={classes.when}
        direction="past"
        aria-label={t('when')}
        value={edit.draft.value.at}
        onValue={(at) => edit.draft.set({ at })}
        data-testid="people-at"
      />
    </>
  );
}

/** One sentence makes several rows; what it is read as stands beside it before Enter. */
export function QuickPeople(props: { readonly facts: IncidentFacts; readonly edit: PeopleEdit }): ReactNode {
  const { facts, edit } = props;
  const t = useText('figures');
  const locale = useLocale();
  const { text, state } = edit.draft.value;
  const count = edit.read.people.length;
  const inFigures = facts.peopleCounts === null ? peopleOfFigures(facts).length : 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
    if (!(event.target as HTMLElement).matches('input') || text.trim() === '') return;
    event.preventDefault();
    void edit.add();
  };
  return (
    <fieldset className={classes.quick} onKeyDown={onKeyDown}>
      <legend className="sr-only">{t('quick')}</legend>
      <div className={classes.told}>
        <input
          className={`field ${classes.sentence}`}
          aria-label={t('quick')}
          placeholder={t('quickHint')}
          autoComplete="off"
          value={text}
          onChange={(event) => edit.draft.set({ text: event.target.value, ids: [] })}
          data-testid="people-quick"
        />
        <select
          className={`field ${classes.state}`}
          aria-label={t('quickState')}
          title={t('quickState')}
          value={state}
          onChange={(event) => edit.draft.set({ state: event.target.value as PersonState })}
          data-testid="people-default-state"
        >
          {PERSON_STATES.map((one) => (
            <option key={one} value={one}>
              {PERSON_STATE_NAMES[locale][one]}
            </option>
          ))}
        </select>
        <Told edit={edit} />
        <button
          type="button"
          className="btn btn-primary"
          disabled={edit.isBusy}
          onClick={() => void edit.add()}
          data-testid="people-add"
        >
          {count === 0 ? t('quickEmpty') : t('quickSave', { count })}
        </button>
        {inFigures === 0 ? null : (
          <button
            type="button"
            className="btn"
            disabled={edit.isBusy}
            onClick={() => void edit.addFromFigures()}
            data-testid="people-from-figures"
          >
            {t('fromFigures', { count: inFigures })}
          </button>
        )}
      </div>
      {edit.problem === null ? null : (
        <p role="alert" data-testid="people-problem">
          {edit.problem}
        </p>
      )}
      <Reason edit={edit} />
    </fieldset>
  );
}
