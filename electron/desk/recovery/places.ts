import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../db/folder';
import { syncFolder } from '../syncFolder';
import { syncFile } from './files';

/** Folders that a room's copies go to. */
export type Places = {
  readonly secondFolder: string;
  readonly journalFolder: string;
  /** where a person had the start-up screen look as well */
  readonly looked: readonly string[];
};

const NOWHERE: Places = { secondFolder: '', journalFolder: '', looked: [] };
const schema = z.strictObject({
  secondFolder: z.string(),
  journalFolder: z.string(),
  looked: z.array(z.string()),
});

/** Backups beside the data. */
export const backupsFolder = (home: string): string => join(home, 'backups');
const fileOf = (home: string): string => join(backupsFolder(home), 'places.json');

/** The folders as last noted beside the backups: the setting lies in the database, which may be what cannot be read. */
export function readPlaces(home: string): Places {
  try {
    return schema.parse(JSON.parse(readFileSync(fileOf(home), 'utf8')));
  } catch {
    return NOWHERE;
  }
}

/** Notes the folders outside the database, only when they changed. */
export function notePlaces(home: string, places: Partial<Places>): void {
  const before = readPlaces(home);
  const after = { ...before, ...places };
  if (JSON.stringify(before) === JSON.stringify(after) && existsSync(fileOf(home))) return;
  makeFolder(backupsFolder(home));
  const path = fileOf(home);
  writeFileSync(`${path}.new`, JSON.stringify(after), { mode: 0o600 });
  syncFile(`${path}.new`);
  renameSync(`${path}.new`, path);
  syncFolder(backupsFolder(home));
}
