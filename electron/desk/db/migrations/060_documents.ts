import type { Migration } from '../migrate';

/** Tables of the area documents. */
export const documentsMigration: Migration = {
  version: 60,
  name: 'documents',
  sql: `
`,
};
