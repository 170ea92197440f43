import type { Grade } from '../../domain/vocabulary';

/** 1 is the highest level. */
export const levelRank = (level: Grade): number => Number(level.slice(-1));

export type Direction = 'raised' | 'lowered' | 'kept';

/** A change of the level; `kept` changes only the time or the measures. */
export function directionOf(from: Grade, to: Grade): Direction {
  const step = levelRank(to) - levelRank(from);
  return step < 0 ? 'raised' : step > 0 ? 'lowered' : 'kept';
}

/** Level Ⅰ and Ⅱ ask for reinforced duty (domain.md 1.2). */
export const needsReinforcedDuty = (level: Grade): boolean => levelRank(level) <= 2;

export const CHANGE_KINDS = ['started', 'adjusted', 'ended'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The duty that a change opens: a row of the obligation table of the work plans. */
export const DUTY_OF_CHANGE = {
  started: 'response_notice',
  adjusted: 'response_adjust',
  ended: 'response_end',
} as const satisfies Readonly<Record<ChangeKind, string>>;

export type RisingChange = {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly from: Grade | null;
  readonly to: Grade;
};

/** The changes by which a response began or went up: each calls for a downtime pack (users.md 10). */
export function risingChanges<C extends RisingChange>(changes: readonly C[]): readonly C[] {
  return changes.filter(
    ({ kind, from, to }) =>
      kind === 'started' || (kind === 'adjusted' && from !== null && directionOf(from, to) === 'raised'),
  );
}

/** What can be changed by an adjustment. */
export type Terms = {
  readonly level: Grade;
  readonly period: string;
  readonly endsAt: number | null;
  readonly measures: string;
};

/** An adjustment must change something; otherwise it is no adjustment. */
export const isSameTerms = (a: Terms, b: Terms): boolean =>
  a.level === b.level && a.period === b.period && a.endsAt === b.endsAt && a.measures === b.measures;
