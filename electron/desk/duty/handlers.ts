/** Use cases of sign-on. */
export const dutyHandlers = {};
