/** Facts of the register of documents. */
export type DocumentsFacts = Record<never, never>;
