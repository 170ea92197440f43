import { archiveProjectors } from '../archive/project';
import type { Projectors } from '../projections/body';

export const papersProjectors: Projectors = archiveProjectors;
