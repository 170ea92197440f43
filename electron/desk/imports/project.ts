import type { Projectors } from '../projections/body';

export const importsProjectors: Projectors = {};
