import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { PaperRef } from '../../../shared/contract/areas/papers';
import { REPORT_KINDS, type ReportKind } from '../../../shared/domain/incidentReports';
import { answer, type Context, needed } from '../context';
import { type Door, openDoor } from '../door';
import { usage } from '../failure';
import { DONE } from '../io';
import { printPdf } from '../printPdf';
import { answered, credentialsOf, signIn } from '../signIn';

const FORMATS = ['docx', 'pdf', 'txt', 'json'] as const;
type Format = (typeof FORMATS)[number];

type Written = { readonly path: string; readonly bytes: number; readonly pages: number | null };

/**
 * `report`: the newest signed report of a kind on an incident as a file; where none is signed yet, what would be drafted now, marked as a draft. DOCX, text
 * and JSON by the desk, PDF by Electron's own printing. The export stands in the log.
 */
export async function run(context: Context): Promise<number> {
  const [incident, ...others] = context.files;
  if (incident === undefined || others.length > 0)
    throw usage('要写一个事件的编号。', 'Name one incident by its id or number.');
  const kind = kindOf(context);
  const path = resolve(context.io.cwd, needed(context, 'out'));
  const format = formatOf(context, path);
  const credentials = credentialsOf(context);
  const door = await openDoor(context);
  try {
    const as = await signIn(door, credentials);
    const found = answered<'reportPaper.find'>(await door.call('reportPaper.find', { incident, kind }, as));
    const { reportId, incidentId, document, fileName } = found;
    const isDraft = reportId === null;
    const withCodes = context.has('codes');
    const paper: PaperRef = isDraft
      ? { kind: 'report_draft', incidentId, document, withCodes }
      : { kind: 'report', reportId, withCodes };
    const written =
      format === 'pdf'
        ? await printed(context, door, as, { paper, path })
        : await wrote(door, as, paper, format, path);
    await answer(
      context,
      { ok: true, format, draft: isDraft, reportId, fileName, ...written },
      {
        zh: `已写出${isDraft ? '草稿（还没有签发）' : ''}“${document.title}”，${written.bytes} 字节：${path}`,
        en: `${isDraft ? 'Draft (not signed off) of' : 'Written:'} “${document.title}”, ${written.bytes} bytes: ${path}`,
      },
    );
    return DONE;
  } finally {
    await door.close();
  }
}

async function wrote(
  door: Door,
  as: string,
  paper: PaperRef,
  format: Exclude<Format, 'pdf'>,
  path: string,
): Promise<Written> {
  const input = { paper, masked: false, jobId: randomUUID(), format, path };
  const { bytes } = answered<'paper.write'>(await door.call('paper.write', input, as));
  return { path, bytes, pages: null };
}

/** The desk composes, Electron prints, the desk notes it. */
async function printed(
  context: Context,
  door: Door,
  as: string,
  { paper, path }: { readonly paper: PaperRef; readonly path: string },
): Promise<Written> {
  const copy = { paper, masked: false } as const;
  const page = answered<'paper.compose'>(
    await door.call('paper.compose', { ...copy, jobId: randomUUID() }, as),
  );
  const { html, footerHtml, rows } = page;
  const { sha256, pages, bytes } = await printPdf(context.io, { html, footerHtml, path });
  answered<'paper.printed'>(
    await door.call('paper.printed', { ...copy, way: 'pdf', sha256, rows, pages }, as),
  );
  warnOfFaces(context, path);
  return { path, bytes, pages };
}

/** Names of 仿宋 as they stand in a PDF. */
const OFFICIAL = /^(?:FangSong|STFangsong|仿宋)/i;

/** Says on stderr when the text of a PDF could not be set in 仿宋. Chromium writes the names of faces uncompressed. */
function warnOfFaces({ io, locale }: Context, path: string): void {
  const text = readFileSync(path).toString('latin1');
  const faces = [...text.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g)].map(
    ([, face = '']) => face,
  );
  if (faces.some((face) => OFFICIAL.test(face))) return;
  const used = [...new Set(faces)].join('、');
  io.stderr(
    locale === 'zh'
      ? `本机没有公文字体仿宋，PDF 用了 ${used}；DOCX 写明公文字体，收文一方有就照用。\n`
      : `This machine lacks the official face 仿宋; the PDF uses ${used}. DOCX names the official faces.\n`,
  );
}

function kindOf(context: Context): ReportKind {
  const given = needed(context, 'kind');
  const known = REPORT_KINDS.find((kind) => kind === given);
  if (known !== undefined) return known;
  throw usage(`--kind 是 ${REPORT_KINDS.join('、')} 之一。`, `--kind is one of ${REPORT_KINDS.join(', ')}.`);
}

function formatOf(context: Context, path: string): Format {
  const given = context.option('format') ?? extname(path).slice(1).toLowerCase();
  const known = FORMATS.find((format) => format === given);
  if (known !== undefined) return known;
  throw usage(`--format 是 ${FORMATS.join('、')} 之一。`, `--format is one of ${FORMATS.join(', ')}.`);
}
