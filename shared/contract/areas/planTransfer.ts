import { z } from 'zod';
import { IMPORT_FORMATS, MAX_IMPORT_TEXT } from '../../plan/import/source';
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

const path = z.string().min(1).max(4_096);
const leaders = ['officer', 'supervisor'] as const;
export const planTransferProcedures = {
  /** Reads a document in a worker under caps of size and time. Refusal: import_unreadable. */
  'planTransfer.read': internal(command(leaders, z.strictObject({ path }), planImportSource)),
} as const;

/** What main answers itself. Null when the person left the dialog. */
export const planTransferConsoleProcedures = {
  'console.choosePlanFile': command(leaders, z.strictObject({}), planImportSource.nullable()),
} as const;
