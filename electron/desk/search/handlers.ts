/** Use cases of search. */
export const searchHandlers = {};
