import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BACKUP_CAUSES, BACKUP_FORMAT, type BackupManifest } from '../../../shared/domain/recovery';

export const MANIFEST_FILE = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const schema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  room: z.strictObject({ id: z.string(), name: z.string() }),
  madeAt: z.number(),
  cause: z.enum(BACKUP_CAUSES),
  appVersion: z.string(),
  schemaVersion: z.number(),
  head: z.strictObject({ origin: z.string(), seq: z.number(), hash: z.string(), hlc: z.string() }),
  entries: z.number(),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number(), sha256 })),
  attachments: z.array(z.strictObject({ sha256, bytes: z.number() })),
  missing: z.array(sha256),
});

const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Writes the manifest and its own digest behind it, and waits for the disk. */
export function writeManifest(folder: string, manifest: BackupManifest): void {
  const text = `${JSON.stringify(manifest)}\n`;
  const file = openSync(join(folder, MANIFEST_FILE), 'wx', 0o600);
  try {
    writeSync(file, `${text}${digestOf(text)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The manifest of a backup; null when it is not there, or is not byte for byte what was written. */
export function readManifest(folder: string): BackupManifest | null {
  try {
    // Bytes first: text that is not UTF-8 could otherwise read like what was written.
    const bytes = readFileSync(join(folder, MANIFEST_FILE));
    const text = bytes.toString('utf8');
    const cut = text.indexOf('\n') + 1;
    if (!Buffer.from(text, 'utf8').equals(bytes) || text.slice(cut) !== `${digestOf(text.slice(0, cut))}\n`)
      return null;
    return schema.parse(JSON.parse(text.slice(0, cut)));
  } catch {
    return null;
  }
}
