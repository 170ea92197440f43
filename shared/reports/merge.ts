/** Redrafting a text that somebody has written on: what is new comes in, what a hand wrote stays. */

/** Sentences and clauses ending in 。 or ；, each with its mark. */
function pieces(text: string): readonly string[] {
  return text.match(/[^。；\n]+[。；\n]*|[。；\n]+/gu) ?? [];
}

/**
 * `base` is what was drafted before, `typed` what a hand made of it, `fresh` what would be drafted now. Gives the fresh text without the sentences that
 * the hand took out, and with those that it wrote, each behind the sentence that it stood behind (at the end when that one is gone).
 */
export function mergeText(base: string, typed: string, fresh: string): string {
  if (typed === base || typed === fresh) return fresh;
  if (fresh === base) return typed;
  const drafted = new Set(pieces(base));
  const kept = pieces(typed);
  const keptSet = new Set(kept);
  const isTakenOut = (piece: string): boolean => drafted.has(piece) && !keptSet.has(piece);
  const merged = pieces(fresh).filter((piece) => !isTakenOut(piece));
  let behind: string | null = null;
  kept.forEach((piece, at) => {
    const isHand = !drafted.has(piece) && !merged.includes(piece);
    if (isHand) {
      const isGone = at > 0 && behind === null;
      merged.splice(isGone ? merged.length : behind === null ? 0 : merged.indexOf(behind) + 1, 0, piece);
    }
    if (merged.includes(piece)) behind = piece;
  });
  return merged.join('');
}
