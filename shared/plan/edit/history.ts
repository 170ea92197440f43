/** Undo and redo over texts. Values; typing in one place is one step until it is sealed. */
import type { PlanPath } from './source';

export type Moment = { readonly text: string; readonly path: PlanPath };
export type History = {
  readonly past: readonly Moment[];
  readonly present: Moment;
  readonly future: readonly Moment[];
  /** what is being typed; the next change under the same tag belongs to it */
  readonly tag: string | null;
};

const MAX_STEPS = 300;
/** Characters of all kept texts: about 40 MB. */
const MAX_KEPT = 20_000_000;

export function startHistory(text: string, path: PlanPath = []): History {
  return { past: [], present: { text, path }, future: [], tag: null };
}

/** The oldest steps go when there are too many of them or their texts are too long together. */
function bounded(past: readonly Moment[]): readonly Moment[] {
  let kept = 0;
  let from = past.length;
  while (from > 0 && past.length - from < MAX_STEPS) {
    kept += past[from - 1]?.text.length ?? 0;
    if (kept > MAX_KEPT) break;
    from -= 1;
  }
  return from === 0 ? past : past.slice(from);
}

/**
 * A change. Under the tag of the change before it both are one step; null is always a step of its own. What was undone
 * is gone from then on.
 */
export function record(history: History, next: Moment, tag: string | null): History {
  if (next.text === history.present.text) return { ...history, present: next };
  const isSame = tag !== null && tag === history.tag;
  const past = isSame ? history.past : bounded([...history.past, history.present]);
  return { past, present: next, future: [], tag };
}

/** What is typed from now on is a new step. */
export function seal(history: History): History {
  return history.tag === null ? history : { ...history, tag: null };
}

export function select(history: History, path: PlanPath): History {
  return { ...history, present: { ...history.present, path } };
}

export function undo(history: History): History {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  const { past, present, future } = history;
  return { past: past.slice(0, -1), present: before, future: [present, ...future], tag: null };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, tag: null };
}
