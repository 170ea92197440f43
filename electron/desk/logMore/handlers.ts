/** Use cases of the log beyond its lines. */
export const logMoreHandlers = {};
