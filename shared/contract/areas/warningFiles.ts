import { z } from 'zod';
import { command, internal, query } from '../procedure';
import { settingState } from './settings';
import { importResult } from './warnings';

/** Procedures and shapes of files with warnings: those of the command line and those of the watched folder. */

const writers = ['officer', 'operator', 'supervisor'] as const;
const keepers = ['supervisor', 'administrator'] as const;
const path = z.string().min(1).max(4_000);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Why a message of a file was not taken in: a code of the reading, of the file, of the room, or `needs_officer`. */
export const fileProblem = z.strictObject({
  code: z.string(),
  detail: z.string(),
  /** line and column or path within the message */
  where: z.string().nullable(),
  title: z.string(),
});
export type FileProblemRow = z.infer<typeof fileProblem>;

export const warningFileResult = z.strictObject({
  fileName: z.string(),
  digest: digest.nullable(),
  /** what became of each message that could be read */
  results: z.array(importResult),
  problems: z.array(fileProblem),
});
export type WarningFileResult = z.infer<typeof warningFileResult>;

export const warningFile = z.strictObject({
  digest,
  name: z.string(),
  readAt: z.number(),
  taken: z.number(),
  problems: z.array(fileProblem),
  /** the beginning of its text */
  text: z.string(),
});
export type WarningFile = z.infer<typeof warningFile>;

export const warningFileProcedures = {
  /** Reads a file and takes its messages in; the command line names it. */
  'warning.takeFile': internal(command(writers, z.strictObject({ path }), warningFileResult)),
  /** The same for a file of the watched folder, once by its digest. `later`: it cannot be read yet. */
  'warning.watchFile': internal(
    command(
      'seat',
      z.strictObject({ path }),
      z.strictObject({ outcome: z.enum(['taken', 'refused', 'known', 'later']) }),
    ),
  ),
  /** Files of the watched folder of which something was not taken in. */
  'warning.files': query('any', z.strictObject({}), z.array(warningFile)),
  'warning.fileDone': command(writers, z.strictObject({ digest }), z.strictObject({})),
  /** Which folder is watched, as chosen in a dialog of main. */
  'warning.setFolder': internal(command(keepers, z.strictObject({ path }), settingState)),
};

export const warningFileConsoleProcedures = {
  /** Asks which folder is watched for files with warnings; null when the person cancelled. */
  'console.chooseWarningFolder': command(keepers, z.strictObject({}), settingState.nullable()),
} as const;
