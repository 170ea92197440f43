import type { Migration } from '../migrate';

/**
 * Handovers, what people note for them, and whose an open thing is: deadlines and runs name the shift that carries them, and a deadline the
 * person that it was given to by name.
 */
export const handoverMigration: Migration = {
  version: 50,
  name: 'handover',
  sql: `
ALTER TABLE deadlines ADD COLUMN shift_id TEXT;
ALTER TABLE deadlines ADD COLUMN assignee TEXT;
ALTER TABLE runs ADD COLUMN shift_id TEXT;

CREATE TABLE handover_notes (
  id TEXT PRIMARY KEY, group_id TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, next TEXT NOT NULL,
  due_at INTEGER, owner TEXT NOT NULL, incident_id TEXT, noted_at INTEGER NOT NULL, noted_by TEXT NOT NULL, done_at INTEGER,
  result TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_notes_open ON handover_notes (noted_at) WHERE done_at IS NULL;

CREATE TABLE handovers (
  id TEXT PRIMARY KEY, shift_id TEXT NOT NULL, next_shift_id TEXT NOT NULL, state TEXT NOT NULL, starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL, posts TEXT NOT NULL, started_at INTEGER NOT NULL, started_by TEXT NOT NULL, completed_at INTEGER,
  record TEXT, closing TEXT, signatures TEXT, code TEXT, origin TEXT, seq INTEGER, hash TEXT, leader_name TEXT NOT NULL DEFAULT '',
  leader_signed_at INTEGER, leader_way TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX handovers_completed ON handovers (completed_at) WHERE completed_at IS NOT NULL;
CREATE UNIQUE INDEX handovers_open ON handovers (state) WHERE state = 'open';

CREATE TABLE handover_opinions (
  handover_id TEXT NOT NULL, item_key TEXT NOT NULL, text TEXT NOT NULL, given_at INTEGER NOT NULL, given_by TEXT NOT NULL,
  PRIMARY KEY (handover_id, item_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE handover_answers (
  handover_id TEXT NOT NULL, item_key TEXT NOT NULL, mark TEXT NOT NULL, verdict TEXT NOT NULL, words TEXT NOT NULL,
  read_back_at INTEGER, seen_due_at INTEGER, answered_at INTEGER NOT NULL, answered_by TEXT NOT NULL,
  PRIMARY KEY (handover_id, item_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE handover_named (
  handover_id TEXT NOT NULL, deadline_id TEXT NOT NULL, person TEXT NOT NULL, named_at INTEGER NOT NULL,
  PRIMARY KEY (handover_id, deadline_id)
) STRICT, WITHOUT ROWID;
`,
};
