import type { Migration } from '../migrate';

/** Values of the figures of incidents, entries of their ledgers of people, their forces and measures; `n` counts within the incident. */
export const figuresMigration: Migration = {
  version: 152,
  name: 'figures',
  sql: `
CREATE TABLE incident_figures (
  incident_id TEXT NOT NULL, n INTEGER NOT NULL, figure TEXT NOT NULL, value REAL NOT NULL, as_of INTEGER NOT NULL, source TEXT NOT NULL,
  reason TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, act_id TEXT NOT NULL, PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_people (
  incident_id TEXT NOT NULL, n INTEGER NOT NULL, person_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, sex TEXT NOT NULL,
  age INTEGER, household TEXT NOT NULL, note TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL,
  reason TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_people_person ON incident_people (person_id);

CREATE TABLE incident_forces (
  incident_id TEXT NOT NULL, n INTEGER NOT NULL, force_id TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, persons INTEGER NOT NULL,
  vehicles INTEGER NOT NULL, equipment TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL,
  removed INTEGER NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_measures (
  incident_id TEXT NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, text TEXT NOT NULL,
  source TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, withdrawn_at INTEGER, PRIMARY KEY (incident_id, n)
) STRICT, WITHOUT ROWID;

-- Incidents of before have figures without a history: the desk refills the tables when it opens.
INSERT INTO local_state (name, value) SELECT 'projections_stale', '1' WHERE EXISTS (SELECT 1 FROM log_entries)
  AND NOT EXISTS (SELECT 1 FROM local_state WHERE name = 'projections_stale');
`,
};
