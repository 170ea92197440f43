/** Procedures and shapes of imports. */
export const importsProcedures = {} as const;
