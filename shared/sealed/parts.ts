import { toHex } from './bytes';
import type { Part } from './container';
import { BLOCK, type ManifestFile } from './manifest';
import { type Place, problemAt, type SealedProblem } from './problems';
import type { Source, Tools } from './tools';
import { crc32 } from './zip';

const CHUNK = 16 * BLOCK;

/** Reads a part piece by piece; never more than a megabyte at once. */
export async function eachChunk(
  source: Source,
  part: Part,
  take: (bytes: Uint8Array, at: number) => void,
): Promise<void> {
  for (let at = 0; at < part.size; at += CHUNK) {
    take(await source.read(part.dataAt + at, Math.min(CHUNK, part.size - at)), at);
  }
}

/** The hash of each block of a part, when it is larger than one. */
export class BlockHashes {
  readonly #tools: Tools;
  readonly #hashes: string[] = [];

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Takes pieces that begin at a multiple of the block size. */
  take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += BLOCK) {
      const hasher = this.#tools.sha256();
      hasher.update(bytes.subarray(at, at + BLOCK));
      this.#hashes.push(toHex(hasher.digest()));
    }
  }

  get all(): readonly string[] {
    return this.#hashes.length > 1 ? this.#hashes : [];
  }
}

/** Where a changed part differs: the first block whose hash is another, as bytes of the package. */
function changedPlace(part: Part, file: ManifestFile, found: readonly string[]): Place {
  const block = file.blocks.findIndex((hash, at) => hash !== found[at]);
  const at = block < 0 ? 0 : block * BLOCK;
  const until = block < 0 ? part.size : Math.min(part.size, at + BLOCK);
  return { entry: part.name, offset: part.dataAt + at, until: part.dataAt + Math.max(at, until - 1) };
}

/** Hashes a part and compares it with the manifest and with its own CRC. `also` sees every piece. */
export async function checkPart(
  source: Source,
  part: Part,
  file: ManifestFile,
  tools: Tools,
  also: (bytes: Uint8Array) => void,
): Promise<SealedProblem | null> {
  const whole = tools.sha256();
  const blocks = new BlockHashes(tools);
  let crc = 0;
  await eachChunk(source, part, (bytes) => {
    whole.update(bytes);
    blocks.take(bytes);
    crc = crc32(bytes, crc);
    also(bytes);
  });
  if (part.size !== file.size) {
    return problemAt('part_size', { entry: part.name, offset: part.dataAt, until: part.dataAt + part.size });
  }
  if (toHex(whole.digest()) !== file.sha256) {
    return problemAt('part_changed', changedPlace(part, file, blocks.all));
  }
  const isListed = blocks.all.every((hash, at) => hash === file.blocks[at]);
  if (blocks.all.length !== file.blocks.length || !isListed) {
    return problemAt('part_changed', { entry: part.name, offset: part.dataAt });
  }
  return crc === part.crc
    ? null
    : problemAt('part_crc', { entry: part.name, offset: part.headerAt + 14, until: part.headerAt + 17 });
}

/** A small part whole; null when it is too large to be one. */
export async function wholePart(source: Source, part: Part, most: number): Promise<Uint8Array | null> {
  if (part.size > most) return null;
  const bytes = new Uint8Array(part.size);
  await eachChunk(source, part, (piece, at) => bytes.set(piece, at));
  return bytes;
}
