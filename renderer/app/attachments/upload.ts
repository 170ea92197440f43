import type { Attachment } from '../../../shared/contract/models';
import { CHUNK_BYTES, MAX_FILE_BYTES, MAX_FILE_MB } from '../../../shared/rules/attachments';
import { CallError, call } from '../../bridge/client';

const MIME = /^[\w.+-]+\/[\w.+-]+$/;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(text);
}

/**
 * Sends a file to the desk in pieces and gives it as the desk keeps it. A file of a size that the room does not take is refused before anything is
 * sent; a broken upload is started anew once.
 */
export async function uploadFile(
  file: File,
  name: string,
  onShare: (share: number) => void,
): Promise<Attachment> {
  if (file.size > MAX_FILE_BYTES)
    throw new CallError({ code: 'attachment_too_large', params: { max: MAX_FILE_MB } });
  if (file.size === 0) throw new CallError({ code: 'invalid_input', field: 'attachments' });
  const mime = MIME.test(file.type) && file.type.length <= 100 ? file.type : '';
  try {
    return await send(file, name, mime, onShare);
  } catch (problem) {
    if (!(problem instanceof CallError) || problem.error.code !== 'upload_broken') throw problem;
    return send(file, name, mime, onShare);
  }
}

async function send(
  file: File,
  name: string,
  mime: string,
  onShare: (share: number) => void,
): Promise<Attachment> {
  const uploadId = crypto.randomUUID();
  for (let offset = 0; offset < file.size; ) {
    const piece = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
    const input = { uploadId, name, mime, size: file.size, offset, data: base64(piece) };
    const answer = await call('attachment.put', input);
    if (answer.attachment !== null) return answer.attachment;
    offset = answer.next;
    onShare(offset / file.size);
  }
  throw new CallError({ code: 'upload_broken' });
}

/** A kept file as base64, whole or up to `most` bytes; the desk checks it against its hash first. */
export async function readKept(
  sha256: string,
  most = MAX_FILE_BYTES,
): Promise<{ readonly data: string; readonly isCut: boolean }> {
  const pieces: string[] = [];
  for (let offset: number | null = 0; offset !== null && offset < most; ) {
    const piece: { data: string; next: number | null } = await call('attachment.read', { sha256, offset });
    pieces.push(piece.data);
    if (piece.next === null) return { data: pieces.join(''), isCut: false };
    offset = piece.next;
  }
  return { data: pieces.join(''), isCut: true };
}
