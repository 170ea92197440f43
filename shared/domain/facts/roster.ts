/** Facts of the roster. */
export type RosterFacts = Record<never, never>;
