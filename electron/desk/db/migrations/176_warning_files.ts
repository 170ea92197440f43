import type { Migration } from '../migrate';

/** Files of the watched folder that were read, by their SHA-256. */
export const warningFilesMigration: Migration = {
  version: 176,
  name: 'warning_files',
  sql: `
CREATE TABLE warning_files (
  digest TEXT PRIMARY KEY, name TEXT NOT NULL, read_at INTEGER NOT NULL, taken INTEGER NOT NULL, problems TEXT NOT NULL,
  text TEXT NOT NULL, is_open INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX warning_files_open ON warning_files (read_at) WHERE is_open = 1;
`,
};
