import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { InputOf, OutputOf } from '../../../shared/contract/procedures';
import { type Result, refuse } from '../../../shared/contract/result';
import { logLine, messageOf } from '../log';
import { NotNoted, writeNoted } from './noted';
import type { PaperTools } from './papers';

type Saved = { readonly path: string } | null;
type Request = InputOf<'console.savePlanFile'>;
type Composed = OutputOf<'planTransfer.compose'>;

export type PlanTools = Pick<PaperTools, 'desk' | 'choosePath' | 'documents' | 'words' | 'open'> & {
  /** a drawing as PNG at this many times its size */
  readonly picture: (
    drawing: { readonly svg: string; readonly width: number; readonly height: number },
    scale: number,
  ) => Promise<Buffer>;
};

/** The name with its ending; a file that the dialog did not ask about is never overwritten for the sake of an ending. */
function withEnding(path: string, ending: string): string {
  if (path.toLowerCase().endsWith(`.${ending}`)) return path;
  return existsSync(`${path}.${ending}`) ? path : `${path}.${ending}`;
}

const PICTURE_SCALE = 2;
const endingOf = (format: Request['format']): string => (format === 'mermaid' ? 'mmd' : format);

/**
 * Asks where to save a revision of a plan and writes it: text and DOCX by the desk, PNG and PDF by a hidden window here. Null when the dialog was left.
 * Refusals: not_found, export_failed, disk_full.
 */
export async function savePlan(
  tools: PlanTools,
  request: Request,
  as: string | null,
): Promise<Result<Saved>> {
  if (as === null) return refuse('not_signed_in');
  const composed = await tools.desk('planTransfer.compose', request, as);
  if (!composed.ok) return composed;
  const page = composed.value as Composed;
  const ending = endingOf(request.format);
  const chosen = await tools.choosePath({
    title: tools.words.savePlanTitle,
    defaultPath: join(tools.documents, basename(`${page.fileName}.${ending}`)),
    filter: { name: tools.words.planFormats[request.format], extensions: [ending] },
  });
  if (chosen === null) return { ok: true, value: null };
  const path = withEnding(chosen, ending);
  try {
    return await write(tools, request, page, path, as);
  } catch (error) {
    if (error instanceof NotNoted) return { ok: false, error: error.error };
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    logLine(`the plan was not written: ${messageOf(error)}`);
    if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk_full');
    return refuse('export_failed', { params: { detail: code === '' ? 'write' : code } });
  }
}

async function write(
  tools: PlanTools,
  request: Request,
  page: Composed,
  path: string,
  as: string,
): Promise<Result<Saved>> {
  const { planId, revision, locale, format } = request;
  const { svg, width, height, html } = page;
  const save = (bytes: Uint8Array): Promise<void> => {
    const range = `${planId} @${revision ?? ''}`;
    const about = { what: 'plan', title: page.fileName, range, masked: false, rows: 0 } as const;
    return writeNoted(tools, { path, bytes }, { ...about, format }, as);
  };
  if (format === 'pdf' && html !== null) {
    const job = tools.open(html, '<span></span>');
    try {
      await save(await job.toPdf());
    } finally {
      job.close();
    }
    return { ok: true, value: { path } };
  }
  if (format === 'png' && svg !== null) {
    await save(await tools.picture({ svg, width, height }, PICTURE_SCALE));
    return { ok: true, value: { path } };
  }
  const picture = format === 'docx' && svg !== null ? await pictureFor(tools, { svg, width, height }) : null;
  const written = await tools.desk(
    'planTransfer.write',
    { planId, revision, locale, format, path, picture },
    as,
  );
  return written.ok ? { ok: true, value: { path } } : written;
}

/** A document without its picture is still the document. */
async function pictureFor(
  tools: PlanTools,
  drawing: { readonly svg: string; readonly width: number; readonly height: number },
) {
  try {
    const png = await tools.picture(drawing, PICTURE_SCALE);
    return { png: png.toString('base64'), width: drawing.width, height: drawing.height };
  } catch (error) {
    logLine(`the flowchart was not drawn for the document: ${messageOf(error)}`);
    return null;
  }
}
