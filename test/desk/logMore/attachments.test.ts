import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachmentPath, removeOrphans } from '../../../electron/desk/logMore/store';
import type { Attachment } from '../../../shared/contract/models';
import { CHUNK_BYTES, MAX_FILE_BYTES, safeFileName } from '../../../shared/rules/attachments';
import { line } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const DAY = 86_400_000;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Sends a file in pieces as the page does. */
async function put(bytes: Buffer, name = '现场.png', mime = 'image/png'): Promise<Attachment> {
  const uploadId = room.newId();
  for (let offset = 0; ; ) {
    const data = bytes.subarray(offset, offset + CHUNK_BYTES).toString('base64');
    const answer = await room.call('attachment.put', {
      uploadId,
      name,
      mime,
      size: bytes.length,
      offset,
      data,
    });
    if (answer.attachment !== null) return answer.attachment;
    offset = answer.next;
  }
}

async function read(hash: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: { data: string; next: number | null } = await room.call('attachment.read', {
      sha256: hash,
      offset,
    });
    pieces.push(Buffer.from(piece.data, 'base64'));
    offset = piece.next;
  }
  return Buffer.concat(pieces);
}

describe('a file that is put to a line', () => {
  it('travels in pieces and lies under its hash, for the owner alone', async () => {
    const bytes = randomBytes(CHUNK_BYTES * 2 + 7);
    const kept = await put(bytes);
    expect(kept).toEqual({ sha256: sha256(bytes), name: '现场.png', size: bytes.length, mime: 'image/png' });
    const path = attachmentPath(room.home, kept.sha256);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(join(room.home, 'attachments', 'staging'))).toEqual([]);
    const entry = await room.call('log.append', line(room, { attachments: [kept] }));
    expect(entry.attachments).toEqual([kept]);
    expect((await read(kept.sha256)).equals(bytes)).toBe(true);
  });

  it('is refused when a piece is missing, too much comes or the room’s size is passed', async () => {
    const bytes = randomBytes(1_000);
    const piece = { uploadId: room.newId(), name: 'a.bin', mime: '', size: 2_000, offset: 0 };
    const data = bytes.toString('base64');
    expect(await room.call('attachment.put', { ...piece, data })).toEqual({ next: 1_000, attachment: null });
    expect(await room.call('attachment.put', { ...piece, data })).toEqual({ next: 1_000, attachment: null });
    expect(await room.refusal('attachment.put', { ...piece, offset: 1_500, data })).toMatchObject({
      code: 'upload_broken',
    });
    expect(await room.refusal('attachment.put', { ...piece, offset: 1_000, data })).toMatchObject({
      code: 'upload_broken',
    });
    const small = { ...piece, uploadId: room.newId(), size: 10 };
    expect(await room.refusal('attachment.put', { ...small, data })).toMatchObject({ code: 'upload_broken' });
    const large = { ...piece, size: MAX_FILE_BYTES + 1, data };
    expect(await room.refusal('attachment.put', large)).toMatchObject({ code: 'invalid_input' });
    expect(readdirSync(join(room.home, 'attachments', 'staging'))).toEqual([]);
  });

  it('is added to a line that stands, each file once', async () => {
    const first = await put(Buffer.from('一'), '一.txt', 'text/plain');
    const second = await put(Buffer.from('二'), '二.txt', 'text/plain');
    const entry = await room.call('log.append', line(room, { attachments: [first] }));
    const after = await room.call('log.attach', { entryId: entry.id, attachments: [first, second] });
    expect(after.attachments).toEqual([first, second]);
    const again = await room.call('log.attach', { entryId: entry.id, attachments: [second] });
    expect(again.attachments).toHaveLength(2);
    expect(room.facts().filter((one) => one.kind === 'log.attached')).toHaveLength(1);
  });

  it('that nobody sent, or of another size, cannot be named by a line', async () => {
    const made = { sha256: sha256(Buffer.from('x')), name: 'x', size: 1, mime: '' };
    expect(await room.refusal('log.append', line(room, { attachments: [made] }))).toMatchObject({
      code: 'attachment_missing',
    });
    const kept = await put(Buffer.from('abc'), 'abc', '');
    const wrong = { ...kept, size: 4 };
    expect(await room.refusal('log.append', line(room, { attachments: [wrong] }))).toMatchObject({
      code: 'attachment_missing',
    });
  });

  it('says loudly when it was changed or has gone', async () => {
    const kept = await put(Buffer.from('原来的内容'), '传真.txt', 'text/plain');
    await room.call('log.append', line(room, { attachments: [kept] }));
    const path = attachmentPath(room.home, kept.sha256);
    writeFileSync(path, '换过的内容');
    const input = { sha256: kept.sha256, offset: 0 };
    expect(await room.refusal('attachment.read', input)).toMatchObject({
      code: 'attachment_changed',
      params: { name: '传真.txt' },
    });
    expect(await room.refusal('attachment.locate', { sha256: kept.sha256 })).toMatchObject({
      code: 'attachment_changed',
    });
    const none = { sha256: '0'.repeat(64), offset: 0 };
    expect(await room.refusal('attachment.read', none)).toMatchObject({ code: 'attachment_missing' });
  });

  it('is taken from people who may write, and only by its hash', async () => {
    expect(await room.refusal('attachment.read', { sha256: '../journal', offset: 0 })).toMatchObject({
      code: 'invalid_input',
    });
    const piece = { uploadId: room.newId(), name: 'a', mime: '', size: 1, offset: 0, data: 'YQ==' };
    expect(await room.refusal('attachment.put', piece, null)).toMatchObject({ code: 'not_signed_in' });
  });
});

it('what a stop left behind goes after a day; what a line names and what is fresh stays', async () => {
  const named = await put(Buffer.from('named'));
  await room.call('log.append', line(room, { attachments: [named] }));
  const orphan = await put(Buffer.from('orphan'));
  const staged = join(room.home, 'attachments', 'staging', `${room.newId()}.part`);
  writeFileSync(staged, 'half');
  const now = Date.now();
  expect(await removeOrphans(room.db, room.home, now)).toBe(0);
  const old = new Date(now - DAY - 60_000);
  for (const path of [
    staged,
    attachmentPath(room.home, orphan.sha256),
    attachmentPath(room.home, named.sha256),
  ])
    utimesSync(path, old, old);
  expect(await removeOrphans(room.db, room.home, now)).toBe(2);
  expect(existsSync(staged)).toBe(false);
  expect(existsSync(attachmentPath(room.home, orphan.sha256))).toBe(false);
  expect(existsSync(attachmentPath(room.home, named.sha256))).toBe(true);
});

it('a copy is offered under a name that no system runs or mistakes for a folder', () => {
  expect(safeFileName('现场 照片.png')).toBe('现场 照片.png');
  expect(safeFileName('../../etc/passwd')).toBe('_.._etc_passwd');
  expect(safeFileName('通知.pdf.exe')).toBe('通知.pdf.exe.txt');
  expect(safeFileName('通知\u202efdp.bat')).toBe('通知_fdp.bat.txt');
  expect(safeFileName(' .. ')).toBe('attachment');
});
