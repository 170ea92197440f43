import type { Migration } from '../migrate';

/** Tables of the area imports. */
export const importsMigration: Migration = {
  version: 80,
  name: 'imports',
  sql: `
CREATE TABLE imports (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL, source TEXT NOT NULL,
  good INTEGER NOT NULL, bad INTEGER NOT NULL, headings TEXT NOT NULL, map TEXT NOT NULL, state TEXT NOT NULL,
  started_at INTEGER NOT NULL, finished_at INTEGER, author_id TEXT NOT NULL, author_name TEXT NOT NULL,
  slices INTEGER NOT NULL DEFAULT 0, placed INTEGER NOT NULL DEFAULT 0, struck_to INTEGER NOT NULL DEFAULT 0,
  withdrawn_at INTEGER, withdrawn_by TEXT, withdrawn_reason TEXT NOT NULL DEFAULT '', withdrawal_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX imports_sha256 ON imports (sha256);

-- Lines that are written and not yet in the log.
CREATE TABLE import_slices (
  import_id TEXT NOT NULL, slice INTEGER NOT NULL, lines TEXT NOT NULL, PRIMARY KEY (import_id, slice)
) STRICT, WITHOUT ROWID;
`,
};
