import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Db, statement } from '../db/statement';
import { isOtherDisk } from './spool';

const POINTER_FILE = 'spool.json';
/** The file has this size from the start: writing over it takes no room on a full disk. */
const POINTER_BYTES = 4_096;

/** Folders on other disks that the room's setting of backups names, the one of the journal first. */
export function namedFolders(db: Db): string[] {
  const row = statement<[], { value: string }>(db, "SELECT value FROM settings WHERE key = 'backups'").get();
  const value = row === undefined ? {} : (JSON.parse(row.value) as Readonly<Record<string, unknown>>);
  return [value['journalFolder'], value['secondFolder']].filter(
    (folder): folder is string => typeof folder === 'string' && folder !== '',
  );
}

/** The folder that a person chose at another time, or null. */
export function rememberedFolder(home: string): string | null {
  try {
    const { folder } = JSON.parse(readFileSync(join(home, POINTER_FILE), 'utf8')) as { folder?: unknown };
    return typeof folder === 'string' && folder !== '' ? folder : null;
  } catch {
    return null;
  }
}

/** Notes the chosen folder for the next start. False where not even that can be written. */
export function rememberFolder(home: string, folder: string | null): boolean {
  try {
    const path = join(home, POINTER_FILE);
    const file = openSync(path, existsSync(path) ? 'r+' : 'w', 0o600);
    try {
      const bytes = Buffer.from(JSON.stringify({ folder: folder ?? '' }));
      if (bytes.length > POINTER_BYTES) return false;
      writeSync(
        file,
        Buffer.concat([bytes, Buffer.alloc(POINTER_BYTES - bytes.length, ' ')]),
        0,
        POINTER_BYTES,
        0,
      );
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return true;
  } catch {
    return false;
  }
}

export type FolderProblem = 'missing' | 'same_disk' | 'not_writable';

/** Why lines cannot be kept in a folder, or null when they can. */
export function folderProblem(
  folder: string,
  home: string,
  isOther: typeof isOtherDisk = isOtherDisk,
): FolderProblem | null {
  try {
    if (!existsSync(folder)) return 'missing';
    if (!isOther(folder, home)) return 'same_disk';
    accessSync(folder, constants.W_OK);
    return null;
  } catch {
    return 'not_writable';
  }
}
