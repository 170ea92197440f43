/**
 * Codes of correction level M up to version 20 (97 × 97 points): larger ones are hard to photograph from paper. Words of correction in a block, and
 * how many blocks (ISO/IEC 18004, table 9).
 */
const LEVEL_M: readonly (readonly [perBlock: number, blocks: number])[] = [
  [10, 1],
  [16, 1],
  [26, 1],
  [18, 2],
  [24, 2],
  [16, 4],
  [18, 4],
  [22, 4],
  [22, 5],
  [26, 5],
  [30, 5],
  [22, 8],
  [22, 9],
  [24, 9],
  [24, 10],
  [28, 10],
  [28, 11],
  [26, 13],
  [26, 14],
  [26, 16],
];
export const LARGEST = LEVEL_M.length;

export type Version = {
  readonly number: number;
  /** points on a side */
  readonly size: number;
  readonly correctionPerBlock: number;
  readonly blocks: number;
  /** words of a code, data and correction */
  readonly words: number;
  readonly dataWords: number;
  /** middles of the small squares, in both directions */
  readonly alignment: readonly number[];
};

/** Points that are left for data and correction. */
function freePoints(number: number): number {
  let points = (16 * number + 128) * number + 64;
  if (number >= 2) {
    const count = Math.floor(number / 7) + 2;
    points -= (25 * count - 10) * count - 55;
    if (number >= 7) points -= 36;
  }
  return points;
}

function alignmentOf(number: number): number[] {
  if (number === 1) return [];
  const count = Math.floor(number / 7) + 2;
  const size = number * 4 + 17;
  const step = Math.ceil((number * 4 + 4) / (count * 2 - 2)) * 2;
  const places = [6];
  for (let place = size - 7; places.length < count; place -= step) places.splice(1, 0, place);
  return places;
}

export function versionOf(number: number): Version {
  const [correctionPerBlock, blocks] = LEVEL_M[number - 1] ?? [0, 1];
  const words = Math.floor(freePoints(number) / 8);
  return {
    number,
    size: number * 4 + 17,
    correctionPerBlock,
    blocks,
    words,
    dataWords: words - correctionPerBlock * blocks,
    alignment: alignmentOf(number),
  };
}

/** Bytes of text that a version holds: less the mode and the length. */
export const bytesIn = ({ dataWords, number }: Version): number => dataWords - (number < 10 ? 2 : 3);

/** The smallest version for so many bytes, or null when they are too many. */
export function versionFor(bytes: number): Version | null {
  for (let number = 1; number <= LARGEST; number += 1) {
    const version = versionOf(number);
    if (bytesIn(version) >= bytes) return version;
  }
  return null;
}
