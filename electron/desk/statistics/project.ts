import type { Projectors } from '../projections/body';

export const statisticsProjectors: Projectors = {};
