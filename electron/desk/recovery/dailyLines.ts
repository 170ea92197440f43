import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isDailyFile, type JournalLine } from '../../../shared/domain/recovery';

const hex = z.string().regex(/^(?:[0-9a-f]{2})*$/);
const schema = z.strictObject({
  room: z.string(),
  origin: z.string(),
  seq: z.int().min(1),
  hlc: z.string(),
  at: z.int(),
  actor: z.string(),
  kind: z.string(),
  subject: z.string(),
  salt: hex.nullable(),
  body: z.string().nullable(),
  alg: z.string(),
  prev: hex,
  hash: hex,
  sig: hex,
  head: hex.optional(),
});

/** A row of the journal as the database holds it. */
export type StoredRow = {
  readonly room: string;
  readonly origin: string;
  readonly seq: number;
  readonly hlc: string;
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
  readonly subject: string;
  readonly salt: Buffer | null;
  readonly body: string | null;
  readonly alg: string;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly sig: Buffer;
};

/** One row as a line of a daily file, with its line break. `head` is the signature of the head that ends with it. */
export function lineOf(row: StoredRow, head: Buffer | null): string {
  const line: JournalLine = {
    room: row.room,
    origin: row.origin,
    seq: row.seq,
    hlc: row.hlc,
    at: row.at,
    actor: row.actor,
    kind: row.kind,
    subject: row.subject,
    salt: row.salt?.toString('hex') ?? null,
    body: row.body,
    alg: row.alg,
    prev: row.prev.toString('hex'),
    hash: row.hash.toString('hex'),
    sig: row.sig.toString('hex'),
    ...(head === null ? {} : { head: head.toString('hex') }),
  };
  return `${JSON.stringify(line)}\n`;
}

/** A line as it was written, or null when it is torn or no such line. */
export function readLine(text: string): JournalLine | null {
  try {
    return schema.parse(JSON.parse(text)) as JournalLine;
  } catch {
    return null;
  }
}

export function rowOf(line: JournalLine): StoredRow {
  const bytes = (text: string): Buffer => Buffer.from(text, 'hex');
  const { head: _head, ...fields } = line;
  return {
    ...fields,
    salt: line.salt === null ? null : bytes(line.salt),
    prev: bytes(line.prev),
    hash: bytes(line.hash),
    sig: bytes(line.sig),
  };
}

/** All lines of some daily files, oldest first; null for one that is torn or changed beyond reading. */
export function* readDailyLines(files: readonly string[]): Generator<JournalLine | null> {
  for (const file of files) {
    for (const text of readFileSync(file, 'utf8').split('\n')) if (text !== '') yield readLine(text);
  }
}

export type Tail = {
  /** name of the newest file; null when there is none */
  readonly file: string | null;
  /** the newest line that can be read */
  readonly line: JournalLine | null;
  /** the newest file ends within a line: a stop cut it off */
  readonly isTorn: boolean;
};

/** Where the daily files of a folder end. Throws when the folder is not there. */
export async function readTail(folder: string): Promise<Tail> {
  const files = (await readdir(folder)).filter(isDailyFile).sort();
  const newest = files.at(-1) ?? null;
  let isTorn = false;
  for (const file of files.toReversed()) {
    const text = await readFile(join(folder, file), 'utf8');
    if (file === newest) isTorn = text !== '' && !text.endsWith('\n');
    for (const one of text.split('\n').toReversed()) {
      const line = readLine(one);
      if (line !== null) return { file: newest, line, isTorn };
    }
  }
  return { file: newest, line: null, isTorn };
}

/** The paths of the daily files of a folder; none where it is not there. */
export function dailyPaths(folder: string): string[] {
  try {
    return folder === ''
      ? []
      : readdirSync(folder)
          .filter(isDailyFile)
          .sort()
          .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
