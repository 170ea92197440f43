import { fromHex, joined, sameBytes, sha256Of } from './bytes';
import type { Tools } from './tools';

/** The one algorithm of this version. */
export const ROW_ALGORITHM = 'sha256-ed25519';

/** A row of the journal as a package carries it: one line of JSON, bytes in hexadecimal, the body exactly as it was hashed. */
export type SealedRow = {
  readonly origin: string;
  readonly seq: number;
  readonly room: string;
  readonly hlc: string;
  /** UTC milliseconds */
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
  readonly subject: string;
  readonly alg: string;
  /** null where the body is withheld (masked copy) or was lawfully erased; the digest stays, so the chain can be checked all the same */
  readonly salt: string | null;
  readonly body: string | null;
  /** SHA-256(salt ‖ body) */
  readonly digest: string;
  readonly prev: string;
  readonly hash: string;
  readonly sig: string;
};

export type RowField = keyof SealedRow;
const FIELDS: readonly RowField[] = [
  'origin',
  'seq',
  'room',
  'hlc',
  'at',
  'actor',
  'kind',
  'subject',
  'alg',
  'salt',
  'body',
  'digest',
  'prev',
  'hash',
  'sig',
];

/** The line of a row: its fields in their order, no spaces. There is no second way to write it. */
export function rowLine(row: SealedRow): string {
  return JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, row[field]])));
}

export type RowProblem = {
  readonly code:
    | 'unreadable'
    | 'field_type'
    | 'not_canonical'
    | 'other_room'
    | 'other_origin'
    | 'gap'
    | 'previous'
    | 'body'
    | 'digest'
    | 'head_fields'
    | 'hash'
    | 'several'
    | 'signature'
    | 'algorithm'
    | 'no_key';
  readonly field: RowField | null;
};

const problem = (code: RowProblem['code'], field: RowField | null): RowProblem => ({ code, field });
const isProblem = (value: SealedRow | RowProblem): value is RowProblem => 'code' in value;

const TEXTS: ReadonlySet<RowField> = new Set([
  'origin',
  'room',
  'hlc',
  'actor',
  'kind',
  'subject',
  'alg',
] as const);
const BYTES: Readonly<Partial<Record<RowField, number>>> = { digest: 32, prev: 32, hash: 32, sig: 64 };

function hasRightType(field: RowField, value: unknown): boolean {
  if (TEXTS.has(field)) return typeof value === 'string';
  if (field === 'seq' || field === 'at') return Number.isSafeInteger(value);
  if (field === 'salt') return value === null || fromHex(value, 16) !== null;
  if (field === 'body') return value === null || typeof value === 'string';
  return fromHex(value, BYTES[field] ?? 0) !== null;
}

/** Reads the line of a row, or says what is wrong with its form. */
export function readRow(line: string): SealedRow | RowProblem {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return problem('unreadable', null);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return problem('unreadable', null);
  const row = value as Readonly<Record<string, unknown>>;
  for (const field of FIELDS) if (!hasRightType(field, row[field])) return problem('field_type', field);
  if ((row['salt'] === null) !== (row['body'] === null)) return problem('field_type', 'salt');
  const read = row as unknown as SealedRow;
  return rowLine(read) === line ? read : problem('not_canonical', null);
}

/** u32be(length) ‖ bytes. */
export function prefixed(bytes: Uint8Array): Uint8Array {
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, bytes.length);
  return joined([head, bytes]);
}

/** hash = SHA-256(0x01 ‖ prev ‖ canonical): every field before `prev`, each as u32be(length) ‖ bytes, numbers in decimal. */
export function rowHash(row: SealedRow, prev: Uint8Array, digest: Uint8Array, tools: Tools): Uint8Array {
  const text = (value: string | number): Uint8Array => prefixed(tools.encode(String(value)));
  return sha256Of(
    tools,
    Uint8Array.of(1),
    prev,
    ...[row.room, row.origin, row.seq, row.hlc, row.at, row.actor, row.kind, row.subject].map(text),
    prefixed(digest),
    text(row.alg),
  );
}

export const entryMessage = (hash: Uint8Array, tools: Tools): Uint8Array =>
  joined([tools.encode('watchdesk-entry/v1'), hash]);

/** What the seat signs for the head of an origin. */
export const headMessage = (origin: string, seq: number, hash: Uint8Array, tools: Tools): Uint8Array =>
  joined([
    tools.encode('watchdesk-head/v1'),
    prefixed(tools.encode(origin)),
    prefixed(tools.encode(String(seq))),
    hash,
  ]);

/** What must hold of the next row. */
export type Expected = {
  readonly room: string;
  readonly origin: string;
  readonly seq: number;
  /** hash of the row before, or the one that the manifest names */
  readonly prev: Uint8Array;
  readonly key: Uint8Array | null;
};

const bytesOf = (text: string): Uint8Array => fromHex(text, text.length / 2) ?? new Uint8Array(0);

/**
 * Checks a row against the chain, its hash and its signature, and names the field that was changed as far as the hashes tell: body or salt, digest,
 * hash, signature, link, or one of the fields at its head.
 */
export function checkRow(row: SealedRow, expected: Expected, tools: Tools): RowProblem | null {
  if (row.alg !== ROW_ALGORITHM) return problem('algorithm', 'alg');
  if (row.room !== expected.room) return problem('other_room', 'room');
  if (row.origin !== expected.origin) return problem('other_origin', 'origin');
  if (row.seq !== expected.seq) return problem('gap', 'seq');
  const prev = bytesOf(row.prev);
  if (!sameBytes(prev, expected.prev)) return problem('previous', 'prev');
  if (expected.key === null) return problem('no_key', null);
  const hash = bytesOf(row.hash);
  const digest = bytesOf(row.digest);
  const computed =
    row.salt === null || row.body === null
      ? digest
      : sha256Of(tools, bytesOf(row.salt), tools.encode(row.body));
  if (!sameBytes(computed, digest)) {
    if (sameBytes(rowHash(row, prev, digest, tools), hash)) return problem('body', 'body');
    if (sameBytes(rowHash(row, prev, computed, tools), hash)) return problem('digest', 'digest');
    return problem('several', null);
  }
  const fits = rowHash(row, prev, digest, tools);
  const signed = (over: Uint8Array): boolean =>
    tools.verify(expected.key as Uint8Array, entryMessage(over, tools), bytesOf(row.sig));
  if (!sameBytes(fits, hash)) {
    if (signed(hash)) return problem('head_fields', null);
    return signed(fits) ? problem('hash', 'hash') : problem('several', null);
  }
  return signed(hash) ? null : problem('signature', 'sig');
}

export { isProblem };
