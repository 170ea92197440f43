/** Facts of the log beyond its lines. */
export type LogMoreFacts = Record<never, never>;
