import { FIGURE_IDS, type FigureId, type Figures } from '../../domain/figures';
import type { FigureValue } from '../../domain/incidentFacts';

/**
 * Which value of a figure stands: the newest by `asOf`; of two with the same, the one recorded later. A value that arrives late for an earlier moment is
 * kept and does not overwrite. `values` are in the order in which they were recorded.
 */
export function standingValue(values: readonly FigureValue[], figure: FigureId): FigureValue | null {
  let standing: FigureValue | null = null;
  for (const value of values) {
    if (value.figure !== figure) continue;
    if (standing === null || value.asOf >= standing.asOf) standing = value;
  }
  return standing;
}

/** What stands of every figure; a figure that nobody has reported is absent. */
export function standingFigures(values: readonly FigureValue[]): Figures {
  const figures: Partial<Record<FigureId, number>> = {};
  for (const id of FIGURE_IDS) {
    const standing = standingValue(values, id);
    if (standing !== null) figures[id] = standing.value;
  }
  return figures;
}

/** All values of one figure, the one that stands first. */
export function historyOf(values: readonly FigureValue[], figure: FigureId): FigureValue[] {
  return values
    .map((value, place) => ({ value, place }))
    .filter(({ value }) => value.figure === figure)
    .sort((a, b) => b.value.asOf - a.value.asOf || b.place - a.place)
    .map(({ value }) => value);
}

const WHOLE: ReadonlySet<string> = new Set(['person', 'household', 'room', 'gross_ton']);
/** Above the largest magnitude ever published. */
const MOST_MAGNITUDE = 10;
export const MOST_FIGURE = 1e15;

/** Whether a number can be a value of the figure: not negative, whole where things are counted, a magnitude at most 10. */
export function isFigureValue(unit: string, value: number): boolean {
  if (!Number.isFinite(value) || value < 0 || value > MOST_FIGURE) return false;
  if (WHOLE.has(unit)) return Number.isSafeInteger(value);
  return unit !== 'magnitude' || value <= MOST_MAGNITUDE;
}
