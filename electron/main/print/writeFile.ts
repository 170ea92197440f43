import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Makes a rename durable; a file system that cannot sync a folder has nothing better to offer. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows, and some network file systems.
  }
}

/**
 * Writes a file whole or not at all: into a new file beside it, synced, then renamed over the name. What stood under the
 * name before stays until the new one is complete. `before` runs when the bytes are safe and the name is not yet given: what it rejects with leaves no file.
 * Rejects with the system's error; nothing half-written remains.
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await before();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}
