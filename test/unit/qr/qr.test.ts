import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MOST_BYTES, qrCode } from '../../../shared/qr/encode';
import { splitForCodes } from '../../../shared/qr/split';
import { reportText } from '../../../shared/reports/text';
import { INITIAL_REPORT } from '../../fixtures/reports';
import fc from '../../helpers/fc.ts';

const rows = (text: string): string[] => {
  const { size, isDark } = qrCode(text);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (__, x) => (isDark(x, y) ? '#' : '.')).join(''),
  );
};
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const withoutHead = (piece: string): string => piece.replace(/^\[\d+\/\d+\]\n/, '');

/** Read back by jsQR 1.4.0, a reader that shares nothing with the writer, before they were written down here. */
const READ = `
#######.....#.#######
#.....#..####.#.....#
#.###.#.#..#..#.###.#
#.###.#.#.#.#.#.###.#
#.###.#.#####.#.###.#
#.....#.#.#.#.#.....#
#######.#.#.#.#######
........#####........
#.#####...#.#.#####..
.#.#.#.##.#.#..#..###
#....####.##.#..#...#
.#.#.#.##.#....##..#.
##########.#.#..####.
........#..#####....#
#######...#.#.##...##
#.....#.#..#######..#
#.###.#.###.#..##..#.
#.###.#.##..#..####..
#.###.#.####.#.##....
#.....#..#.....##....
#######.#.##.#.###.#.`;
const LARGER = [
  [40, 45, 'ec4f088776fc0a60524041235a9f9ee7baeb2083b88b745111b4b1a12bdbd612'],
  [120, 73, '83f5480b15c0818cd37094d3f0c8bdf277bbd6dca9226ceaa919c9d46b4e9894'],
  [222, 97, '3e8ecb9b9fbb8d6fc7804b50629cc03bf33f7717637f0104fe687b391447c4a1'],
] as const;

describe('a QR code', () => {
  test('is the one that a foreign reader read', () => {
    expect(rows('岚溪')).toEqual(READ.trim().split('\n'));
  });

  test.each(
    LARGER,
  )('of %i characters has %i points on a side, as a foreign reader read it', (count, size, sha256) => {
    const code = rows('岚溪县枫坪镇上坑村'.repeat(30).slice(0, count));
    expect(code).toHaveLength(size);
    expect(createHash('sha256').update(code.join('\n')).digest('hex')).toBe(sha256);
  });

  test('holds 666 bytes and no more', () => {
    expect(MOST_BYTES).toBe(666);
    expect(qrCode('x'.repeat(666)).size).toBe(97);
    expect(() => qrCode('x'.repeat(667))).toThrow(RangeError);
  });
});

describe('a text that is too long for one code', () => {
  test('goes into several, each with its place, and comes out whole', () => {
    const text = reportText(INITIAL_REPORT);
    const pieces = splitForCodes(text);
    expect(pieces).toHaveLength(4);
    expect(pieces.map((piece) => piece.slice(0, 5))).toEqual(['[1/4]', '[2/4]', '[3/4]', '[4/4]']);
    expect(pieces.map(withoutHead).join('')).toBe(text);
  });

  test('loses no character and overfills no code, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), (text) => {
        const pieces = splitForCodes(`${text}末`);
        expect(pieces.map((piece) => (pieces.length > 1 ? withoutHead(piece) : piece)).join('')).toBe(
          `${text}末`,
        );
        for (const piece of pieces) expect(bytesOf(piece)).toBeLessThanOrEqual(MOST_BYTES);
      }),
      { numRuns: 60 },
    );
  });
});
