/** Procedures and shapes of sign-on. */
export const dutyProcedures = {} as const;
