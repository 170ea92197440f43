import type { Projectors } from '../projections/body';

export const rosterProjectors: Projectors = {};
