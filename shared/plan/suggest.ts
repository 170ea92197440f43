/** Which plans a warning calls to mind. */
import type { WorkPlan } from './types';

export type WarningSuggestion = {
  readonly planId: string;
  /** what the plan says about this kind of warning */
  readonly note: string;
  readonly by: 'code' | 'text';
};

/** How a note says that the plan is only kept in mind (提示) or ready (备用), and not meant to be started. */
const ONLY_REMINDS = /提示|备用/;

/**
 * The words by which a note without a code knows its warnings: what it lists before its first comma, each by its first
 * two characters (森林火险 → 森林, 山洪灾害 → 山洪), since sources put the rest of the name in many ways.
 */
function wordsOf(note: string): readonly string[] {
  const list = note.split(/[，,；;。（(]/)[0] ?? '';
  return list
    .split(/[、和及与]/)
    .map((word) => [...word.trim()].slice(0, 2).join(''))
    .filter((word) => word.length >= 2);
}

function rank(code: boolean, note: string): number {
  return ONLY_REMINDS.test(note) ? 2 : code ? 0 : 1;
}

/**
 * The plans whose `warning_types` fit a warning, the best first: by its code, then by words in its text (for warnings
 * that have no code), and last those that only remind. `code` is that of the warning (11B03) or null; `text`
 * is its title and what it says. Each plan once, in the order given where they fit alike. A plan is only ever suggested.
 */
export function suggestForWarning(
  plans: readonly Pick<WorkPlan, 'id' | 'warning_types'>[],
  code: string | null,
  text: string,
): readonly WarningSuggestion[] {
  const found = plans.flatMap((plan) => {
    const fits = plan.warning_types
      .map((type): { readonly suggestion: WarningSuggestion; readonly rank: number } | null => {
        const isCode = type.code !== null && type.code === code;
        const isText = type.code === null && wordsOf(type.note).some((word) => text.includes(word));
        if (!isCode && !isText) return null;
        const suggestion = { planId: plan.id, note: type.note, by: isCode ? 'code' : 'text' } as const;
        return { suggestion, rank: rank(isCode, type.note) };
      })
      .filter((fit) => fit !== null)
      .sort((a, b) => a.rank - b.rank);
    return fits.slice(0, 1);
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ suggestion }) => suggestion);
}
