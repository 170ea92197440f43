import type { Projectors } from '../projections/body';

export const logMoreProjectors: Projectors = {};
