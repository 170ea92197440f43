/** Use cases of papers and exports. */
export const papersHandlers = {};
