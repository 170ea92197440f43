import type { ReactNode } from 'react';
import { FIGURE_IDS, FIGURES, type FigureId } from '../../../shared/domain/figures';
import { PERSON_STATES } from '../../../shared/domain/incidentFacts';
import { evacuationOf, forceTotals } from '../../../shared/rules/figures/forces';
import { FIGURE_NAMES, FIGURE_UNITS, PERSON_STATE_NAMES } from '../../../shared/wording/figures';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import type { IncidentPage } from './IncidentScreen';
import classes from './past.module.css';

type Obligations = IncidentPage['obligations'];

/** What was owed at a moment: reported by then, still open then, and over its time then. */
export function dutiesAt(
  obligations: Obligations,
  at: number,
): { readonly met: number; readonly open: number; readonly overdue: number } {
  const known = obligations.filter(
    (one) =>
      one.openedAt <= at &&
      one.state !== 'not_needed' &&
      (one.supersededAt === null || one.supersededAt > at),
  );
  const met = known.filter((one) => one.metAt !== null && one.metAt <= at);
  const open = known.filter((one) => !met.includes(one));
  return {
    met: met.length,
    open: open.length,
    overdue: open.filter((one) => one.dueAt !== null && one.dueAt < at).length,
  };
}

function Figure(props: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes.figure}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** How the incident stood at a moment, as the room knew it then: people, figures, forces, duties. `at` null: now. */
export function PastState(props: {
  readonly incidentId: string;
  readonly at: number | null;
  readonly moment: number;
  readonly obligations: Obligations;
}): ReactNode {
  const t = useText('incidents');
  const locale = useLocale();
  const found = useDesk('incident.factsAt', { incidentId: props.incidentId, at: props.at }, { keep: true });
  const facts = found.data;
  if (facts === undefined) return <ErrorNote error={found.error} kept={false} />;
  const duties = dutiesAt(props.obligations, props.moment);
  const { present, enRoute } = forceTotals(facts.forces);
  const moved = evacuationOf(facts.figures);
  const ledger = facts.peopleCounts;
  const isLedgers = (id: FigureId): boolean => ledger !== null && FIGURES[id].group === 'people';
  const shown = FIGURE_IDS.filter((id) => facts.figures[id] !== undefined && !isLedgers(id));
  const filled = facts.elements.filter((one) => one.state === 'filled').length;
  return (
    <section className={`panel ${classes.state}`} aria-label={t('pastState')} data-testid="past-state">
      <h2 className="panel-head">
        <span>
          {t('pastAsOf')} <Time at={props.moment} />
        </span>
      </h2>
      <dl className={classes.figures}>
        {ledger === null
          ? null
          : PERSON_STATES.filter((state) => ledger[state] > 0).map((state) => (
              <Figure key={state} label={PERSON_STATE_NAMES[locale][state]}>
                <b className="num">{ledger[state]}</b>
              </Figure>
            ))}
        {shown.map((id) => (
          <Figure key={id} label={FIGURE_NAMES[locale][id]}>
            <b className="num">{facts.figures[id]}</b> {FIGURE_UNITS[locale][FIGURES[id].unit]}
          </Figure>
        ))}
        {moved === null ? null : (
          <Figure label={t('pastToMove')}>
            <b className="num">{moved.remaining}</b>
          </Figure>
        )}
        <Figure label={t('pastPresent')}>
          <b className="num">{present.persons}</b>
        </Figure>
        <Figure label={t('pastEnRoute')}>
          <b className="num">{enRoute.persons}</b>
        </Figure>
        <Figure label={t('pastMeasures')}>
          <b className="num">{facts.measures.length}</b>
        </Figure>
        {facts.elements.length === 0 ? null : (
          <Figure label={t('pastElements')}>
            <b className="num">{filled}</b> / 12
          </Figure>
        )}
        <Figure label={t('pastMet')}>
          <b className="num">{duties.met}</b>
        </Figure>
        <Figure label={t('pastOpen')}>
          <b className="num">{duties.open}</b>
          {duties.overdue === 0 ? null : (
            <span className="overdue"> {t('pastOverdue', { count: duties.overdue })}</span>
          )}
        </Figure>
      </dl>
    </section>
  );
}
