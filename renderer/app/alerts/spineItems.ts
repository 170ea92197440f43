import type { Deadline } from '../../../shared/contract/alertModels';

/** One row of the spine: a duty of its own, or all the people of one call-out who owe the same. */
export type SpineItem =
  | { readonly kind: 'one'; readonly deadline: Deadline }
  | {
      readonly kind: 'callOut';
      readonly id: string;
      /** the one that is due first stands for all of them */
      readonly deadline: Deadline;
      readonly count: number;
      readonly late: number;
    };

/** The person of a call-out that a deadline is about: the second part of its id, `CALLOUT:ROW`. Null for everything else. */
const calleeOf = ({ id, subject }: Deadline): string | null =>
  subject.startsWith('callout_') ? (id.split('.')[1] ?? null) : null;

export const callOutOf = (deadline: Deadline): string | null => calleeOf(deadline)?.split(':')[0] ?? null;

/**
 * Deadlines in their order, where the many of one call-out and kind stand as one row at the place of the first: a hundred and twenty people to ring are one
 * thing to do. A single one stays itself.
 */
export function spineItems(deadlines: readonly Deadline[], now: number): readonly SpineItem[] {
  const groups = new Map<string, Deadline[]>();
  for (const deadline of deadlines) {
    const callOut = callOutOf(deadline);
    const key = callOut === null ? deadline.id : `${deadline.subject}.${callOut}`;
    groups.set(key, [...(groups.get(key) ?? []), deadline]);
  }
  return [...groups].flatMap(([id, all]): SpineItem[] => {
    const [first] = all;
    if (first === undefined) return [];
    if (all.length === 1) return [{ kind: 'one', deadline: first }];
    const people = (of: readonly Deadline[]): number => new Set(of.map(calleeOf)).size;
    const late = people(all.filter(({ dueAt }) => dueAt <= now));
    return [{ kind: 'callOut', id, deadline: first, count: people(all), late }];
  });
}
