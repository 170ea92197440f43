import { createHash, randomUUID } from 'node:crypto';
import type { AppError, Result } from '../../../shared/contract/errors';
import type { InputOf } from '../../../shared/contract/procedures';
import { writeFileWhole } from './writeFile';

type Desk = (procedure: string, input: unknown, as: string | null) => Promise<Result<unknown>>;
export type Noted = Omit<InputOf<'export.note'>, 'exportId' | 'sha256'>;

/** The desk did not take the entry of an export, so the file was not written. */
export class NotNoted extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** Writes a file whole whose entry in the journal is there before its name is. Rejects with NotNoted or the system's error. */
export async function writeNoted(
  tools: { readonly desk: Desk },
  file: { readonly path: string; readonly bytes: Uint8Array },
  about: Noted,
  as: string | null,
): Promise<void> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  await writeFileWhole(file.path, file.bytes, async () => {
    const noted = await tools.desk('export.note', { ...about, exportId: randomUUID(), sha256 }, as);
    if (!noted.ok) throw new NotNoted(noted.error);
  });
}
