import { randomUUID } from 'node:crypto';
import { extname, resolve } from 'node:path';
import { PAPER_FORMATS, type PaperFormat } from '../../../shared/contract/areas/papers';
import { answer, type Context, needed } from '../context';
import { type Door, openDoor } from '../door';
import { usage } from '../failure';
import { DONE } from '../io';
import { printPdf } from '../printPdf';
import { answered, credentialsOf, signIn } from '../signIn';

type Written = { readonly bytes: number; readonly rows: number; readonly sha256: string };

/**
 * `callouts table`: the statistics of one call-out (documents.md 5) as a file; the format is that of the file's ending. XLSX holds real times and numbers. The
 * export stands in the log.
 */
export async function run(context: Context): Promise<number> {
  const [id, ...others] = context.files;
  if (id === undefined || others.length > 0)
    throw usage('要写一次叫应的编号。', 'Name one call-out by its id.');
  const path = resolve(context.io.cwd, needed(context, 'out'));
  const format = formatOf(context, path);
  const masked = context.has('masked');
  const credentials = credentialsOf(context);
  const door = await openDoor(context);
  try {
    const as = await signIn(door, credentials);
    const callOut = answered<'callout.get'>(await door.call('callout.get', { callOutId: id }, as));
    const copy = { paper: { kind: 'callout_table', callOutId: callOut.id }, masked } as const;
    const written =
      format === 'pdf'
        ? await printed(context, door, as, { copy, path })
        : await wrote(door, as, { copy, path, format });
    const { rates } = callOut;
    const reached = rates.answeredSelf + rates.answeredDeputy;
    await answer(
      context,
      { ok: true, format, masked, path, callOutId: callOut.id, title: callOut.title, rates, ...written },
      {
        zh: `已写出“${callOut.title}”统计表：应叫 ${rates.persons} 人，应答 ${reached} 人，${written.bytes} 字节：${path}`,
        en: `Table of “${callOut.title}” written: ${reached} of ${rates.persons} answered, ${written.bytes} bytes: ${path}`,
      },
    );
    return DONE;
  } finally {
    await door.close();
  }
}

type Copy = {
  readonly paper: { readonly kind: 'callout_table'; readonly callOutId: string };
  readonly masked: boolean;
};

async function wrote(
  door: Door,
  as: string,
  order: { readonly copy: Copy; readonly path: string; readonly format: Exclude<PaperFormat, 'pdf'> },
): Promise<Written> {
  const input = { ...order.copy, jobId: randomUUID(), format: order.format, path: order.path };
  const { bytes, rows, sha256 } = answered<'paper.write'>(await door.call('paper.write', input, as));
  return { bytes, rows, sha256 };
}

/** The desk composes, Electron prints, the desk notes it. */
async function printed(
  context: Context,
  door: Door,
  as: string,
  { copy, path }: { readonly copy: Copy; readonly path: string },
): Promise<Written> {
  const page = answered<'paper.compose'>(
    await door.call('paper.compose', { ...copy, jobId: randomUUID() }, as),
  );
  const { html, footerHtml, rows } = page;
  const { sha256, pages, bytes } = await printPdf(context.io, { html, footerHtml, path });
  answered<'paper.printed'>(
    await door.call('paper.printed', { ...copy, way: 'pdf', sha256, rows, pages }, as),
  );
  return { bytes, rows, sha256 };
}

function formatOf(context: Context, path: string): PaperFormat {
  const given = context.option('format') ?? extname(path).slice(1).toLowerCase();
  const known = PAPER_FORMATS.find((format) => format === given);
  if (known !== undefined) return known;
  throw usage(
    `文件名以 ${PAPER_FORMATS.join('、')} 之一结尾，或者用 --format 写明。`,
    `The file ends in one of ${PAPER_FORMATS.join(', ')}, or --format names it.`,
  );
}
