import type { SealScope } from '../../../shared/contract/areas/sealed';
import type { ChainSpan } from '../../../shared/sealed/manifest';
import type { SealedRow } from '../../../shared/sealed/rows';
import type { Db } from '../db/statement';
import { digestBody } from '../journal/canonical';

type Stored = {
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

/** Condition and values for the lines of a scope. */
function linesOf(scope: SealScope): { readonly where: string; readonly values: (string | number)[] } {
  return 'shiftId' in scope
    ? { where: 'e.shift_id = ?', values: [scope.shiftId] }
    : { where: 'e.recorded_at >= ? AND e.recorded_at < ?', values: [scope.from, scope.to] };
}

/** Origins of the room, the oldest first. */
export function origins(db: Db): string[] {
  return db
    .prepare<[], { origin: string }>(
      'SELECT h.origin FROM journal_head h JOIN journal j ON j.origin = h.origin AND j.seq = 1 ORDER BY j.hlc',
    )
    .all()
    .map((row) => row.origin);
}

/**
 * The rows of the journal that a scope covers: from the first to the last that wrote one of its lines, with everything between, so that no row can be
 * left out. One span for each origin.
 */
export function spansOf(db: Db, scope: SealScope): ChainSpan[] {
  const { where, values } = linesOf(scope);
  const ends = db.prepare<unknown[], { first: number | null; last: number | null }>(
    `SELECT min(j.seq) AS first, max(j.seq) AS last FROM log_entries e
     JOIN journal j ON j.origin = ? AND j.seq = e.seq AND j.at = e.recorded_at WHERE ${where}`,
  );
  const row = db.prepare<[string, number], { prev: Buffer; hash: Buffer }>(
    'SELECT prev, hash FROM journal WHERE origin = ? AND seq = ?',
  );
  return origins(db).flatMap((origin) => {
    const { first, last: found } = ends.get(origin, ...values) ?? { first: null, last: null };
    if (first === null || found === null) return [];
    const last = 'shiftId' in scope ? sealOf(db, scope.shiftId, origin, found) : found;
    const prev = row.get(origin, first)?.prev.toString('hex') ?? '';
    const hash = row.get(origin, last)?.hash.toString('hex') ?? '';
    return [{ origin, first, last, prev, hash }];
  });
}

/** Rows that one handover writes at most behind the last line of the shift that it ends. */
const MOST_OF_HANDOVER = 2_000;

/** The checkpoint that both officers signed stands behind the shift's last line: it belongs to the shift's package. */
function sealOf(db: Db, shiftId: string, origin: string, last: number): number {
  const row = db
    .prepare<[string, number, number, string], { seq: number }>(
      `SELECT seq FROM journal WHERE origin = ? AND seq > ? AND seq <= ? AND kind = 'handover.sealed'
       AND json_extract(body, '$.shiftId') = ? ORDER BY seq LIMIT 1`,
    )
    .get(origin, last, last + MOST_OF_HANDOVER, shiftId);
  return row?.seq ?? last;
}

/** Rows of a span in their order, as a package carries them. `isMasked` leaves the bodies out and keeps their digests. */
export function* rowsOf(db: Db, span: ChainSpan, isMasked: boolean): Generator<SealedRow> {
  const rows = db
    .prepare<[string, number, number], Stored>(
      'SELECT * FROM journal WHERE origin = ? AND seq BETWEEN ? AND ? ORDER BY seq',
    )
    .iterate(span.origin, span.first, span.last);
  for (const row of rows) yield sealedRow(db, row, isMasked);
}

function sealedRow(db: Db, row: Stored, isMasked: boolean): SealedRow {
  const { origin, seq, room, hlc, at, actor, kind, subject, alg, salt, body } = row;
  const isErased = salt === null || body === null;
  const digest = isErased ? erasedDigest(db, row) : digestBody(salt, body).toString('hex');
  const isWithheld = isErased || isMasked;
  return {
    origin,
    seq,
    room,
    hlc,
    at,
    actor,
    kind,
    subject,
    alg,
    salt: isWithheld ? null : salt.toString('hex'),
    body: isWithheld ? null : body,
    digest,
    prev: row.prev.toString('hex'),
    hash: row.hash.toString('hex'),
    sig: row.sig.toString('hex'),
  };
}

/** The digest of a lawfully erased body stands in the fact that erased it. */
function erasedDigest(db: Db, { origin, seq }: Stored): string {
  const row = db
    .prepare<[string], { digest: string | null }>(
      "SELECT json_extract(body, '$.digest') AS digest FROM journal WHERE kind = 'journal.redacted' AND subject = ? AND body IS NOT NULL",
    )
    .get(`${origin}:${seq}`);
  return row?.digest ?? '0'.repeat(64);
}

/** Numbers of the lines of a scope: all of them and those by people. */
export function countLines(db: Db, scope: SealScope): { readonly lines: number; readonly people: number } {
  const { where, values } = linesOf(scope);
  const row = db
    .prepare<unknown[], { lines: number; people: number }>(
      `SELECT count(*) AS lines, count(e.human_number) AS people FROM log_entries e WHERE ${where}`,
    )
    .get(...values);
  return row ?? { lines: 0, people: 0 };
}

/** Every attachment that a line of the scope names, once. */
export function attachmentsOf(
  db: Db,
  scope: SealScope,
): { readonly sha256: string; readonly name: string }[] {
  const { where, values } = linesOf(scope);
  return db
    .prepare<unknown[], { sha256: string; name: string }>(
      `SELECT json_extract(a.value, '$.sha256') AS sha256, min(json_extract(a.value, '$.name')) AS name
       FROM log_entries e, json_each(e.attachments) a WHERE ${where} AND e.attachments <> '[]'
       GROUP BY 1 ORDER BY 1`,
    )
    .all(...values);
}
