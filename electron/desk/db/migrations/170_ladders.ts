import type { Migration } from '../migrate';

/** Ladders as the room set them, what an alert is shown together with and by what, and calls to leaders. */
export const laddersMigration: Migration = {
  version: 170,
  name: 'ladders',
  sql: `
CREATE TABLE ladders (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, body TEXT NOT NULL, set_at INTEGER NOT NULL, is_current INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX ladders_current ON ladders (subject) WHERE is_current = 1;

ALTER TABLE deadlines ADD COLUMN ladder TEXT;
ALTER TABLE rungs ADD COLUMN channel TEXT NOT NULL DEFAULT 'notification';
ALTER TABLE rungs ADD COLUMN posts TEXT NOT NULL DEFAULT '';
ALTER TABLE alerts ADD COLUMN group_id TEXT NOT NULL DEFAULT '';
ALTER TABLE alerts ADD COLUMN first_raised_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alerts ADD COLUMN channel TEXT NOT NULL DEFAULT 'notification';
ALTER TABLE alerts ADD COLUMN posts TEXT NOT NULL DEFAULT '';
ALTER TABLE alerts ADD COLUMN repeat_ms INTEGER NOT NULL DEFAULT 60000;
CREATE INDEX alerts_raised ON alerts (group_id, level DESC, due_at, deadline_id) WHERE state = 'raised';

CREATE TABLE escalations (
  id TEXT PRIMARY KEY, post TEXT NOT NULL, opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE escalation_items (
  escalation_id TEXT NOT NULL, deadline_id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (escalation_id, deadline_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX escalation_items_deadline ON escalation_items (deadline_id);
CREATE TABLE escalation_calls (
  id TEXT PRIMARY KEY, escalation_id TEXT NOT NULL, at INTEGER NOT NULL, name TEXT NOT NULL, reached INTEGER NOT NULL,
  note TEXT NOT NULL, called_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX escalation_calls_of ON escalation_calls (escalation_id, at);

INSERT INTO local_state (name, value) SELECT 'projections_stale', '1' WHERE EXISTS (SELECT 1 FROM log_entries)
  AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'projections_stale');
`,
};
