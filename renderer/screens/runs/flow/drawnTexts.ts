/** An SVG and the id under which Mermaid drew it. */
export type DrawnText = { readonly svg: string; readonly id: string };

const KEPT = 12;
/** What was drawn, by its text, the oldest first. */
const kept = new Map<string, DrawnText>();
let renders = 0;

/** An id that no title holds, since it is looked for in the whole drawing. */
export function freshId(): string {
  renders += 1;
  return `wdflow${crypto.randomUUID().slice(0, 8)}x${renders}`;
}

/**
 * The drawing of a text that was drawn before, at once and without laying it out; null when there is none. It comes under a
 * new id, since two of them may stand in the page at the same time.
 */
export function keptDrawing(text: string): DrawnText | null {
  const known = kept.get(text);
  if (known === undefined) return null;
  const id = freshId();
  return { svg: known.svg.replaceAll(known.id, id), id };
}

/** Keeps a drawing for the next time; the oldest gives way. */
export function keepDrawing(text: string, drawn: DrawnText): DrawnText {
  kept.set(text, drawn);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return drawn;
}
