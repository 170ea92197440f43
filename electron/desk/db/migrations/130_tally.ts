import type { Migration } from '../migrate';

/** Tally sheets 报数表: the sheets, which units reported in a round, every value of a cell, calls, and rounds that were let be. */
export const tallyMigration: Migration = {
  version: 130,
  name: 'tally',
  sql: `
CREATE TABLE tallies (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, incident_id TEXT, warning_id TEXT, units TEXT NOT NULL, columns TEXT NOT NULL,
  schedule TEXT NOT NULL, grace_minutes INTEGER NOT NULL, lost_minutes INTEGER NOT NULL, opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL, state TEXT NOT NULL, ended_at INTEGER, ended_by TEXT NOT NULL DEFAULT '', end_words TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX tallies_open ON tallies (opened_at) WHERE state = 'open';
CREATE INDEX tallies_incident ON tallies (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX tallies_warning ON tallies (warning_id) WHERE warning_id IS NOT NULL;

CREATE TABLE tally_rows (
  tally_id TEXT NOT NULL, round INTEGER NOT NULL, unit TEXT NOT NULL, first_at INTEGER, last_at INTEGER,
  reporter TEXT NOT NULL DEFAULT '', typed_by TEXT NOT NULL DEFAULT '', how TEXT, note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (tally_id, round, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_cells (
  tally_id TEXT NOT NULL, round INTEGER NOT NULL, unit TEXT NOT NULL, column_id TEXT NOT NULL, seq INTEGER NOT NULL,
  value TEXT NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, reporter TEXT NOT NULL, typed_by TEXT NOT NULL,
  way TEXT NOT NULL, how TEXT NOT NULL, reason TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (tally_id, round, unit, column_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally_chases (
  act_id TEXT NOT NULL, unit TEXT NOT NULL, tally_id TEXT NOT NULL, round INTEGER NOT NULL, at INTEGER NOT NULL,
  result TEXT NOT NULL, who TEXT NOT NULL, note TEXT NOT NULL, called_by TEXT NOT NULL,
  PRIMARY KEY (act_id, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_chases_round ON tally_chases (tally_id, round, at);

CREATE TABLE tally_rounds (
  tally_id TEXT NOT NULL, round INTEGER NOT NULL, closed_at INTEGER NOT NULL, closed_by TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (tally_id, round)
) STRICT, WITHOUT ROWID;
`,
};
