/** Use cases of the handover. */
export const handoverHandlers = {};
