import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolderIfCan } from '../syncFolder';

export type Written = { readonly bytes: number; readonly sha256: string };

const CHUNK = 256 * 1024;

/**
 * Writes text pieces (or bytes) to a file so that only the whole file is ever seen: a temporary file beside it, fsync, rename, fsync of the folder. On failure the
 * temporary file is removed and the error goes on.
 */
export function writeWholeFile(path: string, pieces: Iterable<string | Uint8Array>): Written {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const hash = createHash('sha256');
  const file = openSync(temporary, 'w', 0o600);
  let bytes = 0;
  try {
    let pending = '';
    const put = (chunk: Uint8Array): void => {
      let offset = 0;
      while (offset < chunk.length) offset += writeSync(file, chunk, offset);
      hash.update(chunk);
      bytes += chunk.length;
    };
    const flush = (): void => {
      put(Buffer.from(pending, 'utf8'));
      pending = '';
    };
    for (const piece of pieces) {
      if (typeof piece === 'string') pending += piece;
      else {
        flush();
        put(piece);
      }
      if (pending.length >= CHUNK) flush();
    }
    flush();
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(file);
  try {
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolderIfCan(dirname(path));
  return { bytes, sha256: hash.digest('hex') };
}
