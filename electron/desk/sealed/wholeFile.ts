import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolderIfCan } from '../syncFolder';

/**
 * Lets `write` fill a new file so that only the whole of it is ever seen under its name: a temporary file beside it, fsync, rename, fsync of the
 * folder. When `write` throws, the temporary file goes and what stood under the name stays.
 */
export function writeWhole<T>(path: string, write: (file: number) => T): T {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  const file = openSync(temporary, 'wx+', 0o600);
  let isOpen = true;
  try {
    const result = write(file);
    fsyncSync(file);
    closeSync(file);
    isOpen = false;
    renameSync(temporary, path);
    syncFolderIfCan(folder);
    return result;
  } catch (error) {
    if (isOpen) closeSync(file);
    rmSync(temporary, { force: true });
    throw error;
  }
}
