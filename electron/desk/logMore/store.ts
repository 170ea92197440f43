import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentRef } from '../../../shared/domain/facts';
import { MAX_FILE_MB, MAX_FILES_OF_LINE, MAX_LINE_BYTES } from '../../../shared/rules/attachments';
import { makeFolder } from '../db/folder';
import { type Db, statement } from '../db/statement';
import { refuseWith } from '../deskError';

const FOLDER = 'attachments';
const STAGING = 'staging';

/** Where a file of the log lies: below its home, under its SHA-256, in one of 256 folders. */
export function attachmentPath(home: string, sha256: string): string {
  return join(home, FOLDER, sha256.slice(0, 2), sha256);
}

/** The folder of a kept file, made when it is missing. */
export function folderFor(home: string, sha256: string): string {
  const folder = join(home, FOLDER, sha256.slice(0, 2));
  makeFolder(folder);
  return folder;
}

export function stagingFolder(home: string): string {
  const folder = join(home, FOLDER, STAGING);
  makeFolder(folder);
  return folder;
}

/** A line may name only files that are there, of the size it says, and not more than a line may carry. */
export function requireStored(home: string, attachments: readonly AttachmentRef[]): void {
  for (const { sha256, name, size } of attachments) {
    const path = attachmentPath(home, sha256);
    if (!existsSync(path) || statSync(path).size !== size) {
      refuseWith('attachment_missing', { field: 'attachments', params: { name } });
    }
  }
}

/** What a line carries when more is added: each file once. Refused above the room's limits. */
export function withMore(
  standing: readonly AttachmentRef[],
  more: readonly AttachmentRef[],
): readonly AttachmentRef[] {
  const all = [...standing];
  for (const one of more) if (!all.some((known) => known.sha256 === one.sha256)) all.push(one);
  const bytes = all.reduce((sum, one) => sum + one.size, 0);
  if (bytes > MAX_LINE_BYTES || all.length > MAX_FILES_OF_LINE) {
    refuseWith('attachment_too_large', { field: 'attachments', params: { max: MAX_FILE_MB } });
  }
  return all;
}

/** Notes that a line carries files, so that they are kept for it. Called from projectors only. */
export function noteAttachments(
  db: Db,
  entryId: string,
  attachments: readonly AttachmentRef[],
  at: number,
): void {
  for (const { sha256, name, size, mime } of attachments) {
    statement(
      db,
      `INSERT INTO attachments (sha256, entry_id, name, size, mime, at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (sha256, entry_id) DO NOTHING`,
    ).run(sha256, entryId, name, size, mime, at);
  }
}

/** The name that a file was given first, for messages. */
export function nameOf(db: Db, sha256: string): string {
  const row = statement<[string], { name: string }>(
    db,
    'SELECT name FROM attachments WHERE sha256 = ? ORDER BY at, entry_id LIMIT 1',
  ).get(sha256);
  return row?.name ?? sha256.slice(0, 12);
}

/**
 * Reads a kept file from end to end and compares it with its name. Refused when it is gone (`attachment_missing`) or not what was put into the log
 * (`attachment_changed`). Read in pieces, so that the desk goes on meanwhile.
 */
export async function requireWhole(db: Db, home: string, sha256: string): Promise<string> {
  const path = attachmentPath(home, sha256);
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    refuseWith('attachment_missing', { params: { name: nameOf(db, sha256) } });
  }
  if (hash.digest('hex') !== sha256)
    refuseWith('attachment_changed', { params: { name: nameOf(db, sha256) } });
  return path;
}

const DAY_MS = 86_400_000;

/**
 * Removes what a stop left behind: unfinished uploads, and files that no line names, when they are older than a day (a draft may still name a younger
 * one). Gives how many went. Needs the desk's lock.
 */
export async function removeOrphans(db: Db, home: string, now: number): Promise<number> {
  const root = join(home, FOLDER);
  if (!existsSync(root)) return 0;
  let removed = 0;
  const removeOld = async (path: string): Promise<void> => {
    if (now - (await stat(path)).mtimeMs < DAY_MS) return;
    await rm(path, { force: true });
    removed += 1;
  };
  for (const folder of await readdir(root)) {
    if (folder !== STAGING && !/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const file of await readdir(join(root, folder))) {
      const isNamed =
        folder !== STAGING &&
        statement<[string], { one: number }>(db, 'SELECT 1 AS one FROM attachments WHERE sha256 = ?').get(
          file,
        );
      if (!isNamed) await removeOld(join(root, folder, file));
    }
  }
  return removed;
}
