import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/procedures';
import { refuseWith } from '../deskError';
import { folderFor, stagingFolder } from './store';

type Upload = {
  readonly path: string;
  readonly file: FileHandle;
  readonly hash: Hash;
  readonly size: number;
  next: number;
  touchedAt: number;
  isBusy: boolean;
};

type Piece = ParsedInputOf<'attachment.put'>;
type Answer = OutputOf<'attachment.put'>;

const MOST_AT_ONCE = 24;
const FORGET_MS = 10 * 60_000;
const uploads = new Map<string, Upload>();

async function drop(id: string, upload: Upload): Promise<void> {
  uploads.delete(id);
  await upload.file.close().catch(() => undefined);
  await rm(upload.path, { force: true });
}

/** Uploads that nobody goes on with give their place to others. */
async function dropForgotten(now: number): Promise<void> {
  for (const [id, upload] of uploads) {
    if (!upload.isBusy && now - upload.touchedAt > FORGET_MS) await drop(id, upload);
  }
}

async function begin(home: string, piece: Piece, now: number): Promise<Upload> {
  await dropForgotten(now);
  if (uploads.size >= MOST_AT_ONCE) refuseWith('upload_broken');
  const path = join(stagingFolder(home), `${piece.uploadId}.part`);
  const file = await open(path, 'w', 0o600);
  const hash = createHash('sha256');
  return { path, file, hash, size: piece.size, next: 0, touchedAt: now, isBusy: false };
}

/** Flushes the file, gives it its name and flushes the folder: after this a power cut leaves it whole or not at all. */
async function settle(home: string, upload: Upload): Promise<string> {
  const sha256 = upload.hash.digest('hex');
  await upload.file.sync();
  await upload.file.close();
  const folder = folderFor(home, sha256);
  await rename(upload.path, join(folder, sha256));
  if (process.platform !== 'win32') {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  }
  return sha256;
}

/**
 * Takes one piece of a file. Pieces come in order; one that was sent twice is answered with what is wanted next. A piece that does not fit ends the upload
 * (`upload_broken`): the page starts it again.
 */
export async function putPiece(home: string, piece: Piece, now: number): Promise<Answer> {
  const data = Buffer.from(piece.data, 'base64');
  let upload = uploads.get(piece.uploadId);
  if (upload === undefined) {
    if (piece.offset !== 0) refuseWith('upload_broken');
    upload = await begin(home, piece, now);
    uploads.set(piece.uploadId, upload);
  }
  if (upload.isBusy) refuseWith('upload_broken');
  if (piece.offset < upload.next) return { next: upload.next, attachment: null };
  if (piece.offset !== upload.next || piece.size !== upload.size || upload.next + data.length > upload.size) {
    await drop(piece.uploadId, upload);
    refuseWith('upload_broken');
  }
  upload.isBusy = true;
  try {
    await upload.file.write(data, 0, data.length, upload.next);
    upload.hash.update(data);
    upload.next += data.length;
    upload.touchedAt = now;
    if (upload.next < upload.size) return { next: upload.next, attachment: null };
    const sha256 = await settle(home, upload);
    uploads.delete(piece.uploadId);
    const { name, mime, size } = piece;
    return { next: size, attachment: { sha256, name, size, mime } };
  } catch (error) {
    await drop(piece.uploadId, upload);
    throw error;
  } finally {
    upload.isBusy = false;
  }
}
