import { createHash } from 'node:crypto';
import { JournalFile } from '../../electron/desk/recovery/journalFile';
import type { DeskRoom } from './deskRoom';
import { aLine } from './deskRoom';

/** Puts a file into the log of a room as a person does, and gives its SHA-256. */
export async function attach(room: DeskRoom, words: string): Promise<string> {
  const bytes = Buffer.from(words);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { attachment } = await room.call('attachment.put', {
    uploadId: room.newId(),
    name: 'scan.txt',
    mime: 'text/plain',
    size: bytes.length,
    offset: 0,
    data: bytes.toString('base64'),
  });
  if (attachment === null) throw new Error('the file was not kept');
  await room.call('log.append', { ...aLine('传真一份'), entryId: room.newId(), attachments: [attachment] });
  return sha256;
}

/** Gives a room the daily file that its server would keep; every commit is written. */
export function keepDaily(room: DeskRoom, folder: string, patienceMs?: number): JournalFile {
  const { desk } = room;
  if (desk.keys === null) throw new Error('the room is founded');
  const file = new JournalFile({
    db: desk.db,
    keys: desk.keys,
    folder,
    now: desk.now,
    log: (line) => room.problems.push(line),
    onChange: () => undefined,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  desk.afterCommit = () => file.committed();
  return file;
}
