import type { Migration } from '../migrate';

/** What is known of an incident element by element, its marks, and the history of both. */
export const intakeMigration: Migration = {
  version: 150,
  name: 'intake',
  sql: `
ALTER TABLE incidents ADD COLUMN flags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE incidents ADD COLUMN verdict TEXT;
ALTER TABLE incidents ADD COLUMN stable_at INTEGER;

CREATE TABLE incident_elements (
  incident_id TEXT NOT NULL, element TEXT NOT NULL, place INTEGER NOT NULL, state TEXT NOT NULL, text TEXT NOT NULL, question TEXT NOT NULL,
  changed_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, source TEXT NOT NULL, author TEXT NOT NULL, act_id TEXT NOT NULL,
  PRIMARY KEY (incident_id, element, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_marks (
  incident_id TEXT NOT NULL, mark TEXT NOT NULL, place INTEGER NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL,
  said_by TEXT NOT NULL, words TEXT NOT NULL, author TEXT NOT NULL,
  PRIMARY KEY (incident_id, mark, place)
) STRICT, WITHOUT ROWID;

INSERT INTO local_state (name, value) SELECT 'projections_stale', '1' WHERE EXISTS (SELECT 1 FROM log_entries)
  AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'projections_stale');
`,
};
