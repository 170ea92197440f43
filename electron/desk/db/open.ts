import { accessSync, constants, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SEAT_KEY_FILE } from '../journal/keys';
import { makeFolder } from './folder';
import { SCHEMA_VERSION, schemaVersion } from './migrate';
import type { Db } from './statement';

export const DATABASE_FILE = 'watchdesk.db';

/** Why the data could not be opened. Each has its own screen; none of them touches the data. */
export type OpenFailureCode =
  | 'schema_newer'
  | 'data_corrupt'
  | 'data_missing'
  | 'read_only'
  | 'disk_full'
  | 'locked_by_other';

export class OpenFailure extends Error {
  readonly code: OpenFailureCode;
  constructor(code: OpenFailureCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** Maps an error of SQLite or the file system to the refusal that a person is shown; null when it is none of them. */
export function failureOf(error: unknown): OpenFailureCode | null {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  // The index of the write-ahead log could not grow: SQLite does not call that full.
  if (code.startsWith('SQLITE_FULL') || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC')
    return 'disk_full';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return 'read_only';
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'read_only';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'data_corrupt';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'locked_by_other';
  return null;
}

/**
 * The same for a home in use. When the system refuses a write SQLite only says that it failed, so the folder is asked why: it may have
 * turned read-only (which Linux does to a failing disk) or be full.
 */
export function failureIn(home: string, error: unknown): OpenFailureCode | null {
  const known = failureOf(error);
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (known !== null || !code.startsWith('SQLITE_IOERR')) return known;
  const probe = join(home, `.write-test-${process.pid}`);
  try {
    writeFileSync(probe, 'watchdesk');
    return null;
  } catch (refused) {
    return failureOf(refused);
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Settings of every connection, read back: better-sqlite3 reopens a WAL database at synchronous=NORMAL, which loses acknowledged lines in a power cut. */
function applySettings(db: Db, writer: boolean): void {
  if (writer) db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('busy_timeout = 5000');
  if (writer) {
    db.pragma('wal_autocheckpoint = 1000');
    db.pragma(`journal_size_limit = ${64 * 1024 * 1024}`);
    db.pragma('checkpoint_fullfsync = ON');
  }
  assertSettings(db, writer);
}

function assertSettings(db: Db, writer: boolean): void {
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL');
  if (writer && db.pragma('journal_mode', { simple: true }) !== 'wal') {
    throw new OpenFailure('read_only', 'the database is not in WAL mode (a network drive cannot hold it)');
  }
}

/** True when the folder holds no room yet and one may be founded there. */
export function isEmptyHome(home: string): boolean {
  if (existsSync(join(home, DATABASE_FILE))) return false;
  if (existsSync(join(home, SEAT_KEY_FILE))) return false;
  const backups = join(home, 'backups');
  return !existsSync(backups) || readdirSync(backups).length === 0;
}

/**
 * Opens the database for writing. A home that once held a room and has lost its database is refused: an empty one is never put in its
 * place. Throws OpenFailure.
 */
export function openWriter(home: string): Db {
  try {
    makeFolder(home);
    accessSync(home, constants.W_OK);
    const path = join(home, DATABASE_FILE);
    if (!existsSync(path) && !isEmptyHome(home)) {
      throw new OpenFailure('data_missing', `${path} is gone, but the room's key or backups are there`);
    }
    // Looked at without the right to write first: even closing a writer would touch what a newer version left.
    if (existsSync(path)) connect(path, { readonly: true }, (db) => refuseForeign(db, home)).close();
    return connect(path, {}, (db) => applySettings(db, true));
  } catch (error) {
    throw asOpenFailure(error);
  }
}

/** Opens a read-only connection (worker threads, `verify`). Throws OpenFailure. */
export function openReader(home: string): Db {
  const path = join(home, DATABASE_FILE);
  if (!existsSync(path)) throw new OpenFailure('data_missing', `${path} is not there`);
  try {
    return connect(path, { readonly: true, fileMustExist: true }, (db) => {
      applySettings(db, false);
      refuseNewer(db);
    });
  } catch (error) {
    throw asOpenFailure(error);
  }
}

/** A connection that is closed again when it cannot be prepared. */
function connect(path: string, options: Database.Options, prepare: (db: Db) => void): Db {
  const db = new Database(path, options);
  try {
    prepare(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The key is made after the schema: an empty database beside it is not the one that it belongs to. */
function refuseForeign(db: Db, home: string): void {
  refuseNewer(db);
  if (schemaVersion(db) === 0 && existsSync(join(home, SEAT_KEY_FILE))) {
    throw new OpenFailure('data_corrupt', `${DATABASE_FILE} is empty, but the room's key is there`);
  }
}

function refuseNewer(db: Db): void {
  const version = schemaVersion(db);
  if (version > SCHEMA_VERSION) {
    throw new OpenFailure('schema_newer', `schema ${version}, this version knows ${SCHEMA_VERSION}`);
  }
}

/** The refusal that an error means, or the error itself when it means none. */
export function asOpenFailure(error: unknown): unknown {
  if (error instanceof OpenFailure) return error;
  const code = failureOf(error);
  return code === null ? error : new OpenFailure(code, (error as Error).message);
}
