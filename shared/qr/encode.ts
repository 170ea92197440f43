import { drawFormat, emptyMatrix, type Matrix } from './matrix';
import { utf8 } from './utf8';
import { bytesIn, LARGEST, versionFor, versionOf } from './versions';
import { wordsOf } from './words';

/** A code as rows of points; true is dark. Without the quiet zone of four points that belongs around it. */
export type QrCode = { readonly size: number; readonly isDark: (x: number, y: number) => boolean };

/** The most bytes of UTF-8 that one code holds. */
export const MOST_BYTES = bytesIn(versionOf(LARGEST));

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * A text as a QR code (ISO/IEC 18004): UTF-8 bytes, correction level M, the smallest version, the mask with the fewest faults. Throws a RangeError for more
 * than `MOST_BYTES`.
 */
export function qrCode(text: string): QrCode {
  const bytes = utf8(text);
  const version = versionFor(bytes.length);
  if (version === null) throw new RangeError(`${bytes.length} bytes are too many for one code`);
  const plain = emptyMatrix(version);
  fill(plain, wordsOf(bytes, version));
  const masked = MASKS.map((isFlipped, mask) => {
    const matrix = { ...plain, dark: plain.dark.slice(), fixed: plain.fixed };
    flip(matrix, isFlipped);
    drawFormat(matrix, mask);
    return matrix;
  });
  const [best] = masked.toSorted((a, b) => faultsOf(a) - faultsOf(b));
  const { size, dark } = best ?? plain;
  return { size, isDark: (x, y) => dark[y * size + x] === 1 };
}

/** Lays the bits in columns of two, upwards and downwards in turn, from the lower right. */
function fill({ size, dark, fixed }: Matrix, words: Uint8Array): void {
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    const column = right <= 6 ? right - 1 : right;
    const isUp = ((column + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = isUp ? size - 1 - step : step;
      for (const x of [column, column - 1]) {
        const place = y * size + x;
        if (fixed[place] === 1) continue;
        dark[place] = ((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
        at += 1;
      }
    }
  }
}

function flip({ size, dark, fixed }: Matrix, isFlipped: (x: number, y: number) => boolean): void {
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const place = y * size + x;
      if (fixed[place] === 0 && isFlipped(x, y)) dark[place] = (dark[place] ?? 0) ^ 1;
    }
  }
}

const FINDER_LIKE = /10111010000|00001011101/g;

/** Faults that make a code hard to read: long runs, blocks of one colour, what looks like a corner, too dark or too light. */
function faultsOf({ size, dark }: Matrix): number {
  const line = (from: number, step: number): string =>
    Array.from({ length: size }, (_, at) => dark[from + at * step] ?? 0).join('');
  const lines = Array.from({ length: size }, (_, at) => [line(at * size, 1), line(at, size)]).flat();
  let faults = 0;
  for (const one of lines) {
    for (const [run] of one.matchAll(/0{5,}|1{5,}/g)) faults += run.length - 2;
    faults += 40 * [...one.matchAll(FINDER_LIKE)].length;
  }
  for (let y = 0; y < size - 1; y += 1) {
    for (let x = 0; x < size - 1; x += 1) {
      const at = y * size + x;
      const sum = (dark[at] ?? 0) + (dark[at + 1] ?? 0) + (dark[at + size] ?? 0) + (dark[at + size + 1] ?? 0);
      if (sum === 0 || sum === 4) faults += 3;
    }
  }
  const share = dark.reduce((sum, point) => sum + point, 0) / (size * size);
  return faults + Math.floor(Math.abs(share - 0.5) * 20) * 10;
}
