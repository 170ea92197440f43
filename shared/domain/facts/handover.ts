/** Facts of the handover. */
export type HandoverFacts = Record<never, never>;
