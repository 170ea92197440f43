/** Procedures and shapes of the log beyond its lines. */
export const logMoreProcedures = {} as const;
