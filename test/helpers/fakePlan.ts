import type { PlanSummary } from '../../shared/contract/models';

/** A plan of the library with revision 1 in force, and whatever the test is about. */
export const aPlan = (id: string, title: string, over: Partial<PlanSummary> = {}): PlanSummary => ({
  id,
  revision: 1,
  title,
  titleEn: id,
  category: 'natural_disaster',
  hazards: [],
  trigger: '',
  triggerEn: '',
  levelNote: '',
  hash: '',
  warningTypes: [],
  state: 'in_force',
  inForceAt: 0,
  hasDraft: false,
  pending: null,
  reviewDueAt: null,
  filedAt: null,
  filingDueAt: null,
  ...over,
});
