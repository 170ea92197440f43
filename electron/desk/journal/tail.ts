import type { Db } from '../db/statement';
import { digestBody, entryMessage, hashEntry, headMessage } from './canonical';
import type { JournalKeys } from './journal';
import { isSignedBy } from './keys';

type TailRow = {
  room: string;
  origin: string;
  seq: number;
  hlc: string;
  at: number;
  actor: string;
  kind: string;
  subject: string;
  salt: Buffer | null;
  body: string | null;
  alg: string;
  prev: Buffer;
  hash: Buffer;
  sig: Buffer;
};

const TAIL = 20;

/** A quick look at start: the signed head matches the newest row, and the newest rows are chained, hashed and signed right. The whole journal is `verify`'s. */
export function headIsWhole(db: Db, keys: JournalKeys): boolean {
  const head = db
    .prepare<[string], { seq: number; hash: Buffer; sig: Buffer }>(
      'SELECT seq, hash, sig FROM journal_head WHERE origin = ?',
    )
    .get(keys.origin);
  const rows = db
    .prepare<[string, number], TailRow>('SELECT * FROM journal WHERE origin = ? ORDER BY seq DESC LIMIT ?')
    .all(keys.origin, TAIL);
  const newest = rows[0];
  if (!head || !newest) return false;
  if (head.seq !== newest.seq || !head.hash.equals(newest.hash)) return false;
  if (!isSignedBy(keys.key.publicKey, headMessage(keys.origin, head.seq, head.hash), head.sig)) return false;
  return rows.every((row, index) => isRowWhole(row, rows[index + 1], keys));
}

function isRowWhole(row: TailRow, before: TailRow | undefined, keys: JournalKeys): boolean {
  if (before && (before.seq !== row.seq - 1 || !before.hash.equals(row.prev))) return false;
  if (row.salt !== null && row.body !== null) {
    const bodyDigest = digestBody(row.salt, row.body);
    if (!hashEntry(row.prev, { ...row, bodyDigest }).equals(row.hash)) return false;
  }
  return isSignedBy(keys.key.publicKey, entryMessage(row.hash), row.sig);
}
