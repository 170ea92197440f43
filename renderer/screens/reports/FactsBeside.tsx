import type { ReactNode } from 'react';
import { FIGURE_IDS } from '../../../shared/domain/figures';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import { amount, FIGURE_WORDS, forcePersons } from '../../../shared/reports/told';
import { useNavigation } from '../../app/navigation';
import { Time } from '../../components';
import { useText } from '../../i18n';
import classes from './reports.module.css';

/** What is known now, to be read beside the text: figures with their time, forces on the spot and on the way, what is being verified. */
export function FactsBeside(props: {
  readonly facts: IncidentFacts;
  readonly children: ReactNode;
}): ReactNode {
  const { facts, children } = props;
  const t = useText('reports');
  const { go } = useNavigation();
  const figures = FIGURE_IDS.flatMap((figure) => {
    const value = facts.figures[figure];
    if (value === undefined) return [];
    const told = facts.figureValues
      .filter((one) => one.figure === figure && one.value === value)
      .toSorted((a, b) => a.asOf - b.asOf)
      .at(-1);
    return [{ figure, value, told }];
  });
  const open = facts.elements.filter((one) => one.state === 'verifying');
  return (
    <section className="panel" aria-label={t('facts')}>
      <h2 className="panel-head">
        {t('facts')}
        <button
          type="button"
          className={`btn btn-small ${classes.headAct}`}
          onClick={() => go({ screen: 'incident', id: facts.incidentId })}
          data-testid="report-to-incident"
        >
          {t('toIncident')}
        </button>
      </h2>
      {children}
      <dl className={classes.facts}>
        {figures.map(({ figure, value, told }) => (
          <div key={figure}>
            <dt>{FIGURE_WORDS[figure][0]}</dt>
            <dd className="num">
              {amount(figure, value)}
              {told === undefined ? null : (
                <span className="dim">
                  {' '}
                  <Time at={told.asOf} /> {told.source}
                </span>
              )}
            </dd>
          </div>
        ))}
        {facts.forces.length === 0 ? null : (
          <div>
            <dt>{t('forces')}</dt>
            <dd className="num">
              {t('forcesNow', {
                there: forcePersons(facts, 'present'),
                coming: forcePersons(facts, 'en_route'),
              })}
            </dd>
          </div>
        )}
      </dl>
      {open.length === 0 ? null : (
        <p className={classes.note}>
          <span className="dim">{t('verifyingNow')}</span> {open.map((one) => one.question).join('；')}
        </p>
      )}
    </section>
  );
}
