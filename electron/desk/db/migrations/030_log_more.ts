import type { Migration } from '../migrate';

/** The further columns of a duty record, withdrawals, pins, and the room's settings. */
export const logMoreMigration: Migration = {
  version: 30,
  name: 'log_more',
  sql: `
ALTER TABLE log_entries ADD COLUMN leader_words TEXT NOT NULL DEFAULT '';
ALTER TABLE log_entries ADD COLUMN result TEXT NOT NULL DEFAULT '';
ALTER TABLE log_entries ADD COLUMN done_at INTEGER;
ALTER TABLE log_entries ADD COLUMN paper_serial TEXT NOT NULL DEFAULT '';
ALTER TABLE log_entries ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE log_entries ADD COLUMN import_id TEXT;
ALTER TABLE log_entries ADD COLUMN withdraws_id TEXT;
ALTER TABLE log_entries ADD COLUMN withdrawn_by_id TEXT;
ALTER TABLE log_entries ADD COLUMN pinned_at INTEGER;
CREATE INDEX log_entries_pinned ON log_entries (pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX log_entries_import ON log_entries (import_id, number) WHERE import_id IS NOT NULL;

CREATE TABLE settings (
  key TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
