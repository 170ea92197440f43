import { type ReactNode, useState } from 'react';
import { namesOf, type RosterCell, type RosterPerson } from '../../../../shared/domain/roster';
import { labels } from '../../../../shared/wording/labels';
import { ErrorNote, Kbd } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { PaperButtons } from '../../parts/PaperButtons';
import { useHeldAct } from '../../parts/useHeldAct';
import type { CellPlace } from './RosterGrid';
import classes from './roster.module.css';
import { SwapForm } from './Swaps';

function PersonCard(props: {
  readonly place: CellPlace;
  readonly person: RosterPerson;
  /** only what is published can be confirmed or swapped */
  readonly isPublished: boolean;
  readonly onSwap: () => void;
}): ReactNode {
  const { place, person } = props;
  const t = useText('roster');
  const states = labels(useLocale()).rosterState;
  const act = useHeldAct('roster.setState');
  const set = (state: RosterPerson['state']): void => {
    const { day, shift, post } = place;
    void act.run({ place: { day, shift, post, name: person.name }, state, reason: '' });
  };
  const numbers = [person.mobile, person.officePhone, person.satPhone].filter((one) => one !== '');
  return (
    <div className={classes.card}>
      <p>
        <b>{person.name}</b> {person.title === '' ? null : <span className="dim">{person.title}</span>}{' '}
        <span className={classes.tag}>{states[person.state]}</span>
      </p>
      {numbers.length === 0 ? (
        <p className="dim">{t('noPhone')}</p>
      ) : (
        <p className="num">{numbers.join('　')}</p>
      )}
      {props.isPublished ? (
        <div className={classes.actions}>
          {person.state === 'confirmed' ? null : (
            <button
              type="button"
              className="btn btn-small"
              disabled={act.isBusy}
              onClick={() => set('confirmed')}
              data-testid="roster-confirm"
            >
              {t('confirm')}
            </button>
          )}
          {person.state === 'absent' ? (
            <button
              type="button"
              className="btn btn-small"
              disabled={act.isBusy}
              onClick={() => set('planned')}
            >
              {t('notAbsent')}
            </button>
          ) : (
            <button
              type="button"
              className="btn btn-small"
              disabled={act.isBusy}
              onClick={() => set('absent')}
              data-testid="roster-absent"
            >
              {t('absent')}
            </button>
          )}
          <button
            type="button"
            className="btn btn-small"
            onClick={props.onSwap}
            data-testid="roster-swap-ask"
          >
            {t('askSwap')}
          </button>
        </div>
      ) : null}
      <ErrorNote error={act.error} />
    </div>
  );
}

/** The cell that the grid is on: who stands there with numbers, and what can be done about it. */
export function CellPanel(props: {
  readonly place: CellPlace;
  readonly cell: RosterCell | undefined;
  readonly published: RosterCell | undefined;
  readonly cells: readonly RosterCell[];
  readonly known: readonly RosterPerson[];
  readonly onEdit: () => void;
}): ReactNode {
  const { place, cell, published } = props;
  const t = useText('roster');
  const posts = labels(useLocale()).shiftPost;
  const [swapping, setSwapping] = useState<string | null>(null);
  const { day, shift, post } = place;
  if (swapping !== null) {
    const from = { day, shift, post, name: swapping };
    return <SwapForm from={from} cells={props.cells} known={props.known} onDone={() => setSwapping(null)} />;
  }
  return (
    <div className={classes.cellPanel} data-testid="roster-cell-panel">
      <h3>
        <span className="num">{day.slice(5)}</span> {posts[post]}
        <button type="button" className="btn btn-small" onClick={props.onEdit} data-testid="roster-edit">
          {t('edit')} <Kbd>Enter</Kbd>
        </button>
      </h3>
      {(cell?.people ?? []).length === 0 ? <p className="dim">{t('empty')}</p> : null}
      {cell?.people.map((person) => (
        <PersonCard
          key={person.name}
          place={place}
          person={person}
          isPublished={published !== undefined && namesOf(published.people) === namesOf(cell.people)}
          onSwap={() => setSwapping(person.name)}
        />
      ))}
      <h3>{t('dayCard')}</h3>
      <PaperButtons paper={{ kind: 'roster_day', day }} formats={['pdf']} testId="roster-card" />
    </div>
  );
}
