import type { Version } from './versions';

/** Points of a code, row by row: 1 is dark. `fixed` ones belong to the patterns and carry no data. */
export type Matrix = { readonly size: number; readonly dark: Uint8Array; readonly fixed: Uint8Array };

const FORMAT_MASK = 0b101010000010010;

export function emptyMatrix(version: Version): Matrix {
  const points = version.size * version.size;
  const matrix = { size: version.size, dark: new Uint8Array(points), fixed: new Uint8Array(points) };
  drawPatterns(matrix, version);
  return matrix;
}

function setFixed({ size, dark, fixed }: Matrix, x: number, y: number, isDark: boolean): void {
  if (x < 0 || y < 0 || x >= size || y >= size) return;
  dark[y * size + x] = isDark ? 1 : 0;
  fixed[y * size + x] = 1;
}

/** Squares within squares around a middle: dark where the distance is one of those. */
function drawSquare(matrix: Matrix, x: number, y: number, reach: number, dark: readonly number[]): void {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      setFixed(matrix, x + dx, y + dy, dark.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

function drawPatterns(matrix: Matrix, version: Version): void {
  const { size } = matrix;
  for (let at = 0; at < size; at += 1) {
    setFixed(matrix, 6, at, at % 2 === 0);
    setFixed(matrix, at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawSquare(matrix, x, y, 4, [0, 1, 3]);
  const { alignment } = version;
  const last = alignment.length - 1;
  alignment.forEach((x, column) => {
    alignment.forEach((y, row) => {
      const isCorner =
        (column === 0 && row === 0) || (column === 0 && row === last) || (column === last && row === 0);
      if (!isCorner) drawSquare(matrix, x, y, 2, [0, 2]);
    });
  });
  drawVersion(matrix, version.number);
  drawFormat(matrix, 0);
}

/** The number of the version, from 7 on, with 12 bits of correction, at two corners. */
function drawVersion(matrix: Matrix, number: number): void {
  if (number < 7) return;
  let rest = number;
  for (let at = 0; at < 12; at += 1) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (number << 12) | rest;
  for (let at = 0; at < 18; at += 1) {
    const isDark = ((bits >> at) & 1) === 1;
    const far = matrix.size - 11 + (at % 3);
    const near = Math.floor(at / 3);
    setFixed(matrix, far, near, isDark);
    setFixed(matrix, near, far, isDark);
  }
}

/** Level M (00) and the mask, with 10 bits of correction, twice; and the one point that is always dark. */
export function drawFormat(matrix: Matrix, mask: number): void {
  const { size } = matrix;
  let rest = mask;
  for (let at = 0; at < 10; at += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ FORMAT_MASK;
  const isDark = (at: number): boolean => ((bits >> at) & 1) === 1;
  for (let at = 0; at <= 5; at += 1) setFixed(matrix, 8, at, isDark(at));
  setFixed(matrix, 8, 7, isDark(6));
  setFixed(matrix, 8, 8, isDark(7));
  setFixed(matrix, 7, 8, isDark(8));
  for (let at = 9; at < 15; at += 1) setFixed(matrix, 14 - at, 8, isDark(at));
  for (let at = 0; at < 8; at += 1) setFixed(matrix, size - 1 - at, 8, isDark(at));
  for (let at = 8; at < 15; at += 1) setFixed(matrix, 8, size - 15 + at, isDark(at));
  setFixed(matrix, 8, size - 8, true);
}
