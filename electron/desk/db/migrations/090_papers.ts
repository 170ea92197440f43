import type { Migration } from '../migrate';

/** Tables of the area papers. */
export const papersMigration: Migration = {
  version: 90,
  name: 'papers',
  sql: `
`,
};
