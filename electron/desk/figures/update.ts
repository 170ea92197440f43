import type { Casualties, Incident } from '../../../shared/contract/models';
import { FIGURE_IDS, FIGURES, type FigureId, type Figures } from '../../../shared/domain/figures';
import type { Grade } from '../../../shared/domain/vocabulary';
import { type Fall, unexplainedFalls } from '../../../shared/rules/figures/falls';
import { isLedgerFigure } from '../../../shared/rules/figures/ledger';
import { isFigureValue, standingFigures, standingValue } from '../../../shared/rules/figures/standing';
import type { Db } from '../db/statement';
import { type Actor, authorOf, fact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { casualtiesOf, changedCounts, figureValues } from './figureRows';
import { peopleOf } from './peopleRows';

/** What somebody reported; what is left out stays as it is. */
export type FactsUpdate = {
  readonly casualties?: Casualties | undefined;
  readonly figures?: Figures | undefined;
  readonly asOf: number;
  readonly reason: string;
  readonly source: string;
  readonly grade?: Grade | null | undefined;
  readonly sensitive?: boolean | undefined;
  readonly actId?: string | undefined;
};

type Act = {
  readonly db: Db;
  readonly write: Write;
  readonly actor: Actor;
  readonly incident: Incident;
};

/** Refuses the first of falls that nobody explained, for the screen to ask why. */
export function refuseFalls(falls: readonly Fall[], reason: string): void {
  const [fall] = falls;
  if (fall !== undefined && reason === '')
    refuseWith('figure_falls', { field: 'reason', params: { ...fall } });
}

/** Refuses what cannot be a value of its figure: fractions of people, a magnitude above ten. */
export function requireValues(figures: Figures): void {
  for (const figure of Object.keys(figures) as FigureId[]) {
    if (!isFigureValue(FIGURES[figure].unit, figures[figure] ?? 0))
      refuseWith('invalid_input', { field: `figures.${figure}` });
  }
}

/** While the ledger has rows its counts are the figures: another number typed by hand is refused. */
function requireNotOfLedger(db: Db, incidentId: string, figures: Figures, standing: Figures): Figures {
  if (peopleOf(db, incidentId).length === 0) return figures;
  const owned = FIGURE_IDS.filter((id) => isLedgerFigure(id) && figures[id] !== undefined);
  const other = owned.find((id) => figures[id] !== (standing[id] ?? 0));
  if (other !== undefined) refuseWith('figures_of_ledger', { params: { figure: other } });
  return Object.fromEntries(Object.entries(figures).filter(([id]) => !isLedgerFigure(id)));
}

/**
 * Figures as somebody told them, each kept with its time and source. Refusals: invalid_input (not a value of the figure), figures_of_ledger,
 * figure_falls where a figure falls and neither the other figures nor a reason explain it.
 */
export function updateFacts(act: Act, update: FactsUpdate): void {
  const { db, incident } = act;
  const values = figureValues(db, incident.id);
  const standing = standingFigures(values);
  const typed = {
    ...(update.casualties === undefined ? {} : changedCounts(update.casualties, standing)),
    ...update.figures,
  };
  requireValues(typed);
  const figures = requireNotOfLedger(db, incident.id, typed, standing);
  const after: Partial<Record<FigureId, number>> = { ...standing };
  for (const id of Object.keys(figures) as FigureId[]) {
    const known = standingValue(values, id);
    const value = figures[id];
    if (value !== undefined && (known === null || update.asOf >= known.asOf)) after[id] = value;
  }
  refuseFalls(unexplainedFalls(standing, after), update.reason);
  writeUpdate(act, { ...update, figures }, after, false);
}

/** Writes the fact of an update; `after` is what stands then. */
export function writeUpdate(
  act: Act,
  update: FactsUpdate & { readonly figures: Figures },
  after: Figures,
  isLedger: boolean,
): void {
  const { incident, actor } = act;
  const { figures, asOf, reason, source, actId } = update;
  act.write(
    fact('incident.facts_updated', incident.id, actor.accountId, {
      casualties: casualtiesOf(after),
      figures,
      asOf,
      reason,
      source,
      grade: update.grade === undefined ? incident.grade : update.grade,
      sensitive: update.sensitive ?? incident.sensitive,
      ...(actId === undefined ? {} : { actId }),
      ...(isLedger ? { isLedger } : {}),
      author: authorOf(actor),
    }),
  );
}
