import type { TimingRow } from './timing';

/** A line of the log as the timeline needs it. */
export type TimelineEntry = {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly by: string;
};

/** What happened and what was owed, one after the other: a row of the check, or a line that somebody wrote. */
export type TimelineRow<R> =
  | { readonly kind: 'duty'; readonly at: number; readonly row: R }
  | { readonly kind: 'entry'; readonly at: number; readonly entry: TimelineEntry };

/**
 * The timeline of a review (domain.md 4): lines of the log and the duties with their limits, by time. A duty that was never done stands at its limit; one
 * that has neither time nor limit has no place.
 */
export function reviewTimeline<R extends Pick<TimingRow, 'at' | 'dueAt'>>(
  rows: readonly R[],
  entries: readonly TimelineEntry[],
): readonly TimelineRow<R>[] {
  const duties = rows.flatMap((row): TimelineRow<R>[] => {
    const at = row.at ?? row.dueAt;
    return at === null ? [] : [{ kind: 'duty', at, row }];
  });
  const lines = entries.map((entry): TimelineRow<R> => ({ kind: 'entry', at: entry.at, entry }));
  return [...duties, ...lines].sort(
    (a, b) => a.at - b.at || (a.kind === 'duty' ? 0 : 1) - (b.kind === 'duty' ? 0 : 1),
  );
}
