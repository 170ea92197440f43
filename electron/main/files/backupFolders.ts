import type { BackupState, RecoveryLook } from '../../../shared/contract/areas/recovery';
import { type Result, refuse } from '../../../shared/contract/result';

export type FolderTools = {
  readonly desk: (name: string, input: unknown, as: string | null) => Promise<Result<unknown>>;
  /** asks a person which folder; null when cancelled */
  readonly chooseFolder: () => Promise<string | null>;
};

/** Asks for the folder that backups or daily files go to and has the desk take it, or takes it away. Null when the person cancelled. Refusals: folder_unfit. */
export async function chooseBackupFolder(
  tools: FolderTools,
  request: { readonly which: 'second' | 'journal'; readonly clears: boolean },
  as: string | null,
): Promise<Result<BackupState | null>> {
  if (as === null) return refuse('not_signed_in');
  const path = request.clears ? '' : await tools.chooseFolder();
  if (path === null) return { ok: true, value: null };
  return (await tools.desk('backup.setFolder', { which: request.which, path }, as)) as Result<BackupState>;
}

/** Asks for another folder in which backups may lie, while the data cannot be opened. Null when the person cancelled. */
export async function chooseRecoveryFolder(tools: FolderTools): Promise<Result<RecoveryLook | null>> {
  const path = await tools.chooseFolder();
  if (path === null) return { ok: true, value: null };
  return (await tools.desk('recovery.addFolder', { path }, null)) as Result<RecoveryLook>;
}
