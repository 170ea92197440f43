import type { Migration } from '../migrate';

/** Tables of the area duty. */
export const dutyMigration: Migration = {
  version: 100,
  name: 'duty',
  sql: `
`,
};
