import type { Migration } from '../migrate';

/** What statistics read by range; issued bulletins; the paper forms that were printed and the packs that were made. */
export const statisticsMigration: Migration = {
  version: 110,
  name: 'statistics',
  sql: `
CREATE INDEX log_entries_received ON log_entries (received_at, number);
CREATE INDEX log_entries_paper ON log_entries (paper_serial) WHERE paper_serial <> '';
CREATE INDEX deadlines_due ON deadlines (due_at);

CREATE TABLE bulletins (
  id TEXT PRIMARY KEY, year INTEGER NOT NULL, number INTEGER NOT NULL, total INTEGER NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, as_of INTEGER NOT NULL, issued_at INTEGER NOT NULL, issued_by TEXT NOT NULL, signed_by TEXT NOT NULL,
  shift_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX bulletins_issued ON bulletins (issued_at);

CREATE TABLE packs (
  id TEXT PRIMARY KEY, causes TEXT NOT NULL, prepared_at INTEGER NOT NULL, first_serial INTEGER NOT NULL,
  last_serial INTEGER NOT NULL, outcome TEXT NOT NULL, made_at INTEGER, file_name TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL DEFAULT '', printer TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX packs_prepared ON packs (prepared_at);

-- What earlier versions wrote into the tables lacks the new columns: the desk refills them when it opens.
INSERT INTO local_state (name, value) SELECT 'projections_stale', '1' WHERE EXISTS (SELECT 1 FROM log_entries);
`,
};
