import { correctionOf } from './galois';
import type { Version } from './versions';

/** Bits of text as bytes, with mode, length, end and filling. */
function dataWords(bytes: Uint8Array, version: Version): Uint8Array {
  const bits: number[] = [];
  const put = (value: number, length: number): void => {
    for (let at = length - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, version.number < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, version.dataWords * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const words = new Uint8Array(version.dataWords);
  bits.forEach((bit, at) => {
    words[at >> 3] = (words[at >> 3] ?? 0) | (bit << (7 - (at & 7)));
  });
  for (let at = bits.length / 8, fill = 0xec; at < words.length; at += 1, fill ^= 0xec ^ 0x11)
    words[at] = fill;
  return words;
}

/** Data and correction of all blocks, interleaved as they are laid into the code. */
export function wordsOf(bytes: Uint8Array, version: Version): Uint8Array {
  const data = dataWords(bytes, version);
  const { blocks: count, correctionPerBlock, words } = version;
  const short = Math.floor(data.length / count);
  const longFrom = count - (data.length % count);
  const blocks: Uint8Array[] = [];
  for (let block = 0, at = 0; block < count; block += 1) {
    const length = short + (block >= longFrom ? 1 : 0);
    blocks.push(data.subarray(at, at + length));
    at += length;
  }
  const corrections = blocks.map((block) => correctionOf(block, correctionPerBlock));
  const all: number[] = [];
  for (const parts of [blocks, corrections]) {
    const longest = Math.max(...parts.map(({ length }) => length));
    for (let at = 0; at < longest; at += 1) {
      for (const part of parts) if (at < part.length) all.push(part[at] ?? 0);
    }
  }
  return Uint8Array.from(all.slice(0, words));
}
