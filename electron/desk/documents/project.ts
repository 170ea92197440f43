import type { Projectors } from '../projections/body';

export const documentsProjectors: Projectors = {};
