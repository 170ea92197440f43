import { classOf, plain, START } from './text';

/** One term of a search: what must stand in the plain text, and the tokens that every text with it has. */
export type Term = {
  /** plain form */
  readonly words: string;
  readonly tokens: readonly string[];
  /** true when the tokens alone decide: a text that has them has the term */
  readonly isExact: boolean;
  /** one or two letters or digits by themselves: found where a run of them begins, since inside of numbers they stand everywhere */
  readonly startsRun: boolean;
};

export const LONGEST_QUERY = 200;
const MOST_TERMS = 8;
/** More grams than these make a search no narrower, only slower. */
const MOST_GRAMS = 8;

/**
 * Reads what was typed: terms apart by spaces, all of which must be found; what stands in quotation marks is one term with its spaces. Terms without
 * any letter, digit or sign are left out.
 */
export function parseQuery(typed: string): readonly Term[] {
  const terms: Term[] = [];
  const seen = new Set<string>();
  for (const match of typed.slice(0, LONGEST_QUERY).matchAll(/["“”]([^"“”]+)["“”]|([^\s"“”]+)/gu)) {
    const words = plain(match[1] ?? match[2] ?? '').trim();
    if (words === '' || seen.has(words)) continue;
    seen.add(words);
    const term = termOf(words);
    if (term !== null && terms.length < MOST_TERMS) terms.push(term);
  }
  return terms;
}

/** The term of a plain text; null when nothing in it can be looked up. */
export function termOf(words: string): Term | null {
  const { grams, edgeRun } = gramsOf(words);
  if (grams.length > 0) {
    const isExact = grams.length === 1 && grams[0] === words;
    return { words, tokens: thinned(grams), isExact, startsRun: false };
  }
  if (edgeRun === '') return null;
  const tokens = [START + edgeRun];
  return { words, tokens, isExact: edgeRun === words, startsRun: true };
}

/** The grams that a text with these words must have; a short run at the left edge may go on to the left in the text, so it has none. */
function gramsOf(words: string): { readonly grams: readonly string[]; readonly edgeRun: string } {
  const grams = new Set<string>();
  const chars = [...words];
  let edgeRun = '';
  for (let at = 0; at < chars.length; ) {
    const kind = classOf(chars[at] ?? '');
    let end = at + 1;
    while (end < chars.length && classOf(chars[end] ?? '') === kind) end += 1;
    const run = chars.slice(at, end);
    if (kind === 'sign') addSigns(grams, run, chars[at - 1], chars[end]);
    if (kind === 'word') {
      for (let to = 3; to <= run.length; to += 1) grams.add(run.slice(to - 3, to).join(''));
      if (run.length < 3 && at > 0) grams.add(START + run.join(''));
      if (run.length < 3 && at === 0) edgeRun = run.join('');
    }
    at = end;
  }
  return { grams: [...grams], edgeRun };
}

/** Pairs of a run of signs, with the letters or digits that touch it; a single sign that touches nothing stands for itself. */
function addSigns(
  grams: Set<string>,
  run: readonly string[],
  before: string | undefined,
  after: string | undefined,
): void {
  const isWord = (char: string | undefined): char is string => char !== undefined && classOf(char) === 'word';
  const chain = [...(isWord(before) ? [before] : []), ...run, ...(isWord(after) ? [after] : [])];
  if (chain.length === 1) grams.add(chain[0] ?? '');
  for (let at = 1; at < chain.length; at += 1) grams.add(`${chain[at - 1]}${chain[at]}`);
}

/** Evenly chosen from a long list, the first and the last among them. */
function thinned(grams: readonly string[]): readonly string[] {
  if (grams.length <= MOST_GRAMS) return grams;
  const step = (grams.length - 1) / (MOST_GRAMS - 1);
  return Array.from({ length: MOST_GRAMS }, (_, at) => grams[Math.round(at * step)] ?? '');
}

/** Whether a plain text has a term. The index is only a quicker way to the same answer. */
export function hasTerm(text: string, term: Term): boolean {
  if (!term.startsRun) return text.includes(term.words);
  for (let at = text.indexOf(term.words); at >= 0; at = text.indexOf(term.words, at + 1)) {
    if (at === 0 || classOf(text[at - 1] ?? '') !== 'word') return true;
  }
  return false;
}
