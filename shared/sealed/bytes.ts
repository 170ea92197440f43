import type { Tools } from './tools';

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Lower-case hexadecimal of exactly `length` bytes; null for anything else. */
export function fromHex(text: unknown, length: number): Uint8Array | null {
  if (typeof text !== 'string' || text.length !== length * 2 || !/^[0-9a-f]*$/.test(text)) return null;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = Number.parseInt(text.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Where two runs of bytes differ first; -1 when they are the same. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return at;
  return -1;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => firstDifference(a, b) < 0;

export function sha256Of(tools: Tools, ...parts: readonly Uint8Array[]): Uint8Array {
  const hasher = tools.sha256();
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** What stands before the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410). */
const SPKI_PREFIX = '302a300506032b6570032100';

/** Base64 with padding, decoded; null when it is not written in the one canonical way. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text.replace(/=/g, '')) {
    held = (held << 6) | BASE64.indexOf(letter);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 0xff;
      at += 1;
    }
    held &= (1 << bits) - 1;
  }
  return held === 0 ? bytes : null;
}

/** The 32 bytes of an Ed25519 key from its SPKI form in base64, as it stands in the journal; null when it is none. */
export function rawKey(publicText: unknown): Uint8Array | null {
  const spki = typeof publicText === 'string' ? fromBase64(publicText) : null;
  if (spki === null || spki.length !== 44 || toHex(spki.subarray(0, 12)) !== SPKI_PREFIX) return null;
  return spki.subarray(12);
}

const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Twelve characters of a hash for paper and for reading aloud: no 0/O or 1/I, in three groups, e.g. `7KQM-2WRX-9DAB`. */
export function shortCodeOf(hash: Uint8Array): string {
  let code = '';
  for (let at = 0; at < 12; at += 1) code += CODE_ALPHABET[(hash[at] ?? 0) % 32];
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}
