import { basename, join } from 'node:path';
import type { ContactFile } from '../../../shared/contract/areas/contacts';
import type { ImportFile } from '../../../shared/contract/areas/imports';
import type { LossTable } from '../../../shared/contract/areas/losses';
import { type Result, refuse } from '../../../shared/contract/result';

export type ImportTools = {
  readonly desk: (name: string, input: unknown, as: string | null) => Promise<Result<unknown>>;
  /** asks a person which file; null when cancelled */
  readonly chooseFile: () => Promise<string | null>;
  /** asks a person where to save; null when cancelled */
  readonly choosePath: (defaultPath: string) => Promise<string | null>;
  readonly documents: string;
  readonly badRowsName: string;
};

/** Asks which file holds the foreign log and has the desk look at it. Null when the person cancelled. Refusals: import_unreadable and the desk's own. */
export async function chooseImport(
  tools: ImportTools,
  as: string | null,
): Promise<Result<ImportFile | null>> {
  if (as === null) return refuse('not_signed_in');
  const path = await tools.chooseFile();
  if (path === null) return { ok: true, value: null };
  return (await tools.desk('import.open', { path }, as)) as Result<ImportFile>;
}

/** Asks which workbook holds a table of losses and has the desk read it. Null when the person cancelled. */
export async function chooseLosses(
  tools: Pick<ImportTools, 'desk' | 'chooseFile'>,
  lossId: string,
  as: string | null,
): Promise<Result<{ readonly fileName: string; readonly table: LossTable } | null>> {
  if (as === null) return refuse('not_signed_in');
  const path = await tools.chooseFile();
  if (path === null) return { ok: true, value: null };
  const read = (await tools.desk('loss.readFile', { lossId, path }, as)) as Result<LossTable>;
  return read.ok ? { ok: true, value: { fileName: basename(path), table: read.value } } : read;
}

/** Asks which file holds a list of people and has the desk look at it. Null when the person cancelled. */
export async function chooseContacts(
  tools: Pick<ImportTools, 'desk' | 'chooseFile'>,
  as: string | null,
): Promise<Result<ContactFile | null>> {
  if (as === null) return refuse('not_signed_in');
  const path = await tools.chooseFile();
  if (path === null) return { ok: true, value: null };
  return (await tools.desk('contact.openFile', { path }, as)) as Result<ContactFile>;
}

/** Asks where to save the broken rows of a dry run as a CSV. Null when the person cancelled. */
export async function saveBadRows(
  tools: ImportTools,
  fileId: string,
  as: string | null,
): Promise<Result<{ readonly path: string } | null>> {
  if (as === null) return refuse('not_signed_in');
  const path = await tools.choosePath(join(tools.documents, tools.badRowsName));
  if (path === null) return { ok: true, value: null };
  return (await tools.desk('import.saveBad', { fileId, path }, as)) as Result<{ readonly path: string }>;
}
