/** Procedures and shapes of the handover. */
export const handoverProcedures = {} as const;
