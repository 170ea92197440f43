import { join } from 'node:path';
import type { InputOf } from '../../../shared/contract/procedures';
import { type Result, refuse } from '../../../shared/contract/result';
import { logLine, messageOf } from '../log';
import { NotNoted, writeNoted } from './noted';
import type { PaperTools } from './papers';

type Saved = { readonly path: string } | null;
export type NumberTools = Pick<PaperTools, 'desk' | 'choosePath' | 'documents' | 'words'>;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Characters that no file name takes, and white space. */
const safeName = (name: string): string => name.replaceAll(/[\\/:*?"<>|\s\p{Cc}]+/gu, '') || '统计';

/** Asks where to save the tables and lets the desk write them. Gives null when the dialog was left. Refusals: the desk's own. */
export async function saveStatistics(
  tools: NumberTools,
  request: InputOf<'console.saveStatistics'>,
  as: string | null,
): Promise<Result<Saved>> {
  const { format } = request;
  const path = await tools.choosePath({
    title: tools.words.saveNumbersTitle,
    defaultPath: join(tools.documents, `${safeName(tools.words.numbersName)}.${format}`),
    filter: { name: tools.words.formats[format], extensions: [format] },
  });
  if (path === null) return { ok: true, value: null };
  const written = await tools.desk('statistics.write', { ...request, path }, as);
  return written.ok ? { ok: true, value: { path } } : written;
}

/** Asks where to save a chart that the page drew. What is no PNG is refused as invalid_input; other refusals: disk_full, export_failed. */
export async function savePicture(
  tools: NumberTools,
  request: InputOf<'console.savePicture'>,
  as: string | null,
): Promise<Result<Saved>> {
  const bytes = Buffer.from(request.png, 'base64');
  if (!bytes.subarray(0, PNG.length).equals(PNG)) return refuse('invalid_input', { field: 'png' });
  const path = await tools.choosePath({
    title: tools.words.savePictureTitle,
    defaultPath: join(tools.documents, `${safeName(request.name)}.png`),
    filter: { name: tools.words.png, extensions: ['png'] },
  });
  if (path === null) return { ok: true, value: null };
  try {
    const about = { what: 'picture', title: request.name, range: '', masked: false, rows: 0 } as const;
    await writeNoted(tools, { path, bytes }, { ...about, format: 'png' }, as);
    return { ok: true, value: { path } };
  } catch (error) {
    if (error instanceof NotNoted) return { ok: false, error: error.error };
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    logLine(`the chart was not written: ${messageOf(error)}`);
    if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk_full');
    return refuse('export_failed', { params: { detail: code === '' ? 'write' : code } });
  }
}
