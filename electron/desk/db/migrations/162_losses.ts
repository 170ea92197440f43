import type { Migration } from '../migrate';

/** Disaster-loss processes 灾情报送 with every report of theirs and its figures. */
export const lossesMigration: Migration = {
  version: 162,
  name: 'losses',
  sql: `
CREATE TABLE losses (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, type TEXT NOT NULL, began_at INTEGER NOT NULL, incident_id TEXT, units TEXT NOT NULL,
  state TEXT NOT NULL, opened_at INTEGER NOT NULL, opened_by TEXT NOT NULL, stable_at INTEGER, closed_at INTEGER, drill TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX losses_open ON losses (opened_at) WHERE state = 'open';
CREATE INDEX losses_incident ON losses (incident_id) WHERE incident_id IS NOT NULL;

CREATE TABLE loss_reports (
  id TEXT PRIMARY KEY, loss_id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL,
  as_of INTEGER NOT NULL, sent_at INTEGER NOT NULL, jumps TEXT NOT NULL, explanation TEXT NOT NULL, note TEXT NOT NULL,
  signer TEXT NOT NULL, receiver TEXT NOT NULL, way TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX loss_reports_order ON loss_reports (loss_id, position);

CREATE TABLE loss_figures (
  report_id TEXT NOT NULL, unit TEXT NOT NULL, item TEXT NOT NULL, value REAL NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (report_id, unit, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE loss_reopenings (
  id TEXT PRIMARY KEY, loss_id TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, decided_by TEXT NOT NULL,
  way TEXT NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
