import type { Migration } from '../migrate';

/** What is known of every raising of an alert, and the tests of the channels. */
export const channelsMigration: Migration = {
  version: 172,
  name: 'channels',
  sql: `
CREATE TABLE alert_evidence (
  deadline_id TEXT NOT NULL, raising INTEGER NOT NULL, step TEXT NOT NULL, level INTEGER NOT NULL, outcome TEXT NOT NULL,
  detail TEXT NOT NULL, at INTEGER NOT NULL, by_name TEXT NOT NULL,
  PRIMARY KEY (deadline_id, raising, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_evidence_raised ON alert_evidence (at) WHERE step = 'raised';

CREATE TABLE channel_tests (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, by_name TEXT NOT NULL, results TEXT NOT NULL, failed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX channel_tests_at ON channel_tests (at);

-- Alerts raised by earlier versions have evidence in the journal: the desk refills the projections when it opens.
INSERT INTO local_state (name, value) SELECT 'projections_stale', '1' WHERE EXISTS (SELECT 1 FROM log_entries)
  AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'projections_stale');
`,
};
