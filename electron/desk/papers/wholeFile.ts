import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolderIfCan } from '../syncFolder';

export type Written = { readonly bytes: number; readonly sha256: string };

/** A file that is seen whole or not at all: written beside its name, synced, renamed. What is not kept is removed. */
export class WholeFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #hash = createHash('sha256');
  #file: number | null;
  #bytes = 0;

  constructor(path: string) {
    this.#path = path;
    this.#temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
    this.#file = openSync(this.#temporary, 'wx', 0o600);
  }

  write(chunk: Uint8Array): void {
    if (this.#file === null) throw new Error('the file is closed');
    let offset = 0;
    while (offset < chunk.length) offset += writeSync(this.#file, chunk, offset);
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }

  /** Makes it durable under its name. */
  keep(): Written {
    if (this.#file === null) throw new Error('the file is closed');
    fsyncSync(this.#file);
    closeSync(this.#file);
    this.#file = null;
    try {
      renameSync(this.#temporary, this.#path);
    } catch (error) {
      rmSync(this.#temporary, { force: true });
      throw error;
    }
    syncFolderIfCan(dirname(this.#path));
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Leaves nothing behind; does nothing once kept. */
  drop(): void {
    if (this.#file === null) return;
    closeSync(this.#file);
    this.#file = null;
    rmSync(this.#temporary, { force: true });
  }
}
