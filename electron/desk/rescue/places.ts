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
import type { Desk } from '../desk';
import { type Places, readPlaces } from '../recovery/places';
import { readSetting } from '../settings/read';
import { isOtherDisk } from './spool';

const POINTER_FILE = 'spool.json';
/** The file has this size from the start: writing over it takes no room on a full disk. */
const POINTER_BYTES = 4_096;

/** Folders on other disks that the room's copies go to, the one of the daily files first; as noted beside the backups where the data cannot be read. */
export function namedFolders({ db, home }: Pick<Desk, 'db' | 'home'>): string[] {
  const { journalFolder, secondFolder } = placesOf(db) ?? readPlaces(home);
  return [journalFolder, secondFolder].filter((folder) => folder !== '');
}

function placesOf(db: Desk['db']): Pick<Places, 'journalFolder' | 'secondFolder'> | null {
  try {
    return readSetting(db, 'backups');
  } catch {
    return null;
  }
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
    if (folder === null && existsSync(path)) return true;
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
