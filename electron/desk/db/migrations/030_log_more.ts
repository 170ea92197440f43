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
ALTER TABLE log_entries ADD COLUMN call TEXT;
CREATE INDEX log_entries_pinned ON log_entries (pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX log_entries_import ON log_entries (import_id, number) WHERE import_id IS NOT NULL;

CREATE TABLE log_notes (
  id TEXT PRIMARY KEY, entry_id TEXT NOT NULL, at INTEGER NOT NULL, author TEXT NOT NULL,
  handling TEXT NOT NULL, leader_words TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX log_notes_entry ON log_notes (entry_id, at);

CREATE TABLE attachments (
  sha256 TEXT NOT NULL, entry_id TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, mime TEXT NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (sha256, entry_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE known_callers (
  digits TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, post TEXT NOT NULL, phone TEXT NOT NULL,
  initials TEXT NOT NULL, last_at INTEGER NOT NULL, calls INTEGER NOT NULL, PRIMARY KEY (digits, name, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE clock_questions (
  id TEXT PRIMARY KEY, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, due_count INTEGER NOT NULL,
  answered_at INTEGER, difference_ms INTEGER, answered_by TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
