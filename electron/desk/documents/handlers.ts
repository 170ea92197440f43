/** Use cases of the register of documents. */
export const documentsHandlers = {};
