import type { Migration } from '../migrate';

/** Tables of the area handover. */
export const handoverMigration: Migration = {
  version: 50,
  name: 'handover',
  sql: `
`,
};
