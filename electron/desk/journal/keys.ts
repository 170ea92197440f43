import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../syncFolder';

/** An Ed25519 pair; `publicText` is the SPKI bytes in base64, as it stands in the first journal row. */
export type SigningKey = {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly publicText: string;
};

export const SEAT_KEY_FILE = 'seat.key';

function fromPrivate(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  return {
    privateKey,
    publicKey,
    publicText: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

export function newSigningKey(): SigningKey {
  return fromPrivate(generateKeyPairSync('ed25519').privateKey);
}

export function publicKeyFromText(text: string): KeyObject {
  return createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' });
}

export function sign(key: SigningKey, message: Buffer): Buffer {
  return signBytes(null, message, key.privateKey);
}

export function isSignedBy(publicKey: KeyObject, message: Buffer, signature: Buffer): boolean {
  try {
    return verifyBytes(null, message, publicKey, signature);
  } catch {
    return false;
  }
}

/** Writes the seat's key beside the database, readable by its owner alone, and on disk before it is used. */
export function writeSeatKey(home: string, key: SigningKey): void {
  const file = openSync(join(home, SEAT_KEY_FILE), 'wx', 0o600);
  try {
    writeSync(file, key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  syncFolder(home);
}

/** The seat's key, or null when the file is not there. Throws when the file is not an Ed25519 key. */
export function readSeatKey(home: string): SigningKey | null {
  const path = join(home, SEAT_KEY_FILE);
  if (!existsSync(path)) return null;
  const privateKey = createPrivateKey(readFileSync(path));
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('seat.key is not an Ed25519 key');
  return fromPrivate(privateKey);
}
