import type { PlanImportSource } from '../../../shared/contract/areas/planTransfer';
import { type Result, refuse } from '../../../shared/contract/result';

/** What is offered in the dialog; a file is read by what it is, not by its ending. */
export const PLAN_DOCUMENTS = ['docx', 'xlsx', 'csv', 'txt', 'md', 'mmd', 'mermaid', 'html', 'htm'] as const;

export type PlanFileTools = {
  readonly desk: (name: string, input: unknown, as: string | null) => Promise<Result<unknown>>;
  /** asks a person which file; null when cancelled */
  readonly chooseFile: () => Promise<string | null>;
};

/** Asks which document holds a plan and has the desk read it. Null when the person cancelled. Refusals: import_unreadable and the desk's own. */
export async function choosePlanFile(
  tools: PlanFileTools,
  as: string | null,
): Promise<Result<PlanImportSource | null>> {
  if (as === null) return refuse('not_signed_in');
  const path = await tools.chooseFile();
  if (path === null) return { ok: true, value: null };
  return (await tools.desk('planTransfer.read', { path }, as)) as Result<PlanImportSource>;
}
