/** Facts of papers and exports. */
export type PapersFacts = Record<never, never>;
