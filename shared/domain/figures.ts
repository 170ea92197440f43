/**
 * The figures of an incident, each with a history of its own. Units: persons, households, yuan, hectares, houses (户), rooms (间), hours, moment
 * magnitude as published, gross tons. Source: domain.md 2.2, 2.4; documents.md 6 and 7.
 */
export const FIGURES = {
  // people
  dead: { unit: 'person', group: 'people' },
  missing: { unit: 'person', group: 'people' },
  trapped: { unit: 'person', group: 'people' },
  rescued: { unit: 'person', group: 'people' },
  seriousInjury: { unit: 'person', group: 'people' },
  minorInjury: { unit: 'person', group: 'people' },
  hospitalised: { unit: 'person', group: 'people' },
  atRisk: { unit: 'person', group: 'people' },
  // people around
  threatened: { unit: 'person', group: 'protection' },
  threatenedHouseholds: { unit: 'household', group: 'protection' },
  evacuated: { unit: 'person', group: 'protection' },
  relocated: { unit: 'person', group: 'protection' },
  affected: { unit: 'person', group: 'protection' },
  // loss
  lossYuan: { unit: 'yuan', group: 'loss' },
  housesCollapsed: { unit: 'room', group: 'loss' },
  housesDamaged: { unit: 'room', group: 'loss' },
  cropHectares: { unit: 'hectare', group: 'loss' },
  // by hazard
  burntHectares: { unit: 'hectare', group: 'hazard' },
  openFlameHours: { unit: 'hour', group: 'hazard' },
  magnitude: { unit: 'magnitude', group: 'hazard' },
  potentialLossYuan: { unit: 'yuan', group: 'hazard' },
  strandedPersons: { unit: 'person', group: 'hazard' },
  strandedHours: { unit: 'hour', group: 'hazard' },
  shipGrossTons: { unit: 'gross_ton', group: 'hazard' },
} as const;

export type FigureId = keyof typeof FIGURES;
export type FigureUnit = (typeof FIGURES)[FigureId]['unit'];
export type FigureGroup = (typeof FIGURES)[FigureId]['group'];
export const FIGURE_IDS = Object.keys(FIGURES) as [FigureId, ...FigureId[]];
/** What is known; a figure that nobody has reported is absent, which is not zero. */
export type Figures = Readonly<Partial<Record<FigureId, number>>>;
