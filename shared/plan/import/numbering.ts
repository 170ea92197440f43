/** The numbers that headings and rows of official documents begin with. */

export type Numbered = {
  /** 1 is the outermost: 一、 → 1, （一） → 2, 1. → 3, （1） → 4, ① → 5; 1.1 and 1.1.1 count their parts */
  readonly depth: number;
  readonly number: string;
  /** what follows the number */
  readonly text: string;
  readonly isDecimal: boolean;
};

const CHINESE = '[零〇一二三四五六七八九十百]+';
const PATTERNS: readonly (readonly [pattern: RegExp, depth: number])[] = [
  [new RegExp(`^第(?:${CHINESE}|\\d+)[章篇编部分]+[ 、．.：:]*`), 1],
  [new RegExp(`^第(?:${CHINESE}|\\d+)[节条]+[ 、．.：:]*`), 2],
  [new RegExp(`^第(?:${CHINESE}|\\d+)(?:步|阶段|环节)[ 、．.：:，,]*`), 3],
  [/^(?:步骤|step)\s*\d+[ 、．.：:]*/i, 3],
  [new RegExp(`^${CHINESE}、`), 1],
  [new RegExp(`^[（(]${CHINESE}[）)]、?`), 2],
  [/^[（(]\d{1,2}[）)]、?/, 4],
  [/^\d{1,2}[）)]、?/, 4],
  [/^[①-⑳]、?/, 5],
];

/** The number a text begins with, and what follows; null when it begins with none. */
export function numbered(text: string): Numbered | null {
  const trimmed = text.trim();
  const decimal = /^(\d{1,2}(?:[.．]\d{1,2})+)[.．、]?\s*(?!\d)/.exec(trimmed);
  if (decimal) {
    const number = (decimal[1] ?? '').replaceAll('．', '.');
    return {
      depth: number.split('.').length,
      number,
      text: trimmed.slice(decimal[0].length).trim(),
      isDecimal: true,
    };
  }
  const whole = /^(\d{1,2})(?:[.．、]\s*|\s+)(?=\D)/.exec(trimmed);
  if (whole) {
    return {
      depth: 3,
      number: whole[1] ?? '',
      text: trimmed.slice(whole[0].length).trim(),
      isDecimal: false,
    };
  }
  for (const [pattern, depth] of PATTERNS) {
    const found = pattern.exec(trimmed);
    if (found) {
      const rest = trimmed.slice(found[0].length).trim();
      return { depth, number: found[0].trim(), text: rest, isDecimal: false };
    }
  }
  return null;
}

/** A serial number alone in a cell: 1, 1.2, （一）, 一, 第三步; how many levels deep a decimal one lies. */
export function serialDepth(text: string): number | null {
  const word = text
    .normalize('NFKC')
    .replaceAll(/[\s、.．。)）(（:：]+$/g, '')
    .replaceAll(/^[(（]/g, '');
  if (/^\d{1,3}(\.\d{1,2})*$/.test(word)) return word.split('.').length;
  if (new RegExp(`^(?:第?${CHINESE}[步项]?)$`).test(word)) return 1;
  return /^[①-⑳]$/.test(text.trim()) ? 1 : null;
}
