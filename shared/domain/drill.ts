/**
 * Drills 演练. Whatever belongs to one is marked in its own words, so that no list, paper or notification can show it without saying so; it runs on a
 * clock of its own name and counts in no number of real work.
 */

export const DRILL_MARKS = { zh: '【演练】', en: '[Drill] ' } as const;

/** A title with the mark of a drill; `drill` null is real work. A title that bears a mark is left as it is. */
export function drillTitle(title: string, drill: string | null, locale: 'zh' | 'en' = 'zh'): string {
  return drill === null || isMarked(title) ? title : DRILL_MARKS[locale] + title;
}

export const isMarked = (text: string): boolean =>
  text.startsWith(DRILL_MARKS.zh) || text.startsWith(DRILL_MARKS.en);

/** The text without any mark, for words that get one before them as a whole. */
export function withoutMarks(text: string): string {
  return text.replaceAll(DRILL_MARKS.zh, '').replaceAll(DRILL_MARKS.en, '');
}

/** The clock of a deadline: `real`, or that of the drill whose first incident or run has this id. */
export const clockOf = (drillId: string | null): string => (drillId === null ? 'real' : `drill:${drillId}`);

/** What something is a part of: a drill, or real work. Null: of nothing. */
export type Whole = { readonly drill: string | null; readonly drillId: string | null } | null;

/**
 * Whether something begun now is a drill. A part of a drill is one, under its name and on its clock; what is a part of real work can be no drill
 * (`mixed`). A drill is named at its beginning and never afterwards. `ownId` names its clock when it stands alone.
 */
export function drillOf(
  whole: Whole,
  wanted: string | null,
  ownId: string,
): { readonly drill: string | null; readonly drillId: string | null } | 'mixed' {
  if (whole === null) return { drill: wanted, drillId: wanted === null ? null : ownId };
  if (whole.drill === null && wanted !== null) return 'mixed';
  return { drill: whole.drill, drillId: whole.drillId };
}
