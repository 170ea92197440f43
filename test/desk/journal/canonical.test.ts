import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  canonicalBytes,
  digestBody,
  hashEntry,
  headMessage,
  shortCode,
} from '../../../electron/desk/journal/canonical';
import { bareJournal } from './bareJournal';

/** The written definition done again from nothing, so that a slip in the one shows against the other. */
function canonicalByDefinition(fields: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: number[] = [];
  for (const field of fields) {
    const bytes = typeof field === 'string' ? new TextEncoder().encode(field) : field;
    for (const shift of [24, 16, 8, 0]) parts.push((bytes.length >>> shift) & 0xff);
    parts.push(...bytes);
  }
  return Uint8Array.from(parts);
}

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256')
    .update(Uint8Array.from(parts.flatMap((part) => [...part])))
    .digest();

const salt = Uint8Array.from({ length: 16 }, (_, index) => index);
const body = '{"text":"𠮷里村 “落石”\\n é"}';
const prev = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
const row = {
  room: '岚溪县',
  origin: 'seat-1.1',
  seq: 4_294_967_297,
  hlc: '1767225600000-000007',
  at: 1_767_225_600_123,
  actor: '',
  kind: 'log.recorded',
  subject: '0b5c1e6e-1f2a-4c3d-8e9f-001122334455',
  bodyDigest: digestBody(Buffer.from(salt), body),
  alg: 'sha256-ed25519',
};

describe('canonical bytes', () => {
  test('follow the written definition byte for byte', () => {
    const digest = sha256(salt, new TextEncoder().encode(body));
    expect(row.bodyDigest).toEqual(digest);
    const canonical = canonicalByDefinition([
      row.room,
      row.origin,
      '4294967297',
      row.hlc,
      '1767225600123',
      row.actor,
      row.kind,
      row.subject,
      digest,
      row.alg,
    ]);
    expect(Buffer.from(canonicalBytes(row)).toString('hex')).toBe(Buffer.from(canonical).toString('hex'));
    expect(hashEntry(Buffer.from(prev), row)).toEqual(sha256(Uint8Array.of(1), prev, canonical));
  });

  test('have not changed since the first version: what was signed then must verify for ever', () => {
    expect(hashEntry(Buffer.from(prev), row).toString('hex')).toBe(
      'f061878a95789520d4db550b2946746c6fbe2f505208d8abf0cd449bd035221a',
    );
    expect(
      createHash('sha256')
        .update(headMessage(row.origin, row.seq, Buffer.from(prev)))
        .digest('hex'),
    ).toBe('f565872ce5a3f3e30fc7fe93ab4bbb2f28f8c18b2b8a7ebc64c4804c3b6e203a');
  });

  test('tell apart rows whose fields run together', () => {
    const one = canonicalBytes({ ...row, actor: 'ab', kind: 'c' });
    const other = canonicalBytes({ ...row, actor: 'a', kind: 'bc' });
    expect(one.equals(other)).toBe(false);
  });

  test('stored rows are signed over domain ‖ hash, and the head over domain ‖ origin ‖ number ‖ hash', () => {
    const { db, seatKey } = bareJournal(3);
    const key = createPublicKey({ key: Buffer.from(seatKey, 'base64'), type: 'spki', format: 'der' });
    const rows = db.prepare('SELECT hash, sig FROM journal ORDER BY seq').all() as {
      hash: Buffer;
      sig: Buffer;
    }[];
    for (const { hash, sig } of rows) {
      expect(verify(null, Buffer.concat([Buffer.from('watchdesk-entry/v1'), hash]), key, sig)).toBe(true);
    }
    const head = db.prepare('SELECT seq, hash, sig FROM journal_head').get() as {
      seq: number;
      hash: Buffer;
      sig: Buffer;
    };
    const message = Buffer.concat([
      Buffer.from('watchdesk-head/v1'),
      canonicalByDefinition(['s.1', '3']),
      rows[2]?.hash ?? Buffer.alloc(0),
    ]);
    expect(head.seq).toBe(3);
    expect(verify(null, message, key, head.sig)).toBe(true);
  });
});

describe('the short code on paper', () => {
  test('is twelve characters of the hash in three groups, without those that are easily mixed up', () => {
    const hash = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
    expect(shortCode(hash)).toBe('29GP-W5CK-SZ8F');
    for (let byte = 0; byte < 256; byte += 1) {
      expect(shortCode(Buffer.alloc(32, byte))).toMatch(/^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$/);
    }
  });
});
