import type { PlanProblem, PlanResult, PlanTables, TablesResult, WorkPlan } from './types';

export function parseTables(_text: string, _file: string): TablesResult {
  throw new Error('not built yet');
}
export function parsePlan(_text: string, _file: string, _tables: PlanTables): PlanResult {
  throw new Error('not built yet');
}
export function checkPlanSet(
  _plans: readonly { readonly file: string; readonly text: string; readonly plan: WorkPlan }[],
): readonly PlanProblem[] {
  throw new Error('not built yet');
}
