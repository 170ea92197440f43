import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { hash, hashRaw, verify } from '@node-rs/argon2';
import type { SigningKey } from '../journal/keys';

/** Argon2id with 64 MiB, three passes, one lane: about 55 ms on an office PC (reliability.md 4). It runs on the thread pool. 2 names Argon2id. */
export const COST = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

export function isPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password);
}

const SALT = 16;
const NONCE = 12;
const TAG = 16;

/** An account's private key under its password: salt ‖ nonce ‖ tag ‖ AES-256-GCM of the PKCS8 bytes. */
export async function wrapKey(key: SigningKey, password: string): Promise<Buffer> {
  const salt = randomBytes(SALT);
  const nonce = randomBytes(NONCE);
  const secret = await hashRaw(password, { ...COST, salt, outputLen: 32 });
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  const sealed = Buffer.concat([
    cipher.update(key.privateKey.export({ type: 'pkcs8', format: 'der' })),
    cipher.final(),
  ]);
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]);
}

/** The PKCS8 bytes of a wrapped key. Throws when the password is wrong or the bytes were changed. */
export async function unwrapKey(wrapped: Buffer, password: string): Promise<Buffer> {
  const salt = wrapped.subarray(0, SALT);
  const secret = await hashRaw(password, { ...COST, salt, outputLen: 32 });
  const decipher = createDecipheriv('aes-256-gcm', secret, wrapped.subarray(SALT, SALT + NONCE));
  decipher.setAuthTag(wrapped.subarray(SALT + NONCE, SALT + NONCE + TAG));
  return Buffer.concat([decipher.update(wrapped.subarray(SALT + NONCE + TAG)), decipher.final()]);
}
