import { createHash } from 'node:crypto';

/** The one algorithm of this version; a row names its own so that a later one can stand beside it. */
export const ALGORITHM = 'sha256-ed25519';
const ENTRY_DOMAIN = Buffer.from('watchdesk-entry/v1', 'utf8');
const HEAD_DOMAIN = Buffer.from('watchdesk-head/v1', 'utf8');
const EPOCH_DOMAIN = Buffer.from('watchdesk-epoch/v1', 'utf8');
export const GENESIS = Buffer.alloc(32);

/** The fields of a journal row that its hash covers, in the order of the table. */
export type Sealed = {
  readonly room: string;
  readonly origin: string;
  readonly seq: number;
  readonly hlc: string;
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
  readonly subject: string;
  /** SHA-256 over salt and body; kept apart so that a body can lawfully be erased with the chain whole */
  readonly bodyDigest: Buffer;
  readonly alg: string;
};

/** A field as u32be(length) ‖ bytes. */
export function prefixed(value: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(value.length);
  return Buffer.concat([length, value]);
}

const utf8 = (value: string): Buffer => Buffer.from(value, 'utf8');

/** The commitment to a body: SHA-256(salt ‖ body), body as UTF-8 exactly as stored. */
export function digestBody(salt: Buffer, body: string | Buffer): Buffer {
  const bytes = typeof body === 'string' ? utf8(body) : body;
  return createHash('sha256').update(salt).update(bytes).digest();
}

/** Canonical bytes of a row: every field before `prev`, each as u32be(length) ‖ bytes, numbers in decimal. */
export function canonicalBytes(row: Sealed): Buffer {
  return Buffer.concat([
    prefixed(utf8(row.room)),
    prefixed(utf8(row.origin)),
    prefixed(utf8(String(row.seq))),
    prefixed(utf8(row.hlc)),
    prefixed(utf8(String(row.at))),
    prefixed(utf8(row.actor)),
    prefixed(utf8(row.kind)),
    prefixed(utf8(row.subject)),
    prefixed(row.bodyDigest),
    prefixed(utf8(row.alg)),
  ]);
}

/** hash = SHA-256(0x01 ‖ prev ‖ canonical). */
export function hashEntry(prev: Buffer, row: Sealed): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(prev).update(canonicalBytes(row)).digest();
}

/** The bytes that the seat signs for a row. */
export function entryMessage(hash: Buffer): Buffer {
  return Buffer.concat([ENTRY_DOMAIN, hash]);
}

/** The bytes that the seat signs for the head: the origin, its last number and that row's hash. */
export function headMessage(origin: string, seq: number, hash: Buffer): Buffer {
  return Buffer.concat([HEAD_DOMAIN, prefixed(utf8(origin)), prefixed(utf8(String(seq))), hash]);
}

/** The bytes that the key of an ended origin signs for the one that a restore begins: room, new origin, its public key, the hash that it goes on from. */
export function epochMessage(room: string, origin: string, publicKey: string, prev: Buffer): Buffer {
  return Buffer.concat([
    EPOCH_DOMAIN,
    prefixed(utf8(room)),
    prefixed(utf8(origin)),
    prefixed(utf8(publicKey)),
    prev,
  ]);
}

/** Twelve characters of a hash for paper: no 0/O or 1/I, in three groups, e.g. `7KQM-2WRX-9DAB`. */
export function shortCode(hash: Buffer): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  let code = '';
  for (let index = 0; index < 12; index += 1) {
    code += alphabet[(hash[index] ?? 0) % 32];
  }
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}
