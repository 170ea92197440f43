import { inflateRawSync } from 'node:zlib';

/** Why a document is not read. */
export class UnreadableDocument extends Error {
  readonly code = 'UNREADABLE_TABLE';
  /**
   * old_office: DOC, XLS, WPS, ET; too_large: more than is taken; encoding: neither UTF-8 nor GB18030; broken_document: not what it should be;
   * hostile: made to overwhelm its reader; empty: nothing in it; slow: reading took too long
   */
  readonly why: 'old_office' | 'too_large' | 'encoding' | 'broken_document' | 'hostile' | 'empty' | 'slow';
  constructor(why: UnreadableDocument['why'], detail = '') {
    super(`${why} ${detail}`.trim());
    this.why = why;
  }
}

const MAX_ENTRIES = 2_000;
const MAX_UNPACKED = 80_000_000;
/** One part of XML; a workbook of a thousand rows needs a tenth of it. */
const MAX_PART = 40_000_000;
const END = 0x06_05_4b_50;
const CENTRAL = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;

type Entry = {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly method: number;
  readonly at: number;
};

function directoryOf(file: Buffer): readonly Entry[] {
  const last = Math.max(0, file.length - 22 - 65_535);
  let end = file.length - 22;
  while (end >= last && file.readUInt32LE(end) !== END) end -= 1;
  if (end < last || end < 0) throw new UnreadableDocument('broken_document', 'no directory');
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new UnreadableDocument('hostile', `${count} parts`);
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL)
      throw new UnreadableDocument('broken_document', 'directory');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function unpack(file: Buffer, entry: Entry): Buffer {
  const { at, packed, method, unpacked } = entry;
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL)
    throw new UnreadableDocument('broken_document', entry.name);
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const data = file.subarray(from, from + packed);
  if (method === 0) return data;
  if (method !== 8) throw new UnreadableDocument('broken_document', entry.name);
  try {
    // What unfolds to more than it says was made to deceive.
    return inflateRawSync(data, { maxOutputLength: Math.max(1, unpacked) });
  } catch (error) {
    const isMore = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableDocument(isMore ? 'hostile' : 'broken_document', entry.name);
  }
}

/**
 * Unpacks every part of an Office document once, under a cap, before any reader of documents sees it: neither the sizes that it claims nor those that it
 * has may be too large, and no part may bring entities of its own. Gives the names of its parts. Throws UnreadableDocument.
 */
export function checkOfficeZip(file: Buffer): ReadonlySet<string> {
  const entries = directoryOf(file);
  let sum = 0;
  for (const entry of entries) {
    sum += entry.unpacked;
    if (entry.unpacked > MAX_PART || sum > MAX_UNPACKED)
      throw new UnreadableDocument('hostile', `${entry.name} unfolds to ${entry.unpacked}`);
    const data = unpack(file, entry);
    if (
      /\.(?:xml|rels)$/i.test(entry.name) &&
      /<!(?:DOCTYPE|ENTITY)/i.test(data.toString('latin1', 0, 100_000))
    ) {
      throw new UnreadableDocument('hostile', `${entry.name} declares entities`);
    }
  }
  return new Set(entries.map(({ name }) => name));
}
