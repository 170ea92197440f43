/** Facts of search. */
export type SearchFacts = Record<never, never>;
