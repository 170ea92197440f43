import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BackupManifest,
  type BackupProblem,
  type BackupVerdict,
  isBackupName,
  type JournalHead,
} from '../../../shared/domain/recovery';
import { SCHEMA_VERSION } from '../db/migrate';
import { DATABASE_FILE, failureOf, OpenFailure, openReader } from '../db/open';
import { schemaDifference } from '../db/schemaCheck';
import type { Db } from '../db/statement';
import { readSeatKey, SEAT_KEY_FILE } from '../journal/keys';
import { verifyJournal } from '../journal/verify';
import { attachmentPath } from '../logMore/store';
import { namedAttachments } from './copies';
import { fileSize, hashFile } from './files';
import { readManifest } from './manifest';

export type VerifyOptions = {
  /** rows up to this head were verified before: their hashes are checked again and their signatures are not */
  readonly trusted?: JournalHead | null;
  /** attachments that were verified before: only their size is looked at */
  readonly knownAttachments?: ReadonlySet<string>;
};

class Bad extends Error {
  readonly problem: BackupProblem;
  constructor(problem: BackupProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

/**
 * Checks a backup whole: the manifest, every file against its SHA-256, SQLite's own integrity check, the tables, the journal with hashes and signatures, that
 * seat.key is its key, and that the numbers are those of the manifest. Opens nothing for writing. Names the first thing that is wrong.
 */
export function verifyBackup(path: string, options: VerifyOptions = {}): BackupVerdict {
  const manifest = readManifest(path);
  if (manifest === null) {
    const detail = existsSync(path) ? 'manifest.json' : path;
    return { ok: false, problem: 'manifest', detail };
  }
  try {
    checkFiles(path, manifest);
    checkAttachments(path, manifest, options.knownAttachments ?? new Set());
    checkDatabase(path, manifest, options.trusted ?? null);
    return { ok: true, manifest };
  } catch (error) {
    if (error instanceof Bad) return { ok: false, problem: error.problem, detail: error.message };
    const code = error instanceof OpenFailure ? error.code : failureOf(error);
    if (code === 'schema_newer')
      return { ok: false, problem: 'schema_newer', detail: (error as Error).message };
    if (code === 'data_corrupt') return { ok: false, problem: 'integrity', detail: (error as Error).message };
    throw error;
  }
}

/** Whether the hashes of the files are those of the manifest, without looking into the database: what a restore checks before it copies. */
export function checkBackupFiles(path: string): BackupVerdict {
  const manifest = readManifest(path);
  if (manifest === null) return { ok: false, problem: 'manifest', detail: 'manifest.json' };
  try {
    if (manifest.schemaVersion > SCHEMA_VERSION)
      throw new Bad('schema_newer', String(manifest.schemaVersion));
    checkFiles(path, manifest);
    checkAttachments(path, manifest, new Set());
    return { ok: true, manifest };
  } catch (error) {
    if (error instanceof Bad) return { ok: false, problem: error.problem, detail: error.message };
    throw error;
  }
}

function checkFiles(path: string, manifest: BackupManifest): void {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const name of [DATABASE_FILE, SEAT_KEY_FILE]) {
    const wanted = listed.get(name);
    const file = join(path, name);
    if (wanted === undefined || !existsSync(file)) throw new Bad('file', name);
    const found = hashFile(file);
    if (found.sha256 !== wanted.sha256 || found.bytes !== wanted.bytes) throw new Bad('file', name);
  }
  // A log beside the database would be taken for a part of it.
  for (const name of [`${DATABASE_FILE}-wal`, `${DATABASE_FILE}-journal`]) {
    if (existsSync(join(path, name))) throw new Bad('file', name);
  }
}

function checkAttachments(path: string, manifest: BackupManifest, known: ReadonlySet<string>): void {
  for (const { sha256, bytes } of manifest.attachments) {
    const file = attachmentPath(path, sha256);
    const isThere = existsSync(file) && fileSize(file) === bytes;
    if (!isThere || (!known.has(sha256) && hashFile(file).sha256 !== sha256))
      throw new Bad('attachment', sha256);
  }
}

function checkDatabase(path: string, manifest: BackupManifest, trusted: JournalHead | null): void {
  const key = seatKeyOf(path);
  const db = openReader(path);
  try {
    const found = db.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Bad('integrity', String(found).slice(0, 200));
    const changed = schemaDifference(db);
    if (changed !== null) throw new Bad('schema', changed);
    checkJournal(db, manifest, key, trusted);
    checkNamed(db, manifest);
  } finally {
    db.close();
  }
}

function seatKeyOf(path: string): string {
  try {
    const key = readSeatKey(path);
    if (key !== null) return key.publicText;
  } catch {
    // said below
  }
  throw new Bad('key', SEAT_KEY_FILE);
}

function checkJournal(db: Db, manifest: BackupManifest, key: string, trusted: JournalHead | null): void {
  const verdict = verifyJournal(db, key, trusted);
  const { firstBad, entries, heads } = verdict;
  if (firstBad !== null) {
    const isKey = firstBad.reason === 'foreign_key_pair';
    throw new Bad(isKey ? 'key' : 'chain', `${firstBad.origin} ${firstBad.seq} ${firstBad.reason}`);
  }
  const { origin, seq, hash } = manifest.head;
  const isHead = heads.some((head) => head.origin === origin && head.seq === seq && head.hash === hash);
  if (!isHead || entries !== manifest.entries) throw new Bad('count', `${entries} of ${manifest.entries}`);
}

function checkNamed(db: Db, manifest: BackupManifest): void {
  const held = new Set([...manifest.attachments.map((one) => one.sha256), ...manifest.missing]);
  const lost = namedAttachments(db).find((sha256) => !held.has(sha256));
  if (lost !== undefined) throw new Bad('attachment', lost);
}

export const isBackupPath = (path: string): boolean => isBackupName(path.split(/[\\/]/).at(-1) ?? '');
