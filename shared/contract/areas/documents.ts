/** Procedures and shapes of the register of documents. */
export const documentsProcedures = {} as const;
