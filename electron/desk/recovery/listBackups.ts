import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BackupInfo,
  type BackupPlace,
  backupId,
  backupsToDrop,
  byNewest,
  isBackupName,
} from '../../../shared/domain/recovery';
import { syncFolder } from '../syncFolder';
import { freeBytes } from './files';
import { readManifest } from './manifest';
import { backupsFolder, type Places } from './places';

export type Folder = { readonly place: BackupPlace; readonly path: string };

/** The folders of a home in which backups may lie. */
export function foldersOf(home: string, places: Places): Folder[] {
  return [
    { place: 'home', path: backupsFolder(home) },
    ...(places.secondFolder === '' ? [] : [{ place: 'second', path: places.secondFolder } as const]),
    ...places.looked.map((path) => ({ place: 'other', path }) as const),
  ];
}

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter(isBackupName);
  } catch {
    return [];
  }
};

/** What the manifest of one backup says. Nothing is verified here. */
export function readBackup(place: BackupPlace, folder: string, name: string): BackupInfo {
  const path = join(folder, name);
  const manifest = readManifest(path);
  const known = { id: backupId(place, name), place, name, path };
  if (manifest === null) {
    const nothing = { madeAt: null, roomName: '', entries: 0, head: null, schemaVersion: 0, appVersion: '' };
    return { ...known, ...nothing, bytes: 0, attachments: 0, missing: 0 };
  }
  const { madeAt, room, entries, head, schemaVersion, appVersion, attachments, missing } = manifest;
  return {
    ...known,
    madeAt,
    roomName: room.name,
    entries,
    head,
    schemaVersion,
    appVersion,
    bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
    attachments: attachments.length,
    missing: missing.length,
  };
}

/** All backups of some folders, newest first; a folder that is not there has none. */
export function listBackups(folders: readonly Folder[]): BackupInfo[] {
  return folders
    .flatMap(({ place, path }) => namesIn(path).map((name) => readBackup(place, path, name)))
    .sort(byNewest);
}

/** A backup by its id, within folders that are known: an id never is a path. */
export function findBackup(folders: readonly Folder[], id: string): BackupInfo | null {
  return listBackups(folders).find((one) => one.id === id) ?? null;
}

/** Backups may take a quarter of what their disk could hold for them, and at least so much. */
const LEAST_BUDGET = 2 * 1024 ** 3;

/** Removes what the rule lets go, by a rename first: half a backup never has the name of a whole one. Gives the names that went. */
export function rotateBackups(folder: string, now: number): string[] {
  const found = listBackups([{ place: 'other', path: folder }]);
  const held = found.reduce((sum, one) => sum + one.bytes, 0);
  const budget = Math.max(LEAST_BUDGET, ((freeBytes(folder) ?? 0) + held) / 4);
  const names = backupsToDrop(found, now, budget);
  for (const name of names) {
    const gone = join(folder, `.dropped-${name}`);
    rmSync(gone, { recursive: true, force: true });
    renameSync(join(folder, name), gone);
    rmSync(gone, { recursive: true, force: true });
  }
  if (names.length > 0) syncFolder(folder);
  return names;
}
