import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { BLOCK, type ManifestFile } from '../../../shared/sealed/manifest';
import { BlockHashes } from '../../../shared/sealed/parts';
import {
  centralHeader,
  crc32,
  type Entry,
  endOfDirectory,
  localHeader,
  MOST_BYTES,
  MOST_PARTS,
} from '../../../shared/sealed/zip';
import { nodeTools } from './nodeTools';

/** The plain zip format ends at 4 GB and 65,534 parts. */
export class PackageTooLarge extends Error {
  readonly code = 'PACKAGE_TOO_LARGE';
}

const CHUNK = 16 * BLOCK;

/** Pieces of any size as pieces of exactly CHUNK bytes, the last one shorter. */
function* evenly(pieces: Iterable<string | Uint8Array>): Generator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : Buffer.from(piece);
    held.push(bytes);
    size += bytes.length;
    if (size < CHUNK) continue;
    const whole = Buffer.concat(held);
    let at = 0;
    for (; at + CHUNK <= whole.length; at += CHUNK) yield whole.subarray(at, at + CHUNK);
    held = [whole.subarray(at)];
    size = whole.length - at;
  }
  if (size > 0) yield Buffer.concat(held);
}

/**
 * Writes the container of a sealed package: parts as they are, one behind the other, always the same bytes for the same content. A part is written
 * as it comes; its header is put before it when its size and checksum are known.
 */
export class ZipWriter {
  readonly #file: number;
  readonly #entries: (Entry & { readonly at: number })[] = [];
  #at = 0;

  constructor(file: number) {
    this.#file = file;
  }

  /** Writes one part. Returns it as the manifest lists it. Throws PackageTooLarge. */
  add(name: string, pieces: Iterable<string | Uint8Array>): ManifestFile {
    if (this.#entries.length >= MOST_PARTS) throw new PackageTooLarge('too many parts');
    const nameBytes = Buffer.from(name, 'utf8');
    const at = this.#at;
    const dataAt = at + 30 + nameBytes.length;
    const whole = createHash('sha256');
    const blocks = new BlockHashes(nodeTools);
    let size = 0;
    let crc = 0;
    for (const bytes of evenly(pieces)) {
      if (dataAt + size + bytes.length > MOST_BYTES) throw new PackageTooLarge('more than 4 GB');
      this.#write(bytes, dataAt + size);
      whole.update(bytes);
      blocks.take(bytes);
      crc = crc32(bytes, crc);
      size += bytes.length;
    }
    const entry = { name, nameBytes, size, crc };
    this.#write(localHeader(entry), at);
    this.#entries.push({ ...entry, at });
    this.#at = dataAt + size;
    return { path: name, size, sha256: whole.digest('hex'), blocks: blocks.all };
  }

  /** Writes the directory and the end. Returns the size of the whole. */
  finish(): number {
    const records = this.#entries.map((entry) => Buffer.from(centralHeader(entry, entry.at)));
    const directory = Buffer.concat(records);
    const total = this.#at + directory.length + 22;
    if (total > MOST_BYTES) throw new PackageTooLarge('more than 4 GB');
    this.#write(directory, this.#at);
    this.#write(
      endOfDirectory(this.#entries.length, directory.length, this.#at),
      this.#at + directory.length,
    );
    return total;
  }

  #write(bytes: Uint8Array, position: number): void {
    let done = 0;
    while (done < bytes.length) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, position + done);
    }
  }
}
