import { type ReactNode, useState } from 'react';
import type { DraftedPerson, DraftPerson } from '../../../shared/contract/areas/callouts';
import { useNavigation } from '../../app/navigation';
import { useText } from '../../i18n';
import { AddPeople } from './AddPeople';
import classes from './callouts.module.css';
import { chosenOf, isWanted, keyOf, type Ticks } from './draftModel';

function PickRow(props: {
  readonly person: DraftedPerson;
  readonly isChosen: boolean;
  readonly onChosen: (isChosen: boolean) => void;
}): ReactNode {
  const t = useText('callouts');
  const { person } = props;
  return (
    <li>
      <label className={classes.pickRow} data-testid="callout-pick">
        <input
          type="checkbox"
          checked={props.isChosen}
          onChange={(event) => props.onChosen(event.currentTarget.checked)}
        />
        <span className={classes.clip}>
          {person.areaName === '' ? person.unit : person.areaName} {person.post} <b>{person.name}</b>
        </span>
        <span className={`${classes.clip} dim`}>{t(`role.${person.role}`)}</span>
        <span className={classes.lastWord}>
          {person.verdict === 'call' ? null : (
            <span className={classes.tag}>{t(`verdict.${person.verdict}`)}</span>
          )}
          {person.number === '' ? <b>{t('noNumber')}</b> : <span className="num">{person.number}</span>}
        </span>
      </label>
    </li>
  );
}

/** Whom the rule calls and whom an officer added, each with the role that puts them on the list; who has answered for this already is not ticked. */
export function PickPeople(props: {
  readonly draftKey: string;
  readonly people: readonly DraftedPerson[];
  readonly ticks: Ticks;
  readonly onTicks: (ticks: Ticks) => void;
  readonly onAdd: (person: DraftPerson) => void;
}): ReactNode {
  const t = useText('callouts');
  const [isAdding, setAdding] = useState(false);
  const { go } = useNavigation();
  const { people, ticks, onTicks } = props;
  const all = (isChosen: boolean): void =>
    onTicks(Object.fromEntries(people.map((person) => [keyOf(person), isChosen])));
  return (
    <div className={classes.listBox}>
      <div className={classes.actions}>
        <b>{t('people')}</b>
        <span className="num" data-testid="callout-chosen">
          {t('chosen', { chosen: chosenOf(people, ticks).length, all: people.length })}
        </span>
        <span className={classes.spacer} />
        <button type="button" className="btn btn-small" onClick={() => all(true)}>
          {t('chooseAll')}
        </button>
        <button type="button" className="btn btn-small" onClick={() => all(false)}>
          {t('chooseNone')}
        </button>
        <button
          type="button"
          className="btn btn-small"
          aria-expanded={isAdding}
          onClick={() => setAdding(!isAdding)}
          data-testid="callout-add"
        >
          {t('add')}
        </button>
      </div>
      {isAdding ? (
        <AddPeople
          draftKey={`${props.draftKey}.add`}
          known={people}
          isBusy={false}
          error={null}
          onAdd={(person) => {
            props.onAdd(person);
            return Promise.resolve(true);
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
      <ul className={classes.pick} aria-label={t('people')} data-testid="callout-picks">
        {people.length === 0 ? (
          <li className="empty">
            {t('noPeople')}{' '}
            <button type="button" className="btn btn-small" onClick={() => go({ screen: 'contacts' })}>
              {t('toContacts')}
            </button>
          </li>
        ) : null}
        {people.map((person) => (
          <PickRow
            key={keyOf(person)}
            person={person}
            isChosen={ticks[keyOf(person)] ?? isWanted(person)}
            onChosen={(isChosen) => onTicks({ ...ticks, [keyOf(person)]: isChosen })}
          />
        ))}
      </ul>
    </div>
  );
}
