import { mayEnd, mayStart, widthOf } from './cells';

/** After these a title breaks well: names of places end with them. */
const PLACE_ENDS = new Set('省市县区旗镇乡村');
const PLACE_BONUS = 6;
/** A title never breaks before these. */
const CLINGS = new Set('的（级');

type Cut = { readonly cost: number; readonly at: number };

/**
 * A title in as few lines of at most `chars` characters as it takes, of about the same length (GB/T 9704: trapezoid or diamond), broken between words
 * and best after the name of a place.
 */
export function breakTitle(title: string, chars: number): string[] {
  const ends = wordEnds(title);
  const count = Math.ceil(widthOf(title) / chars);
  for (let lines = count; lines <= count + 1; lines += 1) {
    const broken = balanced(title, ends, lines, chars);
    if (broken !== null) return broken;
  }
  return inPieces(title, chars);
}

function wordEnds(title: string): number[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)];
  const ends = new Set(words.map(({ index, segment }) => index + segment.length));
  [...title].reduce((at, char) => {
    // Dictionaries know few villages: a place ends where its kind is named.
    if (PLACE_ENDS.has(char)) ends.add(at + char.length);
    return at + char.length;
  }, 0);
  return [...ends]
    .toSorted((a, b) => a - b)
    .filter((at) => {
      const [before = '', after = ''] = [title[at - 1], title[at]];
      const isOpen = title.slice(0, at).split('（').length > title.slice(0, at).split('）').length;
      return at < title.length && mayStart(after) && mayEnd(before) && !CLINGS.has(after) && !isOpen;
    });
}

/** The cheapest way to cut it into so many lines, or null when there is none. */
function balanced(title: string, ends: readonly number[], lines: number, chars: number): string[] | null {
  const ideal = widthOf(title) / lines;
  const costOf = (from: number, to: number): number => {
    const width = widthOf(title.slice(from, to));
    if (width > chars) return Number.POSITIVE_INFINITY;
    const bonus = to < title.length && PLACE_ENDS.has(title[to - 1] ?? '') ? PLACE_BONUS : 0;
    return (width - ideal) ** 2 - bonus;
  };
  const known = new Map<string, Cut[] | null>();
  const best = (from: number, left: number): Cut[] | null => {
    const key = `${from}/${left}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = search(from, left);
    known.set(key, found);
    return found;
  };
  const search = (from: number, left: number): Cut[] | null => {
    if (left === 1) {
      const cost = costOf(from, title.length);
      return Number.isFinite(cost) ? [{ cost, at: title.length }] : null;
    }
    let found: Cut[] | null = null;
    for (const at of ends) {
      const cost = at > from ? costOf(from, at) : Number.POSITIVE_INFINITY;
      const rest = Number.isFinite(cost) ? best(at, left - 1) : null;
      if (rest === null) continue;
      const total = cost + (rest[0]?.cost ?? 0);
      if (found === null || total < (found[0]?.cost ?? 0)) found = [{ cost: total, at }, ...rest];
    }
    return found;
  };
  const cuts = best(0, lines);
  return cuts === null ? null : cuts.map(({ at }, index) => title.slice(cuts[index - 1]?.at ?? 0, at));
}

function inPieces(title: string, chars: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of title) {
    if (widthOf(piece + char) > chars) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
}
