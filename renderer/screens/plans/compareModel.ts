import { blockTitle } from '../../../shared/plan/blocks';
import {
  type Change,
  type ChangeKind,
  changesInOrder,
  diffPlans,
  type PlanDiff,
} from '../../../shared/plan/diff';
import { nodeId } from '../../../shared/plan/mermaid';
import type { Locale, WorkPlan } from '../../../shared/plan/types';
import { CHANGE_WORDS } from '../../../shared/wording/planFields';
import type { OverlayMark } from '../runs/flow/paint';

export type Comparison = { readonly diff: PlanDiff; readonly changes: readonly Change[] };

export function comparePlans(before: WorkPlan, after: WorkPlan): Comparison {
  const diff = diffPlans(before, after);
  return { diff, changes: changesInOrder(before, after, diff) };
}

export const kindWords = (kinds: readonly ChangeKind[], locale: Locale): string =>
  kinds.map((kind) => CHANGE_WORDS[kind][locale]).join(locale === 'zh' ? '·' : ', ');

/** Marks on the drawing of the newer plan: form and words, never colour alone. What was removed is not drawn. */
export function overlayOf(changes: readonly Change[], locale: Locale): Readonly<Record<string, OverlayMark>> {
  const marks: Record<string, OverlayMark> = {};
  for (const { id, kinds } of changes) {
    const [kind] = kinds;
    if (kind === undefined || kind === 'removed') continue;
    marks[nodeId(id)] = { kind, text: kindWords(kinds, locale) };
  }
  return marks;
}

/** Where something was removed, the block before it says so. */
export function removedNotes(changes: readonly Change[], locale: Locale): Readonly<Record<string, string>> {
  const notes: Record<string, string> = {};
  for (const { kinds, behind, block } of changes) {
    if (kinds[0] !== 'removed' || behind === null) continue;
    const before = notes[nodeId(behind)];
    const title = blockTitle(block, locale);
    const words = locale === 'zh' ? `其后删去：${title}` : `removed after it: ${title}`;
    notes[nodeId(behind)] = before === undefined ? words : `${before.replace(/…$/, '')}…`;
  }
  return notes;
}

/** The node to show for a change: its own, or that of the block before the one that is gone. */
export function nodeOf(change: Change): string | null {
  if (change.kinds[0] !== 'removed') return nodeId(change.id);
  return change.behind === null ? null : nodeId(change.behind);
}
