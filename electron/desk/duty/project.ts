import type { Projectors } from '../projections/body';

export const dutyProjectors: Projectors = {};
