/** Procedures and shapes of statistics. */
export const statisticsProcedures = {} as const;
