import type { Projectors } from '../projections/body';
import { registerProjectors } from './register/project';

export const documentsProjectors: Projectors = {
  ...registerProjectors,
};
