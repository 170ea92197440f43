/** Facts of imports. */
export type ImportsFacts = Record<never, never>;
