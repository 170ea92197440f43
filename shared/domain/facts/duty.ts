/** Facts of sign-on. */
export type DutyFacts = Record<never, never>;
