import type { Migration } from '../migrate';

/**
 * Duties with the rule that sets their limit, the reason of a late one and what a higher grade put in their place; the grades of an incident as they
 * were assessed and confirmed, one after the other.
 */
export const dutiesMigration: Migration = {
  version: 154,
  name: 'duties',
  sql: `
ALTER TABLE obligations ADD COLUMN title_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE obligations ADD COLUMN title_en TEXT NOT NULL DEFAULT '';
ALTER TABLE obligations ADD COLUMN rule_id TEXT;
ALTER TABLE obligations ADD COLUMN clock_field TEXT NOT NULL DEFAULT '';
ALTER TABLE obligations ADD COLUMN clock_at INTEGER;
ALTER TABLE obligations ADD COLUMN limit_minutes INTEGER;
ALTER TABLE obligations ADD COLUMN mark TEXT NOT NULL DEFAULT '';
ALTER TABLE obligations ADD COLUMN document TEXT NOT NULL DEFAULT '';
ALTER TABLE obligations ADD COLUMN article TEXT NOT NULL DEFAULT '';
ALTER TABLE obligations ADD COLUMN is_law INTEGER NOT NULL DEFAULT 0;
ALTER TABLE obligations ADD COLUMN is_overridden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE obligations ADD COLUMN is_window INTEGER NOT NULL DEFAULT 0;
ALTER TABLE obligations ADD COLUMN wanted_way TEXT;
ALTER TABLE obligations ADD COLUMN late_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE obligations ADD COLUMN record_id TEXT;
ALTER TABLE obligations ADD COLUMN superseded_by TEXT;
ALTER TABLE obligations ADD COLUMN superseded_at INTEGER;

ALTER TABLE incidents ADD COLUMN proposed_grade TEXT;
ALTER TABLE incidents ADD COLUMN reporting_grade TEXT;
ALTER TABLE incidents ADD COLUMN near_miss INTEGER NOT NULL DEFAULT 0;

CREATE TABLE incident_grades (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, incident_id TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, grade TEXT, reporting_grade TEXT,
  near_miss INTEGER NOT NULL, because TEXT NOT NULL, used_grade TEXT, used_reporting_grade TEXT, decided_by TEXT NOT NULL DEFAULT '', way TEXT, words TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_grades_incident ON incident_grades (incident_id, at, seq);

INSERT INTO local_state (name, value) SELECT 'projections_stale', '1' WHERE EXISTS (SELECT 1 FROM log_entries)
  AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'projections_stale');
`,
};
