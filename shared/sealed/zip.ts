/** One stored part of the package. */
export type Entry = {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly size: number;
  readonly crc: number;
};

/** The largest package that the plain zip format can hold. */
export const MOST_BYTES = 0xffff_ffff;
export const MOST_PARTS = 0xfffe;

/** zip 2.0, for the version that made it and the one that reads it */
const VERSION = 20;
/** names are UTF-8 */
const FLAGS = 0x0800;
/** 1980-01-01 00:00: the same content always gives the same bytes */
const DATE = 0x0021;

export const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
export const u32 = (bytes: Uint8Array, at: number): number =>
  (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

/** Little-endian numbers of two or four bytes in a row. */
function packed(...fields: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of fields) {
    for (let byte = 0; byte < width; byte += 1) bytes[at + byte] = (value / 2 ** (8 * byte)) & 0xff;
    at += width;
  }
  return bytes;
}

function withName(head: Uint8Array, name: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + name.length);
  whole.set(head);
  whole.set(name, head.length);
  return whole;
}

/** The header before a part: everything in it follows from its name, size and CRC. */
export function localHeader({ nameBytes, size, crc }: Entry): Uint8Array {
  const head = packed(
    [0x04034b50, 4],
    [VERSION, 2],
    [FLAGS, 2],
    [0, 2],
    [0, 2],
    [DATE, 2],
    [crc, 4],
    [size, 4],
    [size, 4],
    [nameBytes.length, 2],
    [0, 2],
  );
  return withName(head, nameBytes);
}

/** The record of a part in the directory at the end. */
export function centralHeader({ nameBytes, size, crc }: Entry, headerAt: number): Uint8Array {
  const head = packed(
    [0x02014b50, 4],
    [VERSION, 2],
    [VERSION, 2],
    [FLAGS, 2],
    [0, 2],
    [0, 2],
    [DATE, 2],
    [crc, 4],
    [size, 4],
    [size, 4],
    [nameBytes.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [headerAt, 4],
  );
  return withName(head, nameBytes);
}

/** The last 22 bytes. */
export function endOfDirectory(count: number, size: number, start: number): Uint8Array {
  return packed([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [start, 4], [0, 2]);
}

let table: Uint32Array | undefined;

function crcTable(): Uint32Array {
  if (table) return table;
  table = new Uint32Array(256);
  for (let index = 0; index < 256; index += 1) {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    table[index] = value >>> 0;
  }
  return table;
}

/** CRC-32 of the zip format, going on from `before` (0 at the start). */
export function crc32(bytes: Uint8Array, before = 0): number {
  const values = crcTable();
  let crc = before ^ 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (values[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
