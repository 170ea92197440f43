/** Use cases of statistics. */
export const statisticsHandlers = {};
