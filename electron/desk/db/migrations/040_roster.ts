import type { Migration } from '../migrate';

/** Tables of the area roster. */
export const rosterMigration: Migration = {
  version: 40,
  name: 'roster',
  sql: `
`,
};
