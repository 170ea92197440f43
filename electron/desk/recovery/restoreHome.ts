import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupManifest, JournalHead, RestoreReport } from '../../../shared/domain/recovery';
import { stamp } from '../../../shared/domain/time';
import { makeFolder } from '../db/folder';
import { migrate } from '../db/migrate';
import { DATABASE_FILE, isEmptyHome, openWriter } from '../db/open';
import { type Db, statement } from '../db/statement';
import { epochMessage } from '../journal/canonical';
import { appendFirstFact, type Head, readHead } from '../journal/journal';
import {
  newSigningKey,
  readSeatKey,
  SEAT_KEY_FILE,
  type SigningKey,
  sign,
  writeSeatKey,
} from '../journal/keys';
import { verifyJournal } from '../journal/verify';
import { lockHome } from '../lock';
import { attachmentPath } from '../logMore/store';
import { project } from '../projections/project';
import { refillIfStale } from '../projections/refill';
import { syncFolder } from '../syncFolder';
import { headText, namedAttachments } from './copies';
import { copyDurably, hashFile, linkOrCopy, syncFile } from './files';
import { finishRestore, READY_FILE, STAGED_FOLDER } from './finishRestore';
import { keyOfOrigin, type Replay, replayDaily } from './replay';
import { checkBackupFiles } from './verifyBackup';

export type RestoreOrder = {
  /** path of the backup */
  readonly backup: string;
  /** daily files to take what came after it from, oldest first */
  readonly dailyFiles: readonly string[];
  readonly into: string;
  /** true: `into` is the damaged home itself, whose data is kept aside; false: an empty folder */
  readonly isInPlace: boolean;
  readonly now: number;
  readonly newId: () => string;
};

/** Why a restore was not done. Nothing was changed. `code` is a problem of the backup, `home_not_empty`, `chain` or `integrity`. */
export class RestoreFailure extends Error {
  readonly code: string;
  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

type OnStep = (step: string) => void;

/**
 * Makes a room out of a backup and the daily files after it: checks the backup, builds the room beside, takes the later rows with hash and signature checked, begins
 * a new origin with a new seat key that the old one endorses, verifies the whole, and only then puts it in its place. Holds the home's lock throughout. Throws
 * RestoreFailure and OpenFailure (locked_by_other, read_only, disk_full). For worker threads and the command line.
 */
export function restoreHome(order: RestoreOrder, onStep: OnStep = () => undefined): RestoreReport {
  const startedAt = performance.now();
  const { into } = order;
  onStep('check');
  const verdict = checkBackupFiles(order.backup);
  if (!verdict.ok) throw new RestoreFailure(verdict.problem, verdict.detail);
  const lock = lockHome(into);
  try {
    if (!order.isInPlace) requireEmpty(into);
    const staged = join(into, STAGED_FOLDER);
    rmSync(staged, { recursive: true, force: true });
    mkdirSync(staged, { mode: 0o700 });
    onStep('copy');
    copyFiles(order, verdict.manifest, staged);
    onStep('rows');
    const built = buildRoom(order, verdict.manifest, staged, onStep);
    onStep('ready');
    markReady(staged, order.now);
    const done = finishRestore(into, onStep);
    return { ...built, aside: done?.aside ?? null, seconds: (performance.now() - startedAt) / 1_000 };
  } finally {
    lock.release();
  }
}

function requireEmpty(into: string): void {
  const isEmpty = isEmptyHome(into) && !existsSync(join(into, 'attachments'));
  if (!isEmpty) throw new RestoreFailure('home_not_empty', into);
}

function copyFiles(order: RestoreOrder, manifest: BackupManifest, staged: string): void {
  copyDurably(join(order.backup, DATABASE_FILE), join(staged, DATABASE_FILE));
  const wanted = manifest.files.find((file) => file.path === DATABASE_FILE)?.sha256;
  if (hashFile(join(staged, DATABASE_FILE)).sha256 !== wanted)
    throw new RestoreFailure('file', DATABASE_FILE);
  makeFolder(join(staged, 'attachments'));
  for (const { sha256 } of manifest.attachments)
    takeFile(attachmentPath(order.backup, sha256), staged, sha256);
}

function takeFile(from: string, staged: string, sha256: string): void {
  const to = attachmentPath(staged, sha256);
  makeFolder(join(to, '..'));
  linkOrCopy(from, to);
}

type Built = Omit<RestoreReport, 'aside' | 'seconds'>;

function buildRoom(order: RestoreOrder, manifest: BackupManifest, staged: string, onStep: OnStep): Built {
  const db = openWriter(staged);
  try {
    migrate(db, staged, order.now);
    refillIfStale(db, Number.MAX_SAFE_INTEGER);
    const held = heldKeys(order);
    const made = db.transaction(() => goOn(db, order, manifest, staged, held)).immediate();
    onStep('verify');
    requireVerified(db, made.key);
    const built = describe(db, manifest, order, made, staged);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return built;
  } finally {
    db.close();
  }
}

/** The key of the backup, and that of the home when it is there: rows after an earlier restore were signed with another. */
function heldKeys({ backup, into }: RestoreOrder): SigningKey[] {
  const keys: SigningKey[] = [];
  for (const folder of [backup, into]) {
    try {
      const key = readSeatKey(folder);
      if (key !== null) keys.push(key);
    } catch {
      // A damaged key opens nothing; the other one is enough.
    }
  }
  return keys;
}

type Made = { readonly key: SigningKey; readonly origin: string; readonly replay: Replay };

/** The rows after the backup, then the first row of the new origin. */
function goOn(
  db: Db,
  order: RestoreOrder,
  manifest: BackupManifest,
  staged: string,
  held: readonly SigningKey[],
): Made {
  const room = manifest.room.id;
  const replay = replayDaily(db, room, readHead(db, manifest.head.origin), order.dailyFiles, held);
  rescueAttachments(db, order, staged);
  const key = newSigningKey();
  writeSeatKey(staged, key);
  const origin = nextOrigin(replay.head.origin, order.newId());
  const body = {
    publicKey: key.publicText,
    endorsement: endorse(db, room, origin, key, replay.head, held),
    backup: order.backup.split(/[\\/]/).at(-1) ?? '',
    madeAt: manifest.madeAt,
    entries: manifest.entries,
    replayed: replay.facts,
    dropped: replay.dropped,
    previous: { origin: replay.head.origin, seq: replay.head.seq, hash: replay.head.hash.toString('hex') },
    missingAttachments: missingIn(db, staged),
    isInPlace: order.isInPlace,
  };
  const keys = { room, origin, key };
  const first = { kind: 'restore.done', subject: room, actor: 'system', body };
  project(db, appendFirstFact(db, keys, first, order.now, replay.head));
  forgetLocal(db);
  return { key, origin, replay };
}

/** An origin of its own name: two restores of one backup must never give the same number to two things. */
function nextOrigin(previous: string, id: string): string {
  const epoch = Number(/\.(\d+)$/.exec(previous)?.[1] ?? 1);
  return `${id}.${epoch + 1}`;
}

function endorse(
  db: Db,
  room: string,
  origin: string,
  key: SigningKey,
  previous: Head,
  held: readonly SigningKey[],
): string | null {
  const old = held.find((one) => one.publicText === keyOfOrigin(db, previous.origin));
  return old ? sign(old, epochMessage(room, origin, key.publicText, previous.hash)).toString('hex') : null;
}

/** Nobody is signed in, and what was noted of backups belongs to the home that was. */
function forgetLocal(db: Db): void {
  statement(db, 'DELETE FROM local_sessions').run();
  statement(db, "DELETE FROM local_state WHERE name LIKE 'backup.%'").run();
}

/** Files that came after the backup are still in the damaged home, often whole. */
function rescueAttachments(db: Db, order: RestoreOrder, staged: string): void {
  for (const sha256 of missingIn(db, staged)) {
    const from = attachmentPath(order.into, sha256);
    if (existsSync(from) && hashFile(from).sha256 === sha256) takeFile(from, staged, sha256);
  }
}

const missingIn = (db: Db, staged: string): string[] =>
  namedAttachments(db).filter((sha256) => !existsSync(attachmentPath(staged, sha256)));

function requireVerified(db: Db, key: SigningKey): void {
  const found = db.pragma('integrity_check', { simple: true });
  if (found !== 'ok') throw new RestoreFailure('integrity', String(found).slice(0, 200));
  const { firstBad } = verifyJournal(db, key.publicText);
  if (firstBad !== null)
    throw new RestoreFailure('chain', `${firstBad.origin} ${firstBad.seq} ${firstBad.reason}`);
}

function describe(db: Db, manifest: BackupManifest, order: RestoreOrder, made: Made, staged: string): Built {
  const { replay, origin } = made;
  const previous: JournalHead = headText(replay.head);
  return {
    backup: order.backup,
    madeAt: manifest.madeAt,
    entries: manifest.entries,
    replayed: replay.facts,
    dropped: replay.dropped,
    previous,
    origin,
    missingAttachments: missingIn(db, staged),
    accountsWithoutPassword: statement<[], { name: string }>(
      db,
      'SELECT name FROM accounts WHERE id NOT IN (SELECT account_id FROM local_credentials) ORDER BY name',
    )
      .all()
      .map((row) => row.name),
  };
}

function markReady(staged: string, now: number): void {
  rmSync(join(staged, 'backups'), { recursive: true, force: true });
  syncFile(join(staged, DATABASE_FILE));
  syncFile(join(staged, SEAT_KEY_FILE));
  const path = join(staged, READY_FILE);
  writeFileSync(
    `${path}.new`,
    JSON.stringify({ stamp: stamp(now).replaceAll(/[-:]/g, '').replace(' ', '-') }),
  );
  syncFile(`${path}.new`);
  renameSync(`${path}.new`, path);
  syncFolder(staged);
}
