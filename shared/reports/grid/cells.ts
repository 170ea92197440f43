/** Signs below U+0250 that a Chinese face sets as wide as a character. */
const WIDE_LATIN = new Set(['·', '×', '°', '±', '÷', '§', '¨']);

/** Widths in characters of the grid: Latin letters, digits and half-width signs take half of one. */
export function cellsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x0250) return WIDE_LATIN.has(char) ? 1 : 0.5;
  return code >= 0xff61 && code <= 0xff9f ? 0.5 : 1;
}

export const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + cellsOf(char), 0);

/** Signs that begin no line, and signs that end none (GB/T 15834). */
const NO_START = new Set('，。、；：！？）】〕》〉”’…—％‰℃·,.;:!?)]}%～');
const NO_END = new Set('（【〔《〈“‘([{');

export const mayStart = (char: string): boolean => !NO_START.has(char);
export const mayEnd = (char: string): boolean => !NO_END.has(char);
