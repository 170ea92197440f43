import { randomBytes } from 'node:crypto';
import { type Db, statement } from '../db/statement';
import { ALGORITHM, digestBody, entryMessage, GENESIS, hashEntry, headMessage } from './canonical';
import { nextHlc } from './hlc';
import { type SigningKey, sign } from './keys';

/** A fact that a use case decided on; the journal gives it its number, time and seal. */
export type Fact = {
  readonly kind: string;
  readonly subject: string;
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A fact as it stands in the journal. `body` is null where it was lawfully erased. */
export type RecordedFact = {
  readonly origin: string;
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
  readonly subject: string;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Head = {
  readonly origin: string;
  readonly seq: number;
  readonly hash: Buffer;
  readonly hlc: string | null;
};

export type JournalKeys = { readonly room: string; readonly origin: string; readonly key: SigningKey };

type HeadRow = { seq: number; hash: Buffer; hlc: string };

/** The newest row of this origin, or the genesis when there is none. */
export function readHead(db: Db, origin: string): Head {
  const row = statement<[string], HeadRow>(
    db,
    'SELECT seq, hash, hlc FROM journal WHERE origin = ? ORDER BY seq DESC LIMIT 1',
  ).get(origin);
  return row ? { origin, ...row } : { origin, seq: 0, hash: GENESIS, hlc: null };
}

/** A fact with the moment at which it is written. Only a demonstration room is given moments other than now. */
export type DatedFact = Fact & { readonly at: number };

/**
 * Appends facts and rewrites the signed head. Must run inside the use case's transaction. Returns the facts as recorded, in order.
 * Rule: architecture.md 3 (canonical bytes, chain, signatures).
 */
export function appendFacts(
  db: Db,
  keys: JournalKeys,
  facts: readonly Fact[],
  now: number,
  random: (size: number) => Buffer = randomBytes,
): RecordedFact[] {
  const dated = facts.map((fact) => ({ ...fact, at: now }));
  return appendDatedFacts(db, keys, dated, random);
}

/** As appendFacts, each fact with its own moment; the moments must not go back. The head is signed once for all. */
export function appendDatedFacts(
  db: Db,
  keys: JournalKeys,
  facts: readonly DatedFact[],
  random: (size: number) => Buffer = randomBytes,
): RecordedFact[] {
  let head = readHead(db, keys.origin);
  const recorded: RecordedFact[] = [];
  for (const fact of facts) {
    head = appendOne(db, keys, fact, fact.at, head, random(16));
    recorded.push({ ...fact, origin: keys.origin, seq: head.seq });
  }
  writeHead(db, keys, head);
  return recorded;
}

/**
 * Begins a new origin that goes on from the end of another: its number 1 has the old head as `prev` and a later logical time, whatever the clock says. Must run
 * inside a transaction.
 */
export function appendFirstFact(
  db: Db,
  keys: JournalKeys,
  fact: Fact,
  now: number,
  previous: Head,
): RecordedFact {
  const start = { origin: keys.origin, seq: 0, hash: previous.hash, hlc: previous.hlc };
  const head = appendOne(db, keys, fact, now, start, randomBytes(16));
  writeHead(db, keys, head);
  return { ...fact, origin: keys.origin, seq: head.seq, at: now };
}

function appendOne(db: Db, keys: JournalKeys, fact: Fact, now: number, head: Head, salt: Buffer): Head {
  const seq = head.seq + 1;
  const hlc = nextHlc(head.hlc, now);
  const body = JSON.stringify(fact.body);
  const hash = hashEntry(head.hash, {
    room: keys.room,
    origin: keys.origin,
    seq,
    hlc,
    at: now,
    actor: fact.actor,
    kind: fact.kind,
    subject: fact.subject,
    bodyDigest: digestBody(salt, body),
    alg: ALGORITHM,
  });
  const inserted = statement(
    db,
    `INSERT INTO journal (room, origin, seq, hlc, at, actor, kind, subject, salt, body, alg, prev, hash, sig)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    keys.room,
    keys.origin,
    seq,
    hlc,
    now,
    fact.actor,
    fact.kind,
    fact.subject,
    salt,
    body,
    ALGORITHM,
    head.hash,
    hash,
    sign(keys.key, entryMessage(hash)),
  );
  if (inserted.changes !== 1) throw new Error('the journal took no row');
  return { origin: keys.origin, seq, hash, hlc };
}

function writeHead(db: Db, keys: JournalKeys, head: Head): void {
  statement(
    db,
    `INSERT INTO journal_head (origin, seq, hash, sig) VALUES (?, ?, ?, ?)
     ON CONFLICT (origin) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, sig = excluded.sig`,
  ).run(head.origin, head.seq, head.hash, sign(keys.key, headMessage(head.origin, head.seq, head.hash)));
}

type StoredRow = Omit<RecordedFact, 'body'> & { readonly body: string | null };

/** All facts of the journal in the order in which projections take them. Rows whose body was erased give an empty body. */
export function* readFacts(db: Db): Generator<RecordedFact> {
  const rows = db
    .prepare<[], StoredRow>(
      'SELECT origin, seq, at, actor, kind, subject, body FROM journal ORDER BY hlc, origin, seq',
    )
    .iterate();
  for (const row of rows) {
    yield { ...row, body: row.body === null ? {} : (JSON.parse(row.body) as Record<string, unknown>) };
  }
}
