import type { Projectors } from '../projections/body';

export const papersProjectors: Projectors = {};
