import type { Migration } from '../migrate';

/** After-action reviews, what they propose for plans, and the way to the events of one run in the journal. */
export const reviewsMigration: Migration = {
  version: 145,
  name: 'reviews',
  sql: `
CREATE INDEX journal_runs ON journal (subject) WHERE kind IN ('run.started', 'run.switched', 'run.advanced');

CREATE TABLE reviews (
  incident_id TEXT PRIMARY KEY, due_at INTEGER NOT NULL, closed_at INTEGER NOT NULL, answers TEXT NOT NULL DEFAULT '{}',
  findings TEXT NOT NULL DEFAULT '[]', version INTEGER NOT NULL DEFAULT 0, saved_at INTEGER, saved_by TEXT NOT NULL DEFAULT '',
  completed_at INTEGER, completed_by TEXT NOT NULL DEFAULT '', drill TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE review_proposals (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, plan_id TEXT NOT NULL, block_id TEXT, what TEXT NOT NULL, made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL, state TEXT NOT NULL, revision INTEGER, why TEXT NOT NULL DEFAULT '', settled_at INTEGER,
  settled_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX review_proposals_plan ON review_proposals (plan_id, made_at);
`,
};
