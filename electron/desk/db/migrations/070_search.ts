import type { Migration } from '../migrate';

/** Tables of the area search. */
export const searchMigration: Migration = {
  version: 70,
  name: 'search',
  sql: `
`,
};
