/** Procedures and shapes of the roster. */
export const rosterProcedures = {} as const;
