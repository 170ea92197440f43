/** Procedures and shapes of papers and exports. */
export const papersProcedures = {} as const;
