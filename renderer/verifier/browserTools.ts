import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Source, Tools } from '../../shared/sealed/tools';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What the checks of a package need, without the browser's own cryptography: old ones have no Ed25519, and a page opened from disk may have none at all. */
export const browserTools: Tools = {
  sha256: () => {
    const hash = sha256.create();
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  },
  verify: (publicKey, message, signature) => {
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
  encode: (text) => encoder.encode(text),
  decode: (bytes) => decoder.decode(bytes),
};

/** A file that a person chose or dropped. Only what is asked for is read. */
export const blobSource = (file: Blob): Source => ({
  size: file.size,
  read: (offset, length) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
      reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
      reader.readAsArrayBuffer(file.slice(offset, offset + length));
    }),
});
