import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SealedFile, SealScope } from '../../../shared/contract/areas/sealed';
import { type Result, refuse } from '../../../shared/contract/result';
import type { PaperTools } from './papers';

/** The name with its ending; a file that the dialog did not ask about is never overwritten for the sake of an ending. */
function withExtension(path: string): string {
  if (path.toLowerCase().endsWith('.zip')) return path;
  return existsSync(`${path}.zip`) ? path : `${path}.zip`;
}

/**
 * Asks where to save the sealed package of a shift or a span and has the desk write it. Null when the person cancelled. Refusals: the desk's own,
 * nothing_to_seal, package_too_large, export_failed, disk_full.
 */
export async function sealPackage(
  tools: Pick<PaperTools, 'desk' | 'choosePath' | 'documents' | 'words'>,
  scope: SealScope,
  as: string | null,
): Promise<Result<SealedFile | null>> {
  if (as === null) return refuse('not_signed_in');
  const named = await tools.desk('sealed.fileName', { scope }, as);
  if (!named.ok) return named;
  const { fileName } = named.value as { readonly fileName: string };
  const chosen = await tools.choosePath({
    title: tools.words.sealTitle,
    defaultPath: join(tools.documents, basename(fileName)),
    filter: { name: tools.words.zip, extensions: ['zip'] },
  });
  if (chosen === null) return { ok: true, value: null };
  return (await tools.desk('sealed.write', { scope, path: withExtension(chosen) }, as)) as Result<SealedFile>;
}
