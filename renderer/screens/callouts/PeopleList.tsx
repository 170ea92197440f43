import { memo, type ReactNode, useEffect, useRef } from 'react';
import { useNow } from '../../app/clock';
import { moveInList } from '../../app/listKeys';
import { Time } from '../../components';
import { useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import classes from './callouts.module.css';
import { filterPeople, openPrompts, PEOPLE_FILTERS, type PeopleFilter, type Person } from './model';
import { LastWord, StateSign } from './StateSign';

const PersonRow = memo(function PersonRow(props: {
  readonly person: Person;
  readonly isShown: boolean;
  /** what the room is told to do for this person has come due */
  readonly isPrompted: boolean;
  readonly onShow: (personId: string) => void;
}): ReactNode {
  const t = useText('callouts');
  const { person } = props;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (props.isShown) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [props.isShown]);
  const evacuated = person.feedback.at(-1)?.evacuated ?? null;
  return (
    <li>
      <button
        ref={row}
        type="button"
        className={classes.person}
        data-item=""
        data-testid="callout-person"
        data-row={person.row}
        data-state={person.state}
        aria-pressed={props.isShown}
        onClick={() => props.onShow(person.id)}
      >
        <span className={`num ${classes.rowNumber}`}>{person.row}</span>
        <StateSign person={person} />
        <span className={classes.who}>
          {person.areaName === '' ? person.unit : person.areaName} {person.post} <b>{person.name}</b>
        </span>
        <span className={classes.lastWord}>
          {props.isPrompted ? <span className={classes.prompted}>{t('promptMark')}</span> : null}
          {evacuated === null ? null : <span className="num">{t('moved', { count: evacuated })}</span>}
          <LastWord person={person} />
        </span>
        <span className={`num ${classes.personTime}`}>
          {person.answeredAt === null ? (
            <span className="dim">
              {person.phone === 0 ? t('phoneRelay') : t('phone', { phone: person.phone })}
            </span>
          ) : (
            <Time at={person.answeredAt} />
          )}
        </span>
      </button>
    </li>
  );
});

/** Everybody on the list under the numbers of the paper sheet, never in another order. */
export function PeopleList(props: {
  readonly people: readonly Person[];
  readonly shownId: string | null;
  readonly filter: PeopleFilter;
  readonly onFilter: (filter: PeopleFilter) => void;
  readonly onShow: (personId: string) => void;
}): ReactNode {
  const t = useText('callouts');
  const now = useNow(10_000);
  const { people, filter } = props;
  const shown = filterPeople(people, filter, now);
  return (
    <div className={classes.listBox}>
      <Segments
        label={t('filter')}
        testId="callout-filter"
        value={filter}
        onValue={props.onFilter}
        options={PEOPLE_FILTERS.map((value) => ({
          value,
          label: t(`filter.${value}`, { count: filterPeople(people, value, now).length }),
        }))}
      />
      <ol
        className={classes.people}
        aria-label={t('list')}
        onKeyDown={moveInList}
        data-testid="callout-people"
      >
        {shown.length === 0 ? <li className="empty">{t('nobodyHere')}</li> : null}
        {shown.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isShown={person.id === props.shownId}
            isPrompted={openPrompts(person, now).length > 0}
            onShow={props.onShow}
          />
        ))}
      </ol>
    </div>
  );
}
