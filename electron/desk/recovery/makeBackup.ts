import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  BACKUP_FORMAT,
  type BackupCause,
  type BackupInfo,
  type BackupManifest,
  type BackupPlace,
  backupName,
} from '../../../shared/domain/recovery';
import { readRoom } from '../accounts/accountRows';
import { loadKeys } from '../accounts/founding';
import { makeFolder } from '../db/folder';
import { schemaVersion } from '../db/migrate';
import { DATABASE_FILE, openReader } from '../db/open';
import type { Db } from '../db/statement';
import { readHead } from '../journal/journal';
import { SEAT_KEY_FILE } from '../journal/keys';
import { attachmentPath } from '../logMore/store';
import { syncFolder } from '../syncFolder';
import { countEntries, headText, namedAttachments } from './copies';
import { copyDurably, fileSize, freeBytes, hashFile, linkOrCopy, syncFile } from './files';
import { listBackups, readBackup, rotateBackups } from './listBackups';
import { readManifest, writeManifest } from './manifest';
import { verifyBackup } from './verifyBackup';

export type BackupOrder = {
  readonly home: string;
  /** folder that the backup is put into */
  readonly into: string;
  readonly place: BackupPlace;
  readonly cause: BackupCause;
  readonly appVersion: string;
  readonly now: number;
  /** true: every signature and every attachment is checked again; else only what the newest backup there did not hold */
  readonly full: boolean;
};

/** Called before each step; faults stop the process there. */
export type OnStep = (step: string) => void;
const noStep: OnStep = () => undefined;

export class BackupFailure extends Error {
  readonly code: string;
  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

const UNFINISHED = '.unfinished-';
const DAY_MS = 86_400_000;
const SPARE_BYTES = 32 * 1024 ** 2;

/**
 * Makes one backup: database (one snapshot, while the room goes on writing), attachments, seat.key and a manifest in a folder that takes its name only after
 * it was verified; then the older ones are rotated. Throws BackupFailure (code of BACKUP_PROBLEMS) or the system's error; nothing of a good name
 * is left then. For worker threads and the command line.
 */
export function makeBackup(order: BackupOrder, onStep: OnStep = noStep): BackupInfo {
  const { home, into, now } = order;
  requireFolder(order);
  removeUnfinished(into);
  requireRoom(home, into);
  const work = join(into, `${UNFINISHED}${process.pid}-${process.hrtime.bigint()}`);
  mkdirSync(work, { mode: 0o700 });
  try {
    const newest = newestManifest(into);
    onStep('database');
    copyDatabase(home, work);
    onStep('key');
    copyDurably(join(home, SEAT_KEY_FILE), join(work, SEAT_KEY_FILE));
    onStep('attachments');
    const known = order.full ? null : newest;
    const manifest = describe(order, work, known);
    onStep('manifest');
    writeManifest(work, manifest);
    syncFolder(work);
    onStep('verify');
    const verdict = verifyBackup(work, {
      trusted: known === null ? null : known.head,
      knownAttachments: new Set(known?.attachments.map((one) => one.sha256)),
    });
    if (!verdict.ok) throw new BackupFailure(verdict.problem, verdict.detail);
    onStep('rename');
    const name = freeName(into, now);
    renameSync(work, join(into, name));
    syncFolder(into);
    onStep('rotate');
    rotateBackups(into, now);
    return readBackup(order.place, into, name);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    throw error;
  }
}

/** A second disk that is not plugged in must not become a folder of this one. */
function requireFolder({ into, place }: BackupOrder): void {
  if (place !== 'second') makeFolder(into);
  else if (!existsSync(into)) throw Object.assign(new Error(`${into} is not there`), { code: 'ENOENT' });
}

/** What a kill left behind, a day later: another process may be at work there now. */
function removeUnfinished(into: string): void {
  for (const name of readdirSync(into)) {
    if (!name.startsWith(UNFINISHED) && !name.startsWith('.dropped-')) continue;
    const path = join(into, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && (name.startsWith('.dropped-') || Date.now() - stat.mtimeMs > DAY_MS))
      rmSync(path, { recursive: true, force: true });
  }
}

/** The database is copied whole before an older one may go, so there must be room for one more. */
function requireRoom(home: string, into: string): void {
  const free = freeBytes(into);
  const path = join(home, DATABASE_FILE);
  const needed = fileSize(path) + fileSize(`${path}-wal`) + SPARE_BYTES;
  if (free !== null && free < needed) {
    throw Object.assign(new Error(`${free} bytes are free and ${needed} are needed`), { code: 'ENOSPC' });
  }
}

function newestManifest(into: string): BackupManifest | null {
  const newest = listBackups([{ place: 'other', path: into }]).find((one) => one.madeAt !== null);
  return newest === undefined ? null : readManifest(newest.path);
}

function copyDatabase(home: string, work: string): void {
  const db = openReader(home);
  const to = join(work, DATABASE_FILE);
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  syncFile(to);
}

function describe(order: BackupOrder, work: string, newest: BackupManifest | null): BackupManifest {
  const db = openReader(work);
  try {
    const keys = loadKeys({ db, home: work });
    const room = readRoom(db);
    if (keys === null || room === null) throw new BackupFailure('chain', 'no room is founded here');
    const head = readHead(db, keys.origin);
    return {
      format: BACKUP_FORMAT,
      room: { id: keys.room, name: room.name },
      madeAt: order.now,
      cause: order.cause,
      appVersion: order.appVersion,
      schemaVersion: schemaVersion(db),
      head: headText(head),
      entries: countEntries(db),
      ...takeAttachments(db, order.home, work, newest),
      files: [DATABASE_FILE, SEAT_KEY_FILE].map((path) => ({ path, ...hashFile(join(work, path)) })),
    };
  } finally {
    db.close();
  }
}

/** Files are named by what they hold and never changed, so that a further name costs nothing. One that is not what its name says is left out. */
function takeAttachments(
  db: Db,
  home: string,
  work: string,
  newest: BackupManifest | null,
): Pick<BackupManifest, 'attachments' | 'missing'> {
  const before = new Map(newest?.attachments.map((one) => [one.sha256, one.bytes]));
  const attachments: { sha256: string; bytes: number }[] = [];
  const missing: string[] = [];
  for (const sha256 of namedAttachments(db)) {
    const from = attachmentPath(home, sha256);
    const bytes = existsSync(from) ? fileSize(from) : null;
    const isGood = bytes !== null && (before.get(sha256) === bytes || hashFile(from).sha256 === sha256);
    if (!isGood) {
      missing.push(sha256);
      continue;
    }
    const to = attachmentPath(work, sha256);
    makeFolder(join(to, '..'));
    linkOrCopy(from, to);
    attachments.push({ sha256, bytes });
  }
  return { attachments, missing };
}

function freeName(into: string, now: number): string {
  for (let again = 0; ; again += 1) {
    const name = backupName(now, again);
    if (!existsSync(join(into, name))) return name;
  }
}
