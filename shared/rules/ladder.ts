/** One rung of a deadline's ladder: when it fires and how loud (1 near, 2 due, 3 overdue for long). */
export type Rung = { readonly rung: number; readonly level: 1 | 2 | 3; readonly fireAt: number };

export const MINUTE = 60_000;

/** Settings of the ladder, in milliseconds. Room settings with these defaults [D]. */
export const LADDER_DEFAULTS = {
  /** share of the time that has passed when a deadline without a target counts as near (domain.md 2.5: amber at 70 %) */
  nearShare: 0.7,
  /** overdue for this long is the third level */
  longOverdueMs: 10 * MINUTE,
  /** an acknowledged alert comes back after this while the thing itself is not done */
  acknowledgementMs: 10 * MINUTE,
} as const;

export type LadderInput = {
  readonly armedAt: number;
  readonly targetAt: number | null;
  readonly dueAt: number;
  /** false for a step whose turn has not come: its near rung would only be noise */
  readonly reached: boolean;
};

/**
 * The rungs of a deadline: near (at its target, else at 70 % of the time from arming), due, overdue for ten minutes. Rungs may lie in the past; they
 * then fire at once. Source: room setting [D].
 */
export function ladderFor(input: LadderInput): Rung[] {
  const { armedAt, targetAt, dueAt, reached } = input;
  const nearAt = targetAt ?? Math.round(armedAt + (dueAt - armedAt) * LADDER_DEFAULTS.nearShare);
  const rungs: Rung[] = [];
  if (reached && nearAt < dueAt) rungs.push({ rung: 1, level: 1, fireAt: nearAt });
  rungs.push({ rung: 2, level: 2, fireAt: dueAt });
  rungs.push({ rung: 3, level: 3, fireAt: dueAt + LADDER_DEFAULTS.longOverdueMs });
  return rungs;
}

/** Rungs of the return of an acknowledged alert are numbered from here, so that they sort after the ladder's own. */
export const RETURN_RUNG = 1_000;
