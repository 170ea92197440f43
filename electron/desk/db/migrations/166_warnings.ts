import type { Migration } from '../migrate';

/** Warnings as their sources give them: chains of updates, messages that are held apart, what an officer decided about two that disagree. */
export const warningsMigration: Migration = {
  version: 166,
  name: 'warnings',
  sql: `
ALTER TABLE warnings ADD COLUMN identifier TEXT;
ALTER TABLE warnings ADD COLUMN headline TEXT NOT NULL DEFAULT '';
ALTER TABLE warnings ADD COLUMN code TEXT;
ALTER TABLE warnings ADD COLUMN status TEXT NOT NULL DEFAULT 'actual';
ALTER TABLE warnings ADD COLUMN message TEXT NOT NULL DEFAULT 'alert';
ALTER TABLE warnings ADD COLUMN source TEXT NOT NULL DEFAULT 'hand';
ALTER TABLE warnings ADD COLUMN areas TEXT NOT NULL DEFAULT '[]';
ALTER TABLE warnings ADD COLUMN issued_at INTEGER;
ALTER TABLE warnings ADD COLUMN instruction TEXT NOT NULL DEFAULT '';
ALTER TABLE warnings ADD COLUMN marks TEXT NOT NULL DEFAULT '{}';
ALTER TABLE warnings ADD COLUMN original TEXT NOT NULL DEFAULT '';
ALTER TABLE warnings ADD COLUMN head_id TEXT NOT NULL DEFAULT '';
ALTER TABLE warnings ADD COLUMN superseded_by TEXT;
ALTER TABLE warnings ADD COLUMN lift_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE warnings ADD COLUMN lift_message_id TEXT;
CREATE INDEX warnings_identifier ON warnings (identifier) WHERE identifier IS NOT NULL;
CREATE INDEX warnings_head ON warnings (head_id);
CREATE INDEX warnings_received ON warnings (received_at);

CREATE TABLE warning_messages (
  id TEXT PRIMARY KEY, identifier TEXT, message TEXT NOT NULL, issued_at INTEGER, reading TEXT NOT NULL, original TEXT NOT NULL,
  reason TEXT, state TEXT NOT NULL, warning_id TEXT, received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX warning_messages_held ON warning_messages (received_at) WHERE state = 'held';
CREATE INDEX warning_messages_identifier ON warning_messages (identifier) WHERE identifier IS NOT NULL;
CREATE INDEX warning_messages_warning ON warning_messages (warning_id) WHERE warning_id IS NOT NULL;

CREATE TABLE warning_choices (
  followed_id TEXT NOT NULL, other_id TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, by_name TEXT NOT NULL,
  PRIMARY KEY (followed_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX warning_choices_other ON warning_choices (other_id);

CREATE TABLE warning_impacts (
  warning_id TEXT PRIMARY KEY, started_at INTEGER, was_hit INTEGER, note TEXT NOT NULL, at INTEGER NOT NULL, by_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What earlier versions wrote into the table lacks the new columns: the desk refills it when it opens.
INSERT INTO local_state (name, value) SELECT 'projections_stale', '1' WHERE EXISTS (SELECT 1 FROM log_entries);
`,
};
