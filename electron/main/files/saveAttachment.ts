import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Result, refuse } from '../../../shared/contract/result';
import { safeFileName } from '../../../shared/rules/attachments';
import { logLine, messageOf } from '../log';
import { NotNoted, writeNoted } from '../print/noted';

export type SaveTools = {
  readonly desk: (procedure: string, input: unknown, as: string | null) => Promise<Result<unknown>>;
  /** asks a person where to save; null when cancelled */
  readonly choosePath: (defaultPath: string) => Promise<string | null>;
  readonly documents: string;
};

/**
 * Puts a copy of a kept file where a person wants it. The desk checks it against its hash first, and what is written is checked once more: a file that
 * was altered never leaves under its old name. Nothing is opened or run. Gives null when the person cancelled.
 */
export async function saveAttachment(
  tools: SaveTools,
  request: { readonly sha256: string; readonly name: string },
  as: string | null,
): Promise<Result<{ readonly path: string } | null>> {
  const { sha256, name } = request;
  const found = await tools.desk('attachment.locate', { sha256 }, as);
  if (!found.ok) return found;
  const chosen = await tools.choosePath(join(tools.documents, safeFileName(name)));
  if (chosen === null) return { ok: true, value: null };
  try {
    const bytes = await readFile((found.value as { readonly path: string }).path);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      return refuse('attachment_changed', { params: { name } });
    }
    const about = { what: 'attachment', title: name, range: '', masked: false, rows: 0 } as const;
    const format = extname(name).slice(1, 21);
    await writeNoted(tools, { path: chosen, bytes }, { ...about, format }, as);
    return { ok: true, value: { path: chosen } };
  } catch (error) {
    if (error instanceof NotNoted) return { ok: false, error: error.error };
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    logLine(`an attachment was not saved: ${messageOf(error)}`);
    if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk_full');
    return refuse('export_failed', { params: { detail: code === '' ? 'copy' : code } });
  }
}
