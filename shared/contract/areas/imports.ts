import { z } from 'zod';
import { LOG_KINDS } from '../../domain/vocabulary';
import { IMPORT_FIELDS, importMapSchema } from '../../imports/fields';
import { ROW_PROBLEMS } from '../../imports/readLine';
import { filled, id, uuid } from '../fields';
import { command, internal, query } from '../procedure';

const importers = ['supervisor'] as const;
const path = z.string().min(1).max(4_096);

/** writing: not in the log yet; placing: decided, its lines are coming in; striking: withdrawn, its lines are being marked. */
export const IMPORT_STATES = ['writing', 'placing', 'done', 'abandoned', 'striking', 'withdrawn'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const importBatch = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  format: z.enum(['csv', 'xlsx']),
  source: z.string(),
  /** rows that became lines, and broken rows that were left out */
  good: z.number(),
  bad: z.number(),
  state: z.enum(IMPORT_STATES),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  authorName: z.string(),
  /** how much of it stands in the log, 0 to 1 */
  progress: z.number(),
  withdrawnAt: z.number().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string(),
});
export type ImportBatch = z.infer<typeof importBatch>;

const problem = z.strictObject({
  row: z.number(),
  field: z.enum(IMPORT_FIELDS).nullable(),
  column: z.string(),
  code: z.enum(ROW_PROBLEMS),
  found: z.string(),
});

const line = z.strictObject({
  row: z.number(),
  kind: z.enum(LOG_KINDS),
  text: z.string(),
  receivedAt: z.number(),
  occurredAt: z.number().nullable(),
  caller: z
    .strictObject({ unit: z.string(), name: z.string(), post: z.string(), phone: z.string() })
    .nullable(),
  handling: z.string(),
  leaderWords: z.string(),
  result: z.string(),
  doneAt: z.number().nullable(),
  paperSerial: z.string(),
  author: z.string(),
});

/** A file that was chosen, by an id: a page never names a path. */
export const importFile = z.strictObject({
  fileId: z.string(),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  sha256: z.string(),
  headings: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  map: importMapSchema,
  /** the map was used before for a file with the same headings */
  isKnownMap: z.boolean(),
  /** the batch that already brought this very file into the log */
  before: importBatch.nullable(),
});
export type ImportFile = z.infer<typeof importFile>;

export const importReport = z.strictObject({
  good: z.number(),
  bad: z.number(),
  blank: z.number(),
  /** of the first thousand broken rows */
  problems: z.array(problem),
  sample: z.array(line),
  /** first and last received time of the good rows */
  from: z.number().nullable(),
  to: z.number().nullable(),
});
export type ImportReport = z.infer<typeof importReport>;

export const importsProcedures = {
  /** Looks at a file. The path comes from a dialog in main or from the command line. */
  'import.open': internal(command(importers, z.strictObject({ path }), importFile)),
  /** The dry run: the whole file is read by the map and nothing is written. */
  'import.check': command(importers, z.strictObject({ fileId: id, map: importMapSchema }), importReport),
  /**
   * The real run, all or nothing. `skipBad` imports the good rows of a file that has broken ones; `again` a file that was imported before.
   * Refusals: import_has_bad_rows, import_before, import_nothing, import_file_changed, import_running.
   */
  'import.run': command(
    importers,
    z.strictObject({
      batchId: uuid,
      fileId: id,
      map: importMapSchema,
      source: filled(80),
      skipBad: z.boolean(),
      again: z.boolean(),
    }),
    importBatch,
  ),
  'import.list': query('any', z.strictObject({}), z.array(importBatch)),
  /** Takes a batch back by a linked line; its lines stay, struck through. */
  'import.withdraw': command(
    importers,
    z.strictObject({ batchId: id, entryId: uuid, reason: filled(500) }),
    importBatch,
  ),
  /** Writes the broken rows of the last dry run as a CSV to be mended. */
  'import.saveBad': internal(
    command(importers, z.strictObject({ fileId: id, path }), z.strictObject({ path: z.string() })),
  ),
} as const;

export const importsConsoleProcedures = {
  /** Asks which file; null when the person cancelled. */
  'console.chooseImport': command(importers, z.strictObject({}), importFile.nullable()),
  /** Asks where to save the broken rows of a dry run. */
  'console.saveBadRows': command(
    importers,
    z.strictObject({ fileId: id }),
    z.strictObject({ path: z.string() }).nullable(),
  ),
} as const;
