import type { ReactNode } from 'react';
import { useText } from '../../i18n';
import classes from './callouts.module.css';
import { type Person, STATE_SIGN } from './model';

/** How far it is with one person: a sign of its own for each state, the word for whoever cannot see it. */
export function StateSign({ person }: { readonly person: Person }): ReactNode {
  const t = useText('callouts');
  const word = t(`state.${person.state}`);
  return (
    <span className={classes.sign} data-state={person.state} title={word}>
      <span aria-hidden="true">{STATE_SIGN[person.state]}</span>
      <span className="sr-only">{word}</span>
    </span>
  );
}

/** The last thing known of a person in a few words: when answered, or how the attempts ended and how many there were. */
export function LastWord({ person }: { readonly person: Person }): ReactNode {
  const t = useText('callouts');
  const last = person.attempts.at(-1);
  if (person.state === 'answered') {
    return person.answeredBy === 'deputy' ? <span className={classes.tag}>{t('byDeputy')}</span> : null;
  }
  if (person.state === 'dropped' || person.state === 'lost' || last === undefined) {
    return <span className={person.state === 'lost' ? 'overdue' : 'dim'}>{t(`state.${person.state}`)}</span>;
  }
  return (
    <span className="num">
      {t(`result.${last.result}`)}
      {person.attempts.length > 1 ? ` ${t('times', { count: person.attempts.length })}` : ''}
    </span>
  );
}
