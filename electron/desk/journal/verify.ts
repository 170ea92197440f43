import type { KeyObject } from 'node:crypto';
import type { Db } from '../db/statement';
import { ALGORITHM, digestBody, entryMessage, GENESIS, hashEntry, headMessage } from './canonical';
import { isSignedBy, publicKeyFromText } from './keys';

export type BadReason =
  | 'storage_type'
  | 'gap'
  | 'previous_mismatch'
  | 'hash_mismatch'
  | 'signature'
  | 'unknown_algorithm'
  | 'body_missing'
  | 'no_public_key'
  | 'wrong_room'
  | 'head_missing'
  | 'head_signature'
  | 'tail_missing'
  | 'tail_unheaded'
  | 'foreign_key_pair';

export type BadRow = { readonly origin: string; readonly seq: number; readonly reason: BadReason };

export type Verdict = {
  readonly ok: boolean;
  readonly entries: number;
  /** newest hash per origin, hexadecimal */
  readonly heads: readonly { readonly origin: string; readonly seq: number; readonly hash: string }[];
  readonly firstBad: BadRow | null;
  readonly badRows: number;
};

/** room origin seq hlc at actor kind subject, as sqlite names their storage types */
const TYPES = 'texttextintegertextintegertexttexttext';

type Row = {
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
  types: string;
};

type Chain = { seq: number; hash: Buffer; key: KeyObject | null; room: string };

const SELECT = `SELECT room, origin, seq, hlc, at, actor, kind, subject, salt, body, alg, prev, hash, sig,
  typeof(room)||typeof(origin)||typeof(seq)||typeof(hlc)||typeof(at)||typeof(actor)||typeof(kind)||typeof(subject)
  ||' '||typeof(salt)||' '||typeof(body)||' '||typeof(alg)||typeof(prev)||typeof(hash)||typeof(sig) AS types
  FROM journal ORDER BY origin, seq`;

/**
 * Walks the whole journal and names the first bad row; goes on past it, so that nothing hides behind a bad one. Checks storage types, dense
 * numbers, the chain, every hash, every signature, erased bodies, and the signed head of each origin. `seatKey` is the public half of the key file,
 * when there is one: it must be the key of the first row.
 */
export function verifyJournal(db: Db, seatKey: string | null = null): Verdict {
  const redacted = redactedRows(db);
  const chains = new Map<string, Chain>();
  const bad: BadRow[] = [];
  let entries = 0;
  for (const row of db.prepare<[], Row>(SELECT).iterate()) {
    entries += 1;
    const origin = String(row.origin);
    const chain = chains.get(origin) ?? startChain(db, row);
    chains.set(origin, chain);
    const reason = checkRow(row, chain, redacted);
    if (reason !== null) bad.push({ origin, seq: Number(row.seq), reason });
    chain.seq = Number(row.seq);
    chain.hash = Buffer.isBuffer(row.hash) ? row.hash : GENESIS;
  }
  bad.push(...checkHeads(db, chains));
  if (seatKey !== null) bad.push(...checkSeatKey(db, seatKey));
  return {
    ok: bad.length === 0,
    entries,
    heads: [...chains].map(([origin, chain]) => ({
      origin,
      seq: chain.seq,
      hash: chain.hash.toString('hex'),
    })),
    firstBad: bad[0] ?? null,
    badRows: bad.length,
  };
}

/** Rows that a `journal.redacted` fact names as `origin:seq`, with the digest of the erased body, so that the chain can still be computed. */
function redactedRows(db: Db): Map<string, Buffer> {
  const rows = db
    .prepare<[], { subject: string; digest: string | null }>(
      "SELECT subject, json_extract(body, '$.digest') AS digest FROM journal WHERE kind = 'journal.redacted'",
    )
    .all();
  return new Map(rows.map((row) => [row.subject, Buffer.from(String(row.digest), 'hex')]));
}

/** A restored home starts a new origin whose first `prev` is the head that it goes on from; the very first starts at zero. */
function startChain(db: Db, row: Row): Chain {
  const goesOn =
    Buffer.isBuffer(row.prev) &&
    db.prepare('SELECT 1 FROM journal WHERE hash = ? AND origin <> ?').get(row.prev, row.origin) !==
      undefined;
  return { seq: 0, hash: goesOn ? row.prev : GENESIS, key: founderKey(row), room: row.room };
}

/** The public key stands in the first row of its origin. */
function founderKey(row: Row): KeyObject | null {
  try {
    const body = JSON.parse(String(row.body)) as { publicKey?: unknown };
    return typeof body.publicKey === 'string' ? publicKeyFromText(body.publicKey) : null;
  } catch {
    return null;
  }
}

function hasRightTypes(row: Row): boolean {
  const [fixed, salt, body, rest] = row.types.split(' ');
  if (fixed !== TYPES || rest !== 'textblobblobblob') return false;
  return (salt === 'blob' && body === 'text') || (salt === 'null' && body === 'null');
}

function checkRow(row: Row, chain: Chain, redacted: Map<string, Buffer>): BadReason | null {
  if (!hasRightTypes(row)) return 'storage_type';
  if (row.seq !== chain.seq + 1) return 'gap';
  if (row.room !== chain.room) return 'wrong_room';
  if (row.alg !== ALGORITHM) return 'unknown_algorithm';
  if (!row.prev.equals(chain.hash)) return 'previous_mismatch';
  if (chain.key === null) return 'no_public_key';
  const bodyDigest =
    row.salt === null || row.body === null
      ? redacted.get(`${row.origin}:${row.seq}`)
      : digestBody(row.salt, row.body);
  if (bodyDigest === undefined) return 'body_missing';
  if (!hashEntry(row.prev, { ...row, bodyDigest }).equals(row.hash)) return 'hash_mismatch';
  return isSignedBy(chain.key, entryMessage(row.hash), row.sig) ? null : 'signature';
}

type HeadRow = { origin: string; seq: number; hash: Buffer; sig: Buffer };

function checkHeads(db: Db, chains: Map<string, Chain>): BadRow[] {
  const bad: BadRow[] = [];
  const heads = new Map(
    db
      .prepare<[], HeadRow>('SELECT origin, seq, hash, sig FROM journal_head')
      .all()
      .map((head) => [head.origin, head]),
  );
  for (const [origin, chain] of chains) {
    const head = heads.get(origin);
    if (!head) {
      bad.push({ origin, seq: chain.seq, reason: 'head_missing' });
      continue;
    }
    if (!chain.key || !isSignedBy(chain.key, headMessage(origin, head.seq, head.hash), head.sig)) {
      bad.push({ origin, seq: chain.seq, reason: 'head_signature' });
    } else if (head.seq > chain.seq) {
      bad.push({ origin, seq: chain.seq + 1, reason: 'tail_missing' });
    } else if (head.seq < chain.seq || !head.hash.equals(chain.hash)) {
      bad.push({ origin, seq: chain.seq, reason: 'tail_unheaded' });
    }
  }
  for (const [origin, head] of heads) {
    if (!chains.has(origin)) bad.push({ origin, seq: head.seq, reason: 'tail_missing' });
  }
  return bad;
}

function checkSeatKey(db: Db, seatKey: string): BadRow[] {
  const head = db
    .prepare<[], { origin: string; body: string }>(
      'SELECT origin, body FROM journal WHERE seq = 1 ORDER BY hlc DESC LIMIT 1',
    )
    .get();
  if (!head) return [];
  const publicKey = founderKeyText(head.body);
  return publicKey === seatKey ? [] : [{ origin: head.origin, seq: 1, reason: 'foreign_key_pair' }];
}

function founderKeyText(body: string): string | null {
  try {
    return String((JSON.parse(body) as { publicKey?: unknown }).publicKey);
  } catch {
    return null;
  }
}
