import type { ReactNode } from 'react';
import { FIGURE_IDS, FIGURES } from '../../../shared/domain/figures';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import { forcePersons } from '../../../shared/reports/told';
import { FIGURE_NAMES, FIGURE_UNITS } from '../../../shared/wording/figures';
import { useNavigation } from '../../app/navigation';
import { Time, Words } from '../../components';
import { useLocale, useText } from '../../i18n';
import classes from './reports.module.css';

/** What is known now, to be read beside the text: figures with their time, forces on the spot and on the way, what is being verified. */
export function FactsBeside(props: {
  readonly facts: IncidentFacts;
  readonly children: ReactNode;
}): ReactNode {
  const { facts, children } = props;
  const t = useText('reports');
  const locale = useLocale();
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
            <dt>{FIGURE_NAMES[locale][figure]}</dt>
            <dd className="num">
              {value} {FIGURE_UNITS[locale][FIGURES[figure].unit]}
              {told === undefined ? null : (
                <span className="dim">
                  {' '}
                  <Time at={told.asOf} /> <Words>{told.source}</Words>
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
          <span className="dim">{t('verifyingNow')}</span>{' '}
          <Words>{open.map((one) => one.question).join('；')}</Words>
        </p>
      )}
    </section>
  );
}
