const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const BIG: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

export const CHINESE_NUMERAL = '[零〇一二两三四五六七八九十百千万亿]';

/** Reads a numeral below ten thousand; `last` gives the weight of a digit that ends it colloquially (一百二 = 120). */
function section(text: string): { value: number; tail: number } | null {
  let value = 0;
  let digit: number | null = null;
  let power = 1;
  let sawZero = false;
  for (const char of text) {
    const number = DIGITS[char];
    if (number !== undefined) {
      if (digit !== null && digit !== 0 && !sawZero) return null;
      digit = number;
      sawZero = number === 0;
      continue;
    }
    const weight = POWERS[char];
    if (weight === undefined) return null;
    value += (digit === null || digit === 0 ? 1 : digit) * weight;
    digit = null;
    power = weight;
    sawZero = false;
  }
  if (digit === null) return { value, tail: power };
  const afterZero = /[零〇].$/u.test(text);
  const weight = power >= 100 && !afterZero ? power / 10 : 1;
  return { value: value + digit * weight, tail: 1 };
}

/** 一百二十七, 一千零五, 两万三, 一二七 (digit by digit) as a number; null when the text is no numeral. */
export function chineseNumber(text: string): number | null {
  if (text === '') return null;
  if (/^[零〇一二三四五六七八九]{2,}$/u.test(text)) {
    return Number([...text].map((char) => DIGITS[char]).join(''));
  }
  let total = 0;
  let rest = text;
  let lastBig = 1;
  for (const [char, weight] of Object.entries(BIG).toReversed()) {
    const place = rest.indexOf(char);
    if (place < 0) continue;
    const head = section(rest.slice(0, place));
    if (head === null || head.value === 0) return null;
    total += head.value * weight;
    rest = rest.slice(place + 1);
    lastBig = weight;
  }
  if (rest === '') return total;
  // 两万三: a bare digit after 万 counts the next power below it.
  if (lastBig > 1 && rest.length === 1 && DIGITS[rest] !== undefined) {
    return total + (DIGITS[rest] ?? 0) * (lastBig / 10);
  }
  const tail = section(rest);
  return tail === null ? null : total + tail.value;
}

const FACTORS: Readonly<Record<string, number>> = { 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 };

/** A number as people type it: 127, 1,270, １２７, 1.2万, 一百二十七; null when it is none. Half a number more or less is kept to three places. */
export function readNumber(typed: string): number | null {
  const text = typed.normalize('NFKC').replaceAll(/\s/gu, '');
  const arabic = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([百千万亿]?)$/u.exec(text);
  if (arabic) {
    const plain = Number(`${(arabic[1] ?? '').replaceAll(',', '')}${arabic[2] ?? ''}`);
    const value = Math.round(plain * (FACTORS[arabic[3] ?? ''] ?? 1) * 1_000) / 1_000;
    return value <= MOST ? value : null;
  }
  const chinese = chineseNumber(text);
  return chinese !== null && chinese <= MOST ? chinese : null;
}

/** The largest figure that a cell takes. */
export const MOST = 100_000_000;

const YES = new Set(['是', '有', '已', '到位', '完成', '√', '✓', '对', 'y', 'yes', '1', 'true']);
const NO = new Set(['否', '无', '未', '没有', '没', '×', '✗', 'x', 'n', 'no', '0', 'false']);

/** 是/否 as people type it; null when it is neither. */
export function readYesNo(typed: string): boolean | null {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (YES.has(text)) return true;
  return NO.has(text) ? false : null;
}
