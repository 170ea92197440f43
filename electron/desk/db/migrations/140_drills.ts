import type { Migration } from '../migrate';

/** Drills: the name and the clock of one, on whatever belongs to it. */
export const drillsMigration: Migration = {
  version: 140,
  name: 'drills',
  sql: `
ALTER TABLE incidents ADD COLUMN drill TEXT;
ALTER TABLE incidents ADD COLUMN drill_id TEXT;
ALTER TABLE runs ADD COLUMN drill TEXT;
ALTER TABLE runs ADD COLUMN drill_id TEXT;
ALTER TABLE deadlines ADD COLUMN drill TEXT;
ALTER TABLE log_entries ADD COLUMN drill TEXT;
CREATE INDEX incidents_drill ON incidents (id) WHERE drill IS NOT NULL;
CREATE INDEX log_entries_drill ON log_entries (number) WHERE drill IS NOT NULL;

INSERT INTO local_state (name, value) SELECT 'projections_stale', '1' WHERE EXISTS (SELECT 1 FROM log_entries)
  AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'projections_stale');
`,
};
