import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Result, refuse } from '../../../shared/contract/errors';
import { logLine, messageOf } from '../log';
import type { Words } from '../words';
import { writeFileWhole } from './writeFile';

export type Desk = (procedure: string, input: unknown, as: string | null) => Promise<Result<unknown>>;

export type ExportTools = {
  readonly desk: Desk;
  /** asks a person where to save; null when cancelled */
  readonly choosePath: (options: {
    readonly title: string;
    readonly defaultPath: string;
    readonly filter: { readonly name: string; readonly extensions: string[] };
  }) => Promise<string | null>;
  /** prints a page with the foot that stands on every sheet */
  readonly print: (html: string, footerHtml: string) => Promise<Uint8Array>;
  readonly documents: string;
  readonly words: Words;
};

export type ExportRequest = { readonly shiftId: string; readonly format: 'csv' | 'pdf' };

type Saved = { readonly path: string } | null;

/** The name with its ending; a file that the dialog did not ask about is never overwritten for the sake of an ending. */
function withExtension(path: string, format: string): string {
  if (path.toLowerCase().endsWith(`.${format}`)) return path;
  const ended = `${path}.${format}`;
  return existsSync(ended) ? path : ended;
}

async function savePdf(
  tools: ExportTools,
  shiftId: string,
  path: string,
  as: string,
): Promise<Result<Saved>> {
  const page = await tools.desk('export.html', { shiftId }, as);
  if (!page.ok) return page;
  let sha256: string;
  try {
    const { html, footerHtml } = page.value as { readonly html: string; readonly footerHtml: string };
    const pdf = await tools.print(html, footerHtml);
    await writeFileWhole(path, pdf);
    sha256 = createHash('sha256').update(pdf).digest('hex');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    logLine(`the PDF was not written: ${messageOf(error)}`);
    if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk_full');
    return refuse('export_failed', { params: { detail: code === '' ? 'print' : code } });
  }
  const noted = await tools.desk(
    'export.printed',
    { shiftId, fileName: basename(path).slice(0, 300), sha256 },
    as,
  );
  return noted.ok ? { ok: true, value: { path } } : noted;
}

/**
 * Asks where to save a shift's log and writes it: CSV by the desk, PDF by printing the desk's page. The export stands in
 * the log afterwards. Gives null when the person cancelled. Refusals: the desk's own, export_failed, disk_full.
 */
export async function exportShift(
  tools: ExportTools,
  request: ExportRequest,
  as: string | null,
): Promise<Result<Saved>> {
  if (as === null) return refuse('not_signed_in');
  const { shiftId, format } = request;
  const named = await tools.desk('export.fileName', { shiftId, format }, as);
  if (!named.ok) return named;
  const chosen = await tools.choosePath({
    title: tools.words.saveTitle,
    defaultPath: join(tools.documents, basename((named.value as { readonly fileName: string }).fileName)),
    filter: { name: format === 'pdf' ? tools.words.pdf : tools.words.csv, extensions: [format] },
  });
  if (chosen === null) return { ok: true, value: null };
  const path = withExtension(chosen, format);
  if (format === 'pdf') return savePdf(tools, shiftId, path, as);
  const written = await tools.desk('export.write', { scope: { shiftId }, format: 'csv', path }, as);
  return written.ok ? { ok: true, value: { path } } : written;
}
