import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Source, Tools } from '../../../shared/sealed/tools';
import { isSignedBy } from '../journal/keys';

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Keys are few and signatures many: making a key object costs as much as a hash. */
const keys = new Map<string, KeyObject>();

function keyOf(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('hex');
  let key = keys.get(name);
  if (!key) {
    key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), type: 'spki', format: 'der' });
    if (keys.size > 100) keys.clear();
    keys.set(name, key);
  }
  return key;
}

/** What the checks of a package need, from node:crypto. */
export const nodeTools: Tools = {
  sha256: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  },
  verify: (publicKey, message, signature) => {
    try {
      return isSignedBy(keyOf(publicKey), Buffer.from(message), Buffer.from(signature));
    } catch {
      return false;
    }
  },
  encode: (text) => Buffer.from(text, 'utf8'),
  decode: (bytes) => decoder.decode(bytes),
};

export type OpenSource = Source & { readonly close: () => void };

/** A file as a source of bytes. Throws the system's error when it cannot be opened. */
export function fileSource(path: string): OpenSource {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  return {
    size,
    read: async (offset, length) => {
      const bytes = Buffer.alloc(length);
      let done = 0;
      while (done < length) {
        const got = readSync(file, bytes, done, length - done, offset + done);
        if (got === 0) break;
        done += got;
      }
      return bytes.subarray(0, done);
    },
    close: () => closeSync(file),
  };
}

/** Bytes in memory as a source. */
export const memorySource = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});
