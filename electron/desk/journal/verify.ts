import type { KeyObject } from 'node:crypto';
import type { Db } from '../db/statement';
import {
  ALGORITHM,
  digestBody,
  entryMessage,
  epochMessage,
  GENESIS,
  hashEntry,
  headMessage,
} from './canonical';
import { isSignedBy, publicKeyFromText } from './keys';
import { type CheckpointReason, verifyCheckpoints } from './verifyCheckpoints';

export type BadReason =
  | 'storage_type'
  | 'bad_number'
  | 'gap'
  | 'previous_mismatch'
  | 'hash_mismatch'
  | 'signature'
  | 'unknown_algorithm'
  | 'body_missing'
  | 'no_public_key'
  | 'wrong_room'
  | 'foreign_origin'
  | 'head_missing'
  | 'head_signature'
  | 'tail_missing'
  | 'tail_unheaded'
  | 'foreign_key_pair'
  | 'unendorsed'
  | CheckpointReason;

export type BadRow = { readonly origin: string; readonly seq: number; readonly reason: BadReason };

export type Verdict = {
  readonly ok: boolean;
  readonly entries: number;
  /** newest hash per origin, hexadecimal */
  readonly heads: readonly { readonly origin: string; readonly seq: number; readonly hash: string }[];
  /** co-signed checkpoints of handovers that were looked at */
  readonly checkpoints: number;
  readonly firstBad: BadRow | null;
  readonly badRows: number;
  /** the first hundred of them */
  readonly bad: readonly BadRow[];
};

const MOST_NAMED = 100;

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
  body: Buffer | null;
  alg: string;
  prev: Buffer;
  hash: Buffer;
  sig: Buffer;
  types: string;
};

/** What is known of an origin after the rows read so far. */
type Chain = {
  seq: number;
  hash: Buffer;
  readonly key: KeyObject | null;
  readonly publicText: string | null;
  readonly room: string;
  readonly firstPrev: Buffer;
  readonly firstHlc: string;
  /** what the key of the origin before it signed for the key of this one; null where its first row is no restore */
  readonly endorsement: string | null;
};

/** The body is read as bytes: text that is not UTF-8 could otherwise read the same as what was hashed. */
const SELECT = `SELECT room, origin, seq, hlc, at, actor, kind, subject, salt, CAST(body AS BLOB) AS body, alg, prev, hash, sig,
  typeof(room)||typeof(origin)||typeof(seq)||typeof(hlc)||typeof(at)||typeof(actor)||typeof(kind)||typeof(subject)
  ||' '||typeof(salt)||' '||typeof(body)||' '||typeof(alg)||typeof(prev)||typeof(hash)||typeof(sig) AS types
  FROM journal ORDER BY origin, seq`;

/**
 * Walks the whole journal and names the first bad row; goes on past it, so that nothing hides behind a bad one. Checks storage types, dense
 * numbers (a gap is named by its first missing number), the chain, every hash, every signature, erased bodies, the signed head of each origin, and
 * that every origin goes on from another's end, and every checkpoint that officers co-signed at a handover. `seatKey` is the public half of the key file, when there is one: it must be the key of the newest
 * origin. Reads one snapshot, so lines that are written meanwhile do no harm. `trusted` is a row that was verified before: the signatures of its origin up
 * to it are passed over, which changes nothing as long as its hash is the same.
 */
export function verifyJournal(
  db: Db,
  seatKey: string | null = null,
  trusted: Trusted | null = null,
): Verdict {
  return db.transaction(() => verifySnapshot(db, seatKey, trusted))();
}

export type Trusted = { readonly origin: string; readonly seq: number; readonly hash: string };

function verifySnapshot(db: Db, seatKey: string | null, trusted: Trusted | null): Verdict {
  const redactions = readRedactions(db);
  const chains = new Map<string, Chain>();
  const bad: BadRow[] = [];
  let entries = 0;
  for (const row of db.prepare<[], Row>(SELECT).iterate()) {
    entries += 1;
    const { seq } = row;
    const origin = String(row.origin);
    if (!Number.isSafeInteger(seq) || seq < 1) {
      bad.push({ origin, seq: Number(seq), reason: 'bad_number' });
      continue;
    }
    const chain = chains.get(origin) ?? startChain(db, row);
    chains.set(origin, chain);
    if (seq !== chain.seq + 1) bad.push({ origin, seq: chain.seq + 1, reason: 'gap' });
    const reason = checkRow(row, chain, redactions, trusted);
    if (reason !== null) bad.push({ origin, seq, reason });
    chain.seq = seq;
    chain.hash = Buffer.isBuffer(row.hash) ? row.hash : GENESIS;
  }
  const sealed = verifyCheckpoints(db);
  bad.push(...checkHeads(db, chains), ...checkOrigins(chains, seatKey), ...sealed.bad);
  return {
    ok: bad.length === 0,
    entries,
    heads: [...chains].map(([origin, chain]) => ({
      origin,
      seq: chain.seq,
      hash: chain.hash.toString('hex'),
    })),
    checkpoints: sealed.checkpoints,
    firstBad: bad[0] ?? null,
    badRows: bad.length,
    bad: bad.slice(0, MOST_NAMED),
  };
}

type Redaction = { readonly hlc: string; readonly digest: Buffer };

/** Rows that a `journal.redacted` fact names as `origin:seq`, with the digest of the erased body, so that the chain can still be computed. */
function readRedactions(db: Db): Map<string, Redaction> {
  const rows = db
    .prepare<[], { subject: string; hlc: string; body: string | null }>(
      "SELECT subject, hlc, body FROM journal WHERE kind = 'journal.redacted'",
    )
    .all();
  return new Map(
    rows.map((row) => [
      row.subject,
      { hlc: row.hlc, digest: Buffer.from(textIn(row.body, 'digest') ?? '', 'hex') },
    ]),
  );
}

/** A text field of a stored body; null when it is not there or the body is no JSON any more. */
function textIn(body: Buffer | string | null, name: string): string | null {
  try {
    const value = (JSON.parse(String(body)) as Record<string, unknown> | null)?.[name];
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** A restored home starts a new origin whose first `prev` is the head that it goes on from; the very first starts at zero. */
function startChain(db: Db, row: Row): Chain {
  const firstPrev = Buffer.isBuffer(row.prev) ? row.prev : GENESIS;
  const goesOn =
    !firstPrev.equals(GENESIS) &&
    db.prepare('SELECT 1 FROM journal WHERE hash = ? AND origin <> ?').get(firstPrev, row.origin) !==
      undefined;
  // The public key stands in the first row of its origin.
  const publicText = textIn(row.body, 'publicKey');
  return {
    seq: 0,
    hash: goesOn ? firstPrev : GENESIS,
    key: keyOf(publicText),
    publicText,
    room: row.room,
    firstPrev,
    firstHlc: String(row.hlc),
    endorsement: row.kind === 'restore.done' ? (textIn(row.body, 'endorsement') ?? '') : null,
  };
}

function keyOf(publicText: string | null): KeyObject | null {
  try {
    return publicText === null ? null : publicKeyFromText(publicText);
  } catch {
    return null;
  }
}

function hasRightTypes(row: Row): boolean {
  const [fixed, salt, body, rest] = row.types.split(' ');
  if (fixed !== TYPES || rest !== 'textblobblobblob') return false;
  return (salt === 'blob' && body === 'text') || (salt === 'null' && body === 'null');
}

function checkRow(
  row: Row,
  chain: Chain,
  redactions: Map<string, Redaction>,
  trusted: Trusted | null,
): BadReason | null {
  if (!hasRightTypes(row)) return 'storage_type';
  if (row.room !== chain.room) return 'wrong_room';
  if (row.alg !== ALGORITHM) return 'unknown_algorithm';
  // Behind a gap there is nothing to compare with.
  if (row.seq === chain.seq + 1 && !row.prev.equals(chain.hash)) return 'previous_mismatch';
  if (chain.key === null) return 'no_public_key';
  const bodyDigest =
    row.salt === null || row.body === null ? erasedDigest(row, redactions) : digestBody(row.salt, row.body);
  if (bodyDigest === undefined) return 'body_missing';
  if (!hashEntry(row.prev, { ...row, bodyDigest }).equals(row.hash)) return 'hash_mismatch';
  if (isSignedBefore(row, trusted)) return null;
  return isSignedBy(chain.key, entryMessage(row.hash), row.sig) ? null : 'signature';
}

/** The trusted row itself must have the hash that it had; those before it are then what they were. */
function isSignedBefore(row: Row, trusted: Trusted | null): boolean {
  if (trusted === null || row.origin !== trusted.origin || row.seq > trusted.seq) return false;
  return row.seq < trusted.seq || row.hash.toString('hex') === trusted.hash;
}

/** The digest of a lawfully erased body: given by a later fact that names the row. */
function erasedDigest(row: Row, redactions: Map<string, Redaction>): Buffer | undefined {
  const redaction = redactions.get(`${row.origin}:${row.seq}`);
  return redaction && redaction.hlc > row.hlc ? redaction.digest : undefined;
}

type HeadRow = { origin: string; seq: number; hash: Buffer; sig: Buffer; types: string };

const HEADS =
  'SELECT origin, seq, hash, sig, typeof(origin)||typeof(seq)||typeof(hash)||typeof(sig) AS types FROM journal_head';

function checkHeads(db: Db, chains: Map<string, Chain>): BadRow[] {
  const bad: BadRow[] = [];
  const heads = new Map(
    db
      .prepare<[], HeadRow>(HEADS)
      .all()
      .map((head) => [head.origin, head]),
  );
  for (const [origin, chain] of chains) {
    const problem = checkHead(origin, chain, heads.get(origin));
    if (problem !== null) bad.push({ origin, ...problem });
  }
  for (const origin of heads.keys()) {
    if (!chains.has(origin)) bad.push({ origin, seq: 1, reason: 'tail_missing' });
  }
  return bad;
}

function checkHead(origin: string, chain: Chain, head: HeadRow | undefined): Omit<BadRow, 'origin'> | null {
  const { seq, hash, key } = chain;
  if (!head) return { seq, reason: 'head_missing' };
  if (head.types !== 'textintegerblobblob') return { seq, reason: 'storage_type' };
  if (key === null || !isSignedBy(key, headMessage(origin, head.seq, head.hash), head.sig)) {
    return { seq, reason: 'head_signature' };
  }
  if (head.seq > seq) return { seq: seq + 1, reason: 'tail_missing' };
  return head.seq < seq || !head.hash.equals(hash) ? { seq, reason: 'tail_unheaded' } : null;
}

/**
 * The origins of a room form one line: the first starts at zero, each further one where the one before it ended, and this seat's is the last. An
 * origin beside that line was made by somebody else's key, however well it is signed.
 */
function checkOrigins(chains: Map<string, Chain>, seatKey: string | null): BadRow[] {
  const newestFirst = [...chains].sort(([, a], [, b]) => (a.firstHlc < b.firstHlc ? 1 : -1));
  if (newestFirst.length === 0)
    return seatKey === null ? [] : [{ origin: '', seq: 1, reason: 'tail_missing' }];
  const own = newestFirst.find(([, chain]) => seatKey !== null && chain.publicText === seatKey);
  const line = new Set<string>();
  const unendorsed: BadRow[] = [];
  for (let link = own ?? newestFirst[0]; link !== undefined; ) {
    const [origin, chain] = link;
    line.add(origin);
    link = newestFirst.find(([other, before]) => !line.has(other) && before.hash.equals(chain.firstPrev));
    if (link && !isEndorsed(origin, chain, link[1]))
      unendorsed.push({ origin, seq: 1, reason: 'unendorsed' });
  }
  const bad: BadRow[] = newestFirst
    .filter(([origin]) => !line.has(origin))
    .map(([origin]) => ({ origin, seq: 1, reason: 'foreign_origin' }));
  bad.push(...unendorsed);
  const newest = newestFirst[0]?.[0] ?? '';
  return own || seatKey === null ? bad : [{ origin: newest, seq: 1, reason: 'foreign_key_pair' }, ...bad];
}

/** A restore makes a new key; the one before it signs that the new one goes on. */
function isEndorsed(origin: string, chain: Chain, before: Chain): boolean {
  if (chain.endorsement === null || chain.publicText === null) return true;
  const message = epochMessage(chain.room, origin, chain.publicText, chain.firstPrev);
  return before.key !== null && isSignedBy(before.key, message, Buffer.from(chain.endorsement, 'hex'));
}
