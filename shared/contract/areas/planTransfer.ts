import { z } from 'zod';
import { IMPORT_FORMATS, MAX_IMPORT_TEXT } from '../../plan/import/source';
import { id } from '../fields';
import { command, internal } from '../procedure';

/** Work plans in from documents and out as files. A page never names a path: main asks for it. */

const cell = z.strictObject({ text: z.string(), from: z.enum(['own', 'above', 'left']) });
const line = z.strictObject({ text: z.string(), level: z.number().nullable(), depth: z.number() });
const part = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('table'), name: z.string(), rows: z.array(z.array(cell)) }),
  z.strictObject({ part: z.literal('text'), lines: z.array(line) }),
]);

/** What a document holds, before anything is made of it. */
export const planImportSource = z.strictObject({
  fileName: z.string(),
  format: z.enum(IMPORT_FORMATS),
  parts: z.array(part),
  text: z.string().max(MAX_IMPORT_TEXT).nullable(),
});
export type PlanImportSource = z.infer<typeof planImportSource>;

/** YAML as it is stored; Markdown with the flowchart as Mermaid; Mermaid alone; the flowchart drawn on a light page; the whole plan as an official document. */
export const PLAN_FILE_FORMATS = ['yaml', 'md', 'mermaid', 'svg', 'png', 'pdf', 'docx'] as const;
export type PlanFileFormat = (typeof PLAN_FILE_FORMATS)[number];

/** auto: the smaller sheet that keeps its words readable; else tiled over several sheets. */
export const PLAN_SHEETS = ['auto', 'A4', 'A3', 'tiles'] as const;
export type PlanSheet = (typeof PLAN_SHEETS)[number];

const path = z.string().min(1).max(4_096);
const leaders = ['officer', 'supervisor'] as const;
const chosen = {
  planId: id,
  /** null: the one in force, else the newest */
  revision: z.int().min(1).max(100_000).nullable(),
  locale: z.enum(['zh', 'en']),
};
const order = { ...chosen, format: z.enum(PLAN_FILE_FORMATS), sheet: z.enum(PLAN_SHEETS).default('auto') };
/** PNG in base64, made by main from the drawing; its size in pixels of the drawing. */
const picture = z.strictObject({ png: z.string(), width: z.number(), height: z.number() });
const saved = z.strictObject({ path: z.string() }).nullable();

export const planTransferProcedures = {
  /** Reads a document in a worker under caps of size and time. Refusal: import_unreadable. */
  'planTransfer.read': internal(command(leaders, z.strictObject({ path }), planImportSource)),
  /** Writes a text format or the drawing as SVG (temp, fsync, rename). Refusals: not_found, export_failed, disk_full. */
  'planTransfer.write': internal(
    command(
      'any',
      z.strictObject({
        ...chosen,
        format: z.enum(['yaml', 'md', 'mermaid', 'svg', 'docx']),
        path,
        picture: picture.nullable().default(null),
      }),
      z.strictObject({ bytes: z.number(), path: z.string() }),
    ),
  ),
  /** The name of the file that is offered, and for PNG and PDF the page that main draws. */
  'planTransfer.compose': internal(
    command(
      'any',
      z.strictObject(order),
      z.strictObject({
        fileName: z.string(),
        svg: z.string().nullable(),
        width: z.number(),
        height: z.number(),
        /** HTML of the sheets of a PDF */
        html: z.string().nullable(),
      }),
    ),
  ),
} as const;

/** What main answers itself. Null when the person left the dialog. */
export const planTransferConsoleProcedures = {
  'console.choosePlanFile': command(leaders, z.strictObject({}), planImportSource.nullable()),
  'console.savePlanFile': command('any', z.strictObject(order), saved),
} as const;
