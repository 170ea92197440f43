import { statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { z } from 'zod';
import type { BackupPlaceState, BackupState } from '../../../shared/contract/areas/recovery';
import { isBackupLate } from '../../../shared/domain/recovery';
import { type Db, statement } from '../db/statement';
import type { Desk } from '../desk';
import type { Services } from '../services';
import { readSetting } from '../settings/read';
import type { Folder } from './listBackups';
import { backupsFolder } from './places';

const noted = z.strictObject({
  /** when the last one that was verified was made, and where the journal stood */
  lastAt: z.number().nullable(),
  origin: z.string(),
  seq: z.number(),
  entries: z.number(),
  /** when all signatures and attachments were last checked */
  fullAt: z.number().nullable(),
  triedAt: z.number().nullable(),
  /** as counted at the last try */
  count: z.number(),
  bytes: z.number(),
  freeBytes: z.number().nullable(),
  failure: z.strictObject({ at: z.number(), problem: z.string() }).nullable(),
});
/** What the desk notes of the backups of one place, as local state of the seat. */
export type Noted = z.infer<typeof noted>;
export type OwnPlace = 'home' | 'second';

const NOTHING: Noted = {
  lastAt: null,
  origin: '',
  seq: 0,
  entries: 0,
  fullAt: null,
  triedAt: null,
  count: 0,
  bytes: 0,
  freeBytes: null,
  failure: null,
};

export function readNoted(db: Db, place: OwnPlace): Noted {
  const row = statement<[string], { value: string }>(db, 'SELECT value FROM local_state WHERE name = ?').get(
    `backup.${place}`,
  );
  try {
    return row === undefined ? NOTHING : noted.parse(JSON.parse(row.value));
  } catch {
    return NOTHING;
  }
}

export function writeNoted(db: Db, place: OwnPlace, value: Noted): void {
  statement(
    db,
    'INSERT INTO local_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(`backup.${place}`, JSON.stringify(value));
}

/** When the oldest fact was written that the newest good backup of a place does not hold; null when it holds all. What is said of backups does not count. */
export function unsavedSince(desk: Pick<Desk, 'db' | 'keys'>, place: OwnPlace): number | null {
  const { db, keys } = desk;
  if (keys === null) return null;
  const last = readNoted(db, place);
  const from = last.origin === keys.origin ? last.seq : 0;
  return (
    statement<[string, number], { at: number }>(
      db,
      "SELECT at FROM journal WHERE origin = ? AND seq > ? AND kind NOT LIKE 'backup.%' ORDER BY seq LIMIT 1",
    ).get(keys.origin, from)?.at ?? null
  );
}

/** The places that this room's backups go to. */
export function ownFolders(desk: Pick<Desk, 'db' | 'home'>): (Folder & { readonly place: OwnPlace })[] {
  const { secondFolder } = readSetting(desk.db, 'backups');
  return [
    { place: 'home', path: backupsFolder(desk.home) },
    ...(secondFolder === '' ? [] : [{ place: 'second', path: secondFolder } as const]),
  ];
}

function placeState(desk: Desk, folder: Folder & { readonly place: OwnPlace }): BackupPlaceState {
  const { lastAt, entries, count, bytes, freeBytes, failure } = readNoted(desk.db, folder.place);
  const { place, path } = folder;
  return { place, path, lastAt, entries, count, bytes, freeBytes, failure };
}

/** Before the first try since the start nothing is called late: it comes within a minute. */
export function isLate(desk: Desk, services: Services, now: number): boolean {
  const hasTried = services.recovery?.hasTried() ?? true;
  return hasTried && isBackupLate(unsavedSince(desk, 'home'), now);
}

/** How the backups and the daily files stand. */
export function backupState(desk: Desk, services: Services): BackupState {
  const now = desk.now();
  const { everyMinutes, secondMinutes, journalFolder } = readSetting(desk.db, 'backups');
  return {
    now,
    everyMinutes,
    secondMinutes,
    places: ownFolders(desk).map((folder) => placeState(desk, folder)),
    unsavedSince: unsavedSince(desk, 'home'),
    isLate: isLate(desk, services, now),
    isRunning: services.recovery?.isRunning() ?? false,
    journalFile: services.recovery?.journalFile() ?? {
      state: 'off',
      folder: journalFolder,
      problem: '',
      writtenAt: null,
    },
  };
}

/** Why a folder cannot take copies; null when it can. */
export function unfitReason(
  home: string,
  path: string,
): 'not_absolute' | 'inside_home' | 'not_a_folder' | null {
  if (!isAbsolute(path)) return 'not_absolute';
  const inside = relative(resolve(home), resolve(path));
  if (inside === '' || !(inside.startsWith('..') || isAbsolute(inside))) return 'inside_home';
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? null : 'not_a_folder';
}
