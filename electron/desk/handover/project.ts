import type { Projectors } from '../projections/body';

export const handoverProjectors: Projectors = {};
