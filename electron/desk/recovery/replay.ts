import type { KeyObject } from 'node:crypto';
import { type Db, statement } from '../db/statement';
import {
  ALGORITHM,
  digestBody,
  entryMessage,
  epochMessage,
  hashEntry,
  headMessage,
} from '../journal/canonical';
import type { Head, RecordedFact } from '../journal/journal';
import { isSignedBy, publicKeyFromText, type SigningKey, sign } from '../journal/keys';
import { project } from '../projections/project';
import { readDailyLines, rowOf, type StoredRow } from './dailyLines';

export type Replay = {
  readonly facts: number;
  readonly dropped: number;
  /** where the journal stands afterwards */
  readonly head: Head;
};

/** A row that may be taken, with the signature of the head that ended with it when it was written. */
type Taken = { readonly row: StoredRow; readonly headSig: Buffer | null };

type Chain = { origin: string; seq: number; hash: Buffer; key: KeyObject };

const textOf = (body: string | null, name: string): string => {
  try {
    const value = (JSON.parse(body ?? '') as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
};

/** The public key of an origin, as its first row names it. */
export function keyOfOrigin(db: Db, origin: string): string {
  const row = statement<[string], { body: string | null }>(
    db,
    'SELECT body FROM journal WHERE origin = ? AND seq = 1',
  ).get(origin);
  return textOf(row?.body ?? null, 'publicKey');
}

function isWhole(row: StoredRow, prev: Buffer, key: KeyObject): boolean {
  if (row.alg !== ALGORITHM || row.salt === null || row.body === null || !row.prev.equals(prev)) return false;
  const bodyDigest = digestBody(row.salt, row.body);
  return (
    hashEntry(row.prev, { ...row, bodyDigest }).equals(row.hash) &&
    isSignedBy(key, entryMessage(row.hash), row.sig)
  );
}

/** The key of a new origin that goes on from where the chain stands and was endorsed by its key; null when the row begins none. */
function keyOfNext(row: StoredRow, chain: Chain): KeyObject | null {
  if (row.seq !== 1 || row.origin === chain.origin || row.kind !== 'restore.done') return null;
  const publicText = textOf(row.body, 'publicKey');
  const message = epochMessage(row.room, row.origin, publicText, chain.hash);
  if (!isSignedBy(chain.key, message, Buffer.from(textOf(row.body, 'endorsement'), 'hex'))) return null;
  try {
    return publicKeyFromText(publicText);
  } catch {
    return null;
  }
}

/** What of the daily files goes on from `head`: each row with hash and signature right. A row that is there already is passed over. */
function rowsAfter(
  db: Db,
  room: string,
  head: Head,
  files: readonly string[],
): { readonly taken: Taken[]; readonly dropped: number } {
  const chain: Chain = { ...head, key: publicKeyFromText(keyOfOrigin(db, head.origin)) };
  const known = statement<[string, number], { hash: Buffer }>(
    db,
    'SELECT hash FROM journal WHERE origin = ? AND seq = ?',
  );
  const seen = new Map<string, string>();
  const taken: Taken[] = [];
  let dropped = 0;
  for (const line of readDailyLines(files)) {
    if (line === null) {
      dropped += 1;
      continue;
    }
    const before =
      seen.get(`${line.origin} ${line.seq}`) ?? known.get(line.origin, line.seq)?.hash.toString('hex');
    if (before !== undefined) {
      if (before !== line.hash) dropped += 1;
      continue;
    }
    const row = rowOf(line);
    const isNext = row.origin === chain.origin && row.seq === chain.seq + 1;
    const key = isNext ? chain.key : keyOfNext(row, chain);
    if (row.room !== room || key === null || !isWhole(row, chain.hash, key)) {
      dropped += 1;
      continue;
    }
    Object.assign(chain, { origin: row.origin, seq: row.seq, hash: row.hash, key });
    seen.set(`${row.origin} ${row.seq}`, line.hash);
    taken.push({ row, headSig: line.head === undefined ? null : Buffer.from(line.head, 'hex') });
  }
  return { taken, dropped };
}

const keyFor = (publicText: string, held: readonly SigningKey[]): SigningKey | undefined =>
  held.find((key) => key.publicText === publicText);

/** The last row of every origin among those that are taken. */
function endsOf(taken: readonly Taken[]): Taken[] {
  return taken.filter((one, index) => taken[index + 1]?.row.origin !== one.row.origin);
}

/** Leaves out what lies in an origin whose key is not held: nobody could endorse what goes on from there. */
function within(
  taken: readonly Taken[],
  own: string,
  publicKeys: Map<string, string>,
  held: readonly SigningKey[],
): Taken[] {
  const rows = [...taken];
  for (;;) {
    const origin = rows.at(-1)?.row.origin;
    if (origin === undefined || origin === own) return rows;
    if (keyFor(publicKeys.get(origin) ?? '', held)) return rows;
    while (rows.at(-1)?.row.origin === origin) rows.pop();
  }
}

/**
 * Takes the rows of the daily files that go on from the journal's end into it, with their projections, and signs the heads anew where no signature was kept. Must
 * run inside a transaction. `held` are the seat keys that are there; what cannot be taken is counted, never guessed.
 */
export function replayDaily(
  db: Db,
  room: string,
  head: Head,
  files: readonly string[],
  held: readonly SigningKey[],
): Replay {
  const found = rowsAfter(db, room, head, files);
  const publicKeys = new Map<string, string>([[head.origin, keyOfOrigin(db, head.origin)]]);
  for (const { row } of found.taken)
    if (row.seq === 1) publicKeys.set(row.origin, textOf(row.body, 'publicKey'));
  const taken = within(found.taken, head.origin, publicKeys, held);
  for (const { row } of taken) {
    insertRow(db, row);
    project(db, factOf(row));
  }
  for (const { row, headSig } of endsOf(taken)) {
    const message = headMessage(row.origin, row.seq, row.hash);
    const publicText = publicKeys.get(row.origin) ?? '';
    const key = keyFor(publicText, held);
    const isKept = headSig !== null && isSignedBy(publicKeyFromText(publicText), message, headSig);
    if (!isKept && !key) throw new Error(`the head of ${row.origin} has no signature`);
    putHead(db, row, isKept ? headSig : sign(key as SigningKey, message));
  }
  const last = taken.at(-1)?.row;
  return {
    facts: taken.length,
    dropped: found.dropped + found.taken.length - taken.length,
    head: last === undefined ? head : { origin: last.origin, seq: last.seq, hash: last.hash, hlc: last.hlc },
  };
}

/** How many rows of the daily files go on from the end of this database, and the moment of the last; nothing is written. */
export function replayable(
  db: Db,
  room: string,
  head: Head,
  files: readonly string[],
): { readonly rows: number; readonly upTo: number | null } {
  const { taken } = rowsAfter(db, room, head, files);
  return { rows: taken.length, upTo: taken.at(-1)?.row.at ?? null };
}

function factOf(row: StoredRow): RecordedFact {
  const { origin, seq, at, actor, kind, subject } = row;
  return {
    origin,
    seq,
    at,
    actor,
    kind,
    subject,
    body: JSON.parse(row.body ?? '{}') as RecordedFact['body'],
  };
}

function insertRow(db: Db, row: StoredRow): void {
  statement(
    db,
    `INSERT INTO journal (room, origin, seq, hlc, at, actor, kind, subject, salt, body, alg, prev, hash, sig)
     VALUES (@room, @origin, @seq, @hlc, @at, @actor, @kind, @subject, @salt, @body, @alg, @prev, @hash, @sig)`,
  ).run(row);
}

function putHead(db: Db, row: StoredRow, sig: Buffer): void {
  statement(
    db,
    `INSERT INTO journal_head (origin, seq, hash, sig) VALUES (?, ?, ?, ?)
     ON CONFLICT (origin) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, sig = excluded.sig`,
  ).run(row.origin, row.seq, row.hash, sig);
}
