/**
 * What is compared in a search: compatibility forms folded (full-width letters and digits, circled numbers) and letters lower-cased.
 * A term is found where its plain form stands in the plain form of the text.
 */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** `word`: ASCII letters and digits, which are written in runs; `sign`: any other character that says something; `gap`: the rest. */
export type CharClass = 'word' | 'sign' | 'gap';

const GAP = /[\p{P}\p{Z}\p{Cc}\p{Cf}]/u;

/** The class of a character of a plain text; it depends on nothing beside it, so that a part of a text has the tokens of its place. */
export function classOf(char: string): CharClass {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) ? 'word' : 'gap';
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) return 'sign';
  return GAP.test(char) ? 'gap' : 'sign';
}

/** Marks the beginning of a run of letters and digits; a punctuation mark itself, so never part of a gram. */
export const START = '§';
/** Marks a token that stands for a column, not for a text. */
export const COLUMN = '¶';

/**
 * The tokens of a plain text: every sign, every pair of neighbours in which a sign takes part, the first one and two characters of each run of letters
 * and digits, and every three of a run. So any two signs, and any three letters or digits of a telephone number, are one token each.
 */
export function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>();
  let before = '';
  let isBeforeWord = false;
  let length = 0;
  let last = '';
  for (const char of text) {
    const kind = classOf(char);
    if (kind === 'gap') {
      before = '';
      length = 0;
      last = '';
      continue;
    }
    const isWord = kind === 'word';
    if (!isWord) tokens.add(char);
    if (before !== '' && !(isWord && isBeforeWord)) tokens.add(before + char);
    length = isWord ? length + 1 : 0;
    last = isWord ? last.slice(-2) + char : '';
    if (length >= 3) tokens.add(last);
    else if (isWord) tokens.add(START + last);
    before = char;
    isBeforeWord = isWord;
  }
  return tokens;
}

/** A token for a column with one of few values: the letter of the column and the value. */
export function columnToken(letter: string, value: string): string {
  return `${COLUMN}${letter}${value.toLowerCase()}`;
}
