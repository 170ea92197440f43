import type { KeyboardEvent, ReactNode } from 'react';
import { type IncidentFacts, PERSON_STATES, type PersonRow } from '../../../../shared/domain/incidentFacts';
import { PERSON_STATE_NAMES } from '../../../../shared/wording/figures';
import { isComposingKey } from '../../../app/hotkeys';
import { Kbd, Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { PersonForm } from './PersonForm';
import classes from './people.module.css';
import { type PeopleEdit, STATE_KEYS } from './usePeople';

/** The six states as one press each. */
function States(props: { readonly person: PersonRow; readonly edit: PeopleEdit }): ReactNode {
  const { person, edit } = props;
  const locale = useLocale();
  const t = useText('figures');
  return (
    <div className={classes.states} role="toolbar" aria-label={t('state')}>
      {PERSON_STATES.map((state, place) => (
        <button
          key={state}
          type="button"
          className="btn btn-small"
          aria-pressed={person.state === state}
          disabled={edit.isBusy || person.state === state}
          onClick={() => void edit.setState(person.id, state)}
          data-testid={`person-state-${state}`}
        >
          <Kbd>{String(place + 1)}</Kbd> {PERSON_STATE_NAMES[locale][state]}
        </button>
      ))}
    </div>
  );
}

/** One person. A digit on the row sets the state with the time and source that stand above; Enter opens who it is. */
export function PersonLine(props: {
  readonly facts: IncidentFacts;
  readonly person: PersonRow;
  readonly name: string;
  readonly edit: PeopleEdit;
  readonly canWrite: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}): ReactNode {
  const { facts, person, name, edit, canWrite, isOpen, onOpen } = props;
  const t = useText('figures');
  const locale = useLocale();
  const onKeyDown = (event: KeyboardEvent): void => {
    const state = STATE_KEYS[event.key];
    if (state === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!canWrite || isComposingKey(event.nativeEvent)) return;
    event.preventDefault();
    void edit.setState(person.id, state);
  };
  const who = [
    person.sex === 'unknown' ? '' : t(`sex_${person.sex}`),
    person.age === null ? '' : String(person.age),
    person.household,
  ].filter((one) => one !== '');
  return (
    <li data-testid="person-row" data-state={person.state}>
      <button
        type="button"
        data-item
        className={classes.row}
        aria-expanded={isOpen}
        aria-disabled={!canWrite}
        onClick={() => onOpen(canWrite && !isOpen)}
        onKeyDown={onKeyDown}
      >
        <b className={classes.cut}>{name}</b>
        <span className={classes.cut}>{who.join(' · ')}</span>
        <b>{PERSON_STATE_NAMES[locale][person.state]}</b>
        <Time at={person.at} />
        <span className={classes.cut} title={person.source}>
          {person.source}
        </span>
        <span className={classes.cut} title={person.note}>
          {person.note}
        </span>
      </button>
      {isOpen && canWrite ? (
        <div className={classes.opened}>
          <States person={person} edit={edit} />
          <PersonForm
            incidentId={facts.incidentId}
            person={person}
            source={edit.source}
            onClose={() => onOpen(false)}
          />
        </div>
      ) : null}
    </li>
  );
}
