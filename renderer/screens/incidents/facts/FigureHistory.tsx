import type { ReactNode } from 'react';
import type { FigureId } from '../../../../shared/domain/figures';
import type { IncidentFacts } from '../../../../shared/domain/incidentFacts';
import { historyOf } from '../../../../shared/rules/figures/standing';
import { FIGURE_NAMES } from '../../../../shared/wording/figures';
import { Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { writtenFigure } from './figureModel';
import classes from './figures.module.css';

/** Every value of one figure, the one that stands first; what came late for an earlier time stands where it belongs. */
export function FigureHistory(props: {
  readonly facts: IncidentFacts;
  readonly figure: FigureId;
}): ReactNode {
  const { facts, figure } = props;
  const t = useText('figures');
  const name = FIGURE_NAMES[useLocale()][figure];
  const values = historyOf(facts.figureValues, figure);
  return (
    <ol className={classes.history} aria-label={t('historyOf', { name })} data-testid="figure-values">
      {values.map((value, place) => (
        <li key={`${value.recordedAt}.${value.asOf}.${value.value}`}>
          <b className="num">{writtenFigure(value.value)}</b>
          <span>
            {t('asOf')} <Time at={value.asOf} /> · {value.source}
            {value.reason === '' ? null : ` · ${value.reason}`}
          </span>
          <span className="dim">
            {value.by} <Time at={value.recordedAt} /> {t('recordedAt')}
            {place === 0 ? ` · ${t('stands')}` : null}
            {place > 0 && value.recordedAt > (values[0]?.recordedAt ?? 0) ? ` · ${t('late')}` : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
