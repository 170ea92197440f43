import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Makes the names in a folder durable: a new file is on the disk only when its folder is. Windows has no such call and does it by itself. Throws the system's
 * error elsewhere.
 */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** The same for a place that somebody chose for an export: a network file system that cannot do it has nothing better to offer. */
export function syncFolderIfCan(path: string): void {
  try {
    syncFolder(path);
  } catch {
    // The file is whole under its name; only a power cut in the next moment could take the name.
  }
}
