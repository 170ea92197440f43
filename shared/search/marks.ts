import type { Term } from './query';
import { classOf, plain } from './text';

/** From..to in UTF-16 units of a text, `to` not included. */
export type Mark = [from: number, to: number];

/** A piece of a text with what was found in it. */
export type Snippet = {
  readonly text: string;
  readonly marks: Mark[];
  /** there is more before, after */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
};

/** The plain form of a text, and for each of its units where in the text it comes from. */
function withOrigins(text: string): { readonly words: string; readonly origins: readonly number[] } {
  let words = '';
  const origins: number[] = [];
  let at = 0;
  for (const char of text) {
    const folded = plain(char);
    for (let unit = 0; unit < folded.length; unit += 1) origins.push(at);
    words += folded;
    at += char.length;
  }
  origins.push(text.length);
  return { words, origins };
}

/** Where the terms stand in a text, from left to right, overlaps joined. */
export function marksOf(text: string, terms: readonly Term[]): Mark[] {
  const { words, origins } = withOrigins(text);
  const found: Mark[] = [];
  for (const term of terms) {
    for (
      let at = words.indexOf(term.words);
      at >= 0;
      at = words.indexOf(term.words, at + term.words.length)
    ) {
      if (term.startsRun && at > 0 && classOf(words[at - 1] ?? '') === 'word') continue;
      const end = at + term.words.length;
      const last = origins[end - 1] ?? 0;
      // The whole character when only a part of what it folds to was meant.
      let after = end;
      while (after < origins.length - 1 && origins[after] === last) after += 1;
      found.push([origins[at] ?? 0, origins[after] ?? text.length]);
    }
  }
  return joined(found.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

function joined(marks: readonly Mark[]): Mark[] {
  const result: [number, number][] = [];
  for (const [from, to] of marks) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

const BEFORE = 18;

/** About `width` characters of a text around the first place that was found; the beginning when nothing was. */
export function snippetOf(text: string, terms: readonly Term[], width = 120): Snippet {
  const marks = marksOf(text, terms);
  const first = marks[0]?.[0] ?? 0;
  const start = text.length <= width || first <= BEFORE * 2 ? 0 : edge(text, first - BEFORE);
  const end = text.length - start <= width ? text.length : edge(text, start + width);
  return {
    text: text.slice(start, end),
    marks: marks.flatMap(([from, to]): Mark[] =>
      to <= start || from >= end ? [] : [[Math.max(from, start) - start, Math.min(to, end) - start]],
    ),
    isCutBefore: start > 0,
    isCutAfter: end < text.length,
  };
}

/** Not inside a pair of surrogates. */
function edge(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
