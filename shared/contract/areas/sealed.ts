import { z } from 'zod';
import { id, instant } from '../fields';
import { command, internal, query } from '../procedure';

const exporters = ['supervisor', 'officer', 'auditor'] as const;

/** Lines that go into a sealed package: a shift or a span of recorded time. A found selection cannot be sealed: rows between them would be missing. */
export const sealScope = z.union([
  z.strictObject({ shiftId: id }),
  z.strictObject({ from: instant, to: instant }),
]);
export type SealScope = z.infer<typeof sealScope>;

/** What is told about a package once it is written. */
const sealed = z.strictObject({
  path: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** rows of the journal and lines of the log in it */
  rows: z.number(),
  lines: z.number(),
  /** of the seat's key: SHA-256 in hexadecimal, and its short code for reading aloud */
  fingerprint: z.string(),
  keyCode: z.string(),
  /** short code of the last row, as it stands on paper */
  code: z.string(),
  /** attachments that lines name and that were not in the home */
  missing: z.number(),
});
export type SealedFile = z.infer<typeof sealed>;

export const sealedProcedures = {
  /** Writes the package (temp, fsync, rename). The path comes from a dialog in main or from the command line. */
  'sealed.write': internal(
    command(exporters, z.strictObject({ scope: sealScope, path: z.string().min(1).max(4_096) }), sealed),
  ),
  'sealed.fileName': internal(
    query(exporters, z.strictObject({ scope: sealScope }), z.strictObject({ fileName: z.string() })),
  ),
} as const;

export const sealedConsoleProcedures = {
  /** Asks where to save, then writes. Null when the person cancelled. */
  'console.sealPackage': command(exporters, z.strictObject({ scope: sealScope }), sealed.nullable()),
} as const;
