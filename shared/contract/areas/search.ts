/** Procedures and shapes of search. */
export const searchProcedures = {} as const;
