import { INITIALS, SECOND_INITIALS } from './initialsTable';

const FIRST = 0x4e00;
const MOST_READINGS = 4;
/** Longer names are sentences. */
const LONGEST_NAME = 40;

/**
 * First letters of a name as it is spelled in pinyin: `王建国` gives `wjg`. A character that names read in two ways gives both (`单` d and s). Letters and
 * digits stay; a name without Chinese characters has none.
 */
export function initialsOf(name: string): readonly string[] {
  let readings = [''];
  let isChinese = false;
  for (const char of name.slice(0, LONGEST_NAME).normalize('NFKC').toLowerCase()) {
    const letters = lettersOf(char);
    if (letters === '') continue;
    if (char > '\u{7f}') isChinese = true;
    const more = readings.flatMap((start) => [...letters].map((letter) => start + letter));
    readings = more.slice(0, MOST_READINGS);
  }
  return isChinese ? readings : [];
}

function lettersOf(char: string): string {
  if (/^[a-z0-9]$/.test(char)) return char;
  const letter = INITIALS[(char.codePointAt(0) ?? 0) - FIRST];
  return letter === undefined || letter === '_' ? '' : letter + (SECOND_INITIALS[char] ?? '');
}

const known = new Map<string, string>();
const MOST_KNOWN = 5_000;

/** The initials of a name as words apart by spaces; kept for names that come again and again. */
export function initialsText(name: string): string {
  if (name === '') return '';
  let text = known.get(name);
  if (text === undefined) {
    text = initialsOf(name).join(' ');
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(name, text);
  }
  return text;
}
