import type { Projectors } from '../projections/body';

export const searchProjectors: Projectors = {};
