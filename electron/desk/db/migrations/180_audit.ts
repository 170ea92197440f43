import type { Migration } from '../migrate';

/** What the audit shows, filled from the facts of the journal; numbers count from its beginning. */
export const auditMigration: Migration = {
  version: 180,
  name: 'audit',
  sql: `
CREATE TABLE audit_entries (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, fact TEXT NOT NULL, subject TEXT NOT NULL,
  account_id TEXT, name TEXT NOT NULL, params TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX audit_entries_id ON audit_entries (id);
CREATE INDEX audit_entries_kind ON audit_entries (kind, number);
CREATE INDEX audit_entries_account ON audit_entries (account_id, number) WHERE account_id IS NOT NULL;
CREATE INDEX audit_entries_refused ON audit_entries (account_id, subject, at) WHERE fact = 'access.refused';
CREATE UNIQUE INDEX audit_entries_exports ON audit_entries (subject) WHERE fact = 'export.made';

-- The facts of before make entries too: the desk refills the tables when it opens.
INSERT INTO local_state (name, value) SELECT 'projections_stale', '1' WHERE EXISTS (SELECT 1 FROM log_entries)
  AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'projections_stale');
`,
};
