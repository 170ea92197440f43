/** Use cases of the roster. */
export const rosterHandlers = {};
