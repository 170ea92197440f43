import { FIGURE_IDS, type FigureId, type Figures } from '../../domain/figures';

export type Fall = { readonly figure: FigureId; readonly from: number; readonly to: number };

const of = (figures: Figures, figure: FigureId): number => figures[figure] ?? 0;

/** Everybody whom these figures speak of. A person taken to hospital is commonly counted as rescued too, so the larger of the two counts once. */
export const peopleInFigures = (figures: Figures): number =>
  of(figures, 'dead') +
  of(figures, 'missing') +
  of(figures, 'trapped') +
  Math.max(of(figures, 'rescued'), of(figures, 'hospitalised'));

/** Figures whose fall may be a person who is now counted elsewhere. */
const BALANCED: ReadonlySet<FigureId> = new Set(['trapped', 'missing', 'rescued', 'hospitalised', 'dead']);

/**
 * Falls of figures that need a reason in writing (domain.md 2.5: figures normally grow; a sudden change needs an explanation). 被困 3→2 with 获救 0→1 is
 * explained by itself: nobody was lost in between. A figure that was not known before cannot fall.
 */
export function unexplainedFalls(before: Figures, after: Figures): Fall[] {
  const isBalanced = peopleInFigures(after) >= peopleInFigures(before);
  return FIGURE_IDS.flatMap((figure) => {
    const from = before[figure];
    const to = after[figure];
    if (from === undefined || to === undefined || to >= from) return [];
    return isBalanced && BALANCED.has(figure) ? [] : [{ figure, from, to }];
  });
}

/** Falls of the figures that the ledger owns when its people became fewer: a row was taken out, or fewer were entered than had been reported. */
export function ledgerFalls(before: Figures, after: Figures, people: { from: number; to: number }): Fall[] {
  return people.to >= people.from ? [] : unexplainedFalls(before, after);
}
