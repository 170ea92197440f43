import {
  FIGURE_IDS,
  FIGURES,
  type FigureGroup,
  type FigureId,
  type Figures,
} from '../../../../shared/domain/figures';
import type { IncidentFacts } from '../../../../shared/domain/incidentFacts';
import type { IncidentType } from '../../../../shared/domain/vocabulary';
import { isFigureValue } from '../../../../shared/rules/figures/standing';
import { FIGURE_UNITS } from '../../../../shared/wording/figures';
import type { Locale } from '../../../../shared/wording/labels';

export const FIGURE_GROUPS = [
  'people',
  'protection',
  'loss',
  'hazard',
] as const satisfies readonly FigureGroup[];

/** What every incident is asked for. */
const USUAL: ReadonlySet<FigureId> = new Set([
  'dead',
  'missing',
  'trapped',
  'rescued',
  'seriousInjury',
  'hospitalised',
  'threatened',
  'threatenedHouseholds',
  'evacuated',
  'lossYuan',
]);

const OF_TYPE: Partial<Record<IncidentType, readonly FigureId[]>> = {
  wildfire: ['burntHectares', 'openFlameHours'],
  earthquake: ['magnitude', 'housesCollapsed'],
  geological: ['potentialLossYuan', 'housesCollapsed'],
  flood_drought: ['affected', 'housesCollapsed', 'cropHectares'],
  meteorological: ['affected', 'housesCollapsed', 'cropHectares'],
  special_equipment: ['strandedPersons', 'strandedHours'],
  waterway: ['atRisk', 'shipGrossTons'],
  fishing_vessel: ['atRisk', 'shipGrossTons'],
};

/** Figures to show: those that were reported, the usual ones, and those of the hazard; or all of them. */
export function shownFigures(facts: IncidentFacts, isAll: boolean): readonly FigureId[] {
  const ofType = OF_TYPE[facts.type] ?? [];
  return FIGURE_IDS.filter(
    (id) => isAll || USUAL.has(id) || ofType.includes(id) || facts.figures[id] !== undefined,
  );
}

const FACTORS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** A number as people type it: 127, 1,270, １２７, 1.2万; null when it cannot be a value of this figure. */
export function readFigure(figure: FigureId, typed: string): number | null {
  const text = typed.normalize('NFKC').replaceAll(/[\s,]/gu, '');
  const found = /^(\d{1,15}(?:\.\d{1,4})?)([万亿]?)$/u.exec(text);
  if (found === null) return null;
  const value = Math.round(Number(found[1]) * (FACTORS[found[2] ?? ''] ?? 1) * 10_000) / 10_000;
  return isFigureValue(FIGURES[figure].unit, value) ? value : null;
}

/** `5,000 万元`-like amounts are not rounded: what was told stands. */
export const writtenFigure = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 4 });

export const unitOf = (figure: FigureId, locale: Locale): string =>
  FIGURE_UNITS[locale][FIGURES[figure].unit];

/** Who told the last figure: the next one often comes from the same. */
export function lastSource(facts: IncidentFacts): string {
  const last = facts.figureValues.at(-1);
  return last?.source ?? facts.callerUnit;
}

export type ReadTyped =
  | { readonly ok: true; readonly figures: Figures }
  | { readonly ok: false; readonly figure: FigureId };

/** Everything typed as figures; the first that is no number stops it. */
export function readTyped(typed: Readonly<Partial<Record<FigureId, string>>>): ReadTyped {
  const figures: Partial<Record<FigureId, number>> = {};
  for (const id of FIGURE_IDS) {
    const text = typed[id]?.trim() ?? '';
    if (text === '') continue;
    const value = readFigure(id, text);
    if (value === null) return { ok: false, figure: id };
    figures[id] = value;
  }
  return { ok: true, figures };
}
