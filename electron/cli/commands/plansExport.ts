import { createHash, randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import {
  PLAN_FILE_FORMATS,
  PLAN_SHEETS,
  type PlanFileFormat,
  type PlanSheet,
} from '../../../shared/contract/areas/planTransfer';
import { PROFILES } from '../../../shared/domain/vocabulary';
import { parsePlan, type RunContext, resolvePlan, toMermaid } from '../../../shared/plan';
import { drawPlan, planMarkdown, planSvg, sheetsHtml } from '../../../shared/plan/sheet';
import { paperDocx } from '../../desk/papers/docx';
import { planPaper } from '../../desk/plans/transfer/planPaper';
import { answer, type Context, needed, wholeNumber } from '../context';
import { type Door, openDoor } from '../door';
import { refused, usage } from '../failure';
import { DONE } from '../io';
import { readPlanFile, shippedWith, tablesFor } from '../planFiles';
import { printPdf } from '../printPdf';
import { answered, credentialsOf, signIn } from '../signIn';

type Order = {
  readonly format: PlanFileFormat;
  readonly sheet: PlanSheet;
  readonly path: string;
};
type Written = { readonly path: string; readonly bytes: number };

/**
 * `plans export`: a plan file, or with `--as` a revision of the room, as a file of another kind. PNG and PDF are drawn by a short-lived window of Electron,
 * everything else here.
 */
export async function run(context: Context): Promise<number> {
  const [name, ...others] = context.files;
  if (name === undefined || others.length > 0)
    throw usage('要写一个文件或方案编号。', 'Name one file or the id of a plan.');
  const path = resolve(context.io.cwd, needed(context, 'out'));
  const order = { path, format: formatOf(context, path), sheet: sheetOf(context) };
  const isFile = context.option('as') === undefined;
  if (isFile && !existsSync(resolve(context.io.cwd, name))) {
    throw refused(
      'not_found',
      `没有这个文件：${name}。要导出值班室里的方案，加 --as 和 --password-file。`,
      `There is no such file: ${name}. To export a plan of the room add --as and --password-file.`,
    );
  }
  const written = isFile ? await fromFile(context, name, order) : await fromRoom(context, name, order);
  await answer(
    context,
    { ok: true, format: order.format, ...written },
    { zh: `已导出，${written.bytes} 字节：${path}`, en: `Exported, ${written.bytes} bytes: ${path}` },
  );
  return DONE;
}

function formatOf(context: Context, path: string): PlanFileFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const given =
    context.option('format') ?? (ending === 'mmd' ? 'mermaid' : ending === 'yml' ? 'yaml' : ending);
  const known = PLAN_FILE_FORMATS.find((format) => format === given);
  if (known !== undefined) return known;
  throw usage(
    `--format 是 ${PLAN_FILE_FORMATS.join('、')} 之一。`,
    `--format is one of ${PLAN_FILE_FORMATS.join(', ')}.`,
  );
}

function sheetOf(context: Context): PlanSheet {
  const given = context.option('sheet') ?? 'auto';
  const known = PLAN_SHEETS.find((sheet) => sheet === given);
  if (known !== undefined) return known;
  throw usage(`--sheet 是 ${PLAN_SHEETS.join('、')} 之一。`, `--sheet is one of ${PLAN_SHEETS.join(', ')}.`);
}

async function fromFile(context: Context, name: string, order: Order): Promise<Written> {
  const { path, format, sheet } = order;
  const { ctx, text } = contextOfFile(context, name);
  const { locale } = context;
  const save = (bytes: string | Uint8Array): Written => {
    writeFileSync(path, bytes);
    return { path, bytes: Buffer.byteLength(bytes) };
  };
  const about = '';
  switch (format) {
    case 'yaml':
      return save(text);
    case 'md':
      return save(planMarkdown(ctx, locale, about));
    case 'mermaid':
      return save(toMermaid(ctx, null, locale));
    case 'docx':
      return save(
        await paperDocx(planPaper(ctx, locale, { revision: 0, why: '', about, roomName: '' }, null)),
      );
    default: {
      const drawing = drawPlan(ctx, { locale, about });
      const title = locale === 'zh' ? ctx.plan.title : ctx.plan.title_en;
      const { width, height } = drawing;
      const html = format === 'pdf' ? sheetsHtml(drawing, sheet, title) : null;
      const { bytes } = await drawn(context, order, { svg: planSvg(drawing), width, height, html });
      return { path, bytes };
    }
  }
}

function contextOfFile(context: Context, name: string): { readonly ctx: RunContext; readonly text: string } {
  const tables = tablesFor(context, []);
  const file = tables.ok ? readPlanFile(name, context) : tables;
  const read = file.ok && tables.ok && 'text' in file ? parsePlan(file.text, name, tables.tables) : file;
  if (!read.ok) {
    const [first] = read.problems;
    const where = first === undefined ? name : `${first.file}:${first.line}:${first.column}`;
    throw refused('plan_broken', `${where}：${first?.zh ?? ''}`, `${where}: ${first?.en ?? ''}`);
  }
  if (!tables.ok || !('plan' in read) || !file.ok || !('text' in file))
    throw refused('plan_broken', name, name);
  const others = new Map(shippedWith(context, tables.tables).map(({ plan }) => [plan.id, plan]));
  const given = context.option('profile') ?? 'county';
  const profile = PROFILES.find((one) => one === given);
  if (profile === undefined)
    throw usage(`--profile 是 ${PROFILES.join('、')} 之一。`, `--profile is one of ${PROFILES.join(', ')}.`);
  return {
    ctx: { plan: resolvePlan(read.plan, others, profile), tables: tables.tables, profile },
    text: file.text,
  };
}

type Page = {
  readonly svg: string | null;
  readonly width: number;
  readonly height: number;
  readonly html: string | null;
};

/** What has to be drawn: SVG is text, the two others need a window. */
async function drawn(
  context: Context,
  { format, path }: Order,
  { svg, width, height, html }: Page,
): Promise<Written & { readonly sha256: string }> {
  if (format === 'svg' && svg !== null) {
    writeFileSync(path, svg);
    return { path, bytes: Buffer.byteLength(svg), sha256: createHash('sha256').update(svg).digest('hex') };
  }
  const job =
    html !== null ? { html, footerHtml: '<span></span>', path } : { svg: svg ?? '', width, height, path };
  const { bytes, sha256 } = await printPdf(context.io, job);
  return { path, bytes, sha256 };
}

/** What was drawn here and not by the desk still stands in the room's audit. */
async function noted(
  door: Door,
  as: string,
  planId: string,
  revision: number | null,
  drawn: { readonly format: string; readonly title: string; readonly sha256: string },
): Promise<void> {
  const range = `${planId} @${revision ?? ''}`;
  const about = { exportId: randomUUID(), what: 'plan', range, masked: false, rows: 0 } as const;
  answered<'export.note'>(await door.call('export.note', { ...about, ...drawn }, as));
}

async function fromRoom(context: Context, planId: string, order: Order): Promise<Written> {
  const credentials = credentialsOf(context);
  const revision = wholeNumber(context, 'revision', 1, 100_000) ?? null;
  const { locale } = context;
  const { format, sheet, path } = order;
  const door = await openDoor(context);
  try {
    const as = await signIn(door, credentials);
    if (format === 'png' || format === 'pdf') {
      const input = { planId, revision, locale, format, sheet };
      const page = answered<'planTransfer.compose'>(await door.call('planTransfer.compose', input, as));
      const { sha256, ...file } = await drawn(context, order, page);
      await noted(door, as, planId, revision, { format, title: page.fileName, sha256 });
      return file;
    }
    const input = { planId, revision, locale, format, path, picture: null };
    return answered<'planTransfer.write'>(await door.call('planTransfer.write', input, as));
  } finally {
    await door.close();
  }
}
