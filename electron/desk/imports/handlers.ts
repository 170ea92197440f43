/** Use cases of imports. */
export const importsHandlers = {};
