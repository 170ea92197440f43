import type { Migration } from '../migrate';

/** Tables of the area imports. */
export const importsMigration: Migration = {
  version: 80,
  name: 'imports',
  sql: `
`,
};
