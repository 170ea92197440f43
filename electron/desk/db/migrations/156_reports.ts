import type { Migration } from '../migrate';

/** Reports on incidents with their sign-off and dispatches, figures compared with other departments, and drafts (local). */
export const reportsMigration: Migration = {
  version: 156,
  name: 'reports',
  sql: `
CREATE TABLE incident_reports (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, kind TEXT NOT NULL, ordinal INTEGER, year INTEGER NOT NULL, issue INTEGER,
  drill TEXT, document TEXT NOT NULL, facts TEXT NOT NULL, before_id TEXT, leader TEXT NOT NULL, way TEXT NOT NULL,
  signed_off_at INTEGER NOT NULL, words TEXT NOT NULL, witness TEXT NOT NULL, countersigned_at INTEGER, findings TEXT NOT NULL,
  despite TEXT NOT NULL, signed_at INTEGER NOT NULL, signed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_reports_incident ON incident_reports (incident_id, signed_at);
CREATE INDEX incident_reports_issue ON incident_reports (year, issue) WHERE issue IS NOT NULL;

CREATE TABLE report_dispatches (
  id TEXT PRIMARY KEY, report_id TEXT NOT NULL, recipient TEXT NOT NULL, recipient_name TEXT NOT NULL, obligation_id TEXT,
  way TEXT NOT NULL, sent_at INTEGER NOT NULL, receiver TEXT NOT NULL, receipt_at INTEGER, read_back INTEGER NOT NULL,
  late_reason TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_dispatches_report ON report_dispatches (report_id, sent_at);

CREATE TABLE report_cross_checks (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, party TEXT NOT NULL, party_name TEXT NOT NULL, who TEXT NOT NULL,
  checked_at INTEGER NOT NULL, agrees INTEGER NOT NULL, words TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX report_cross_checks_incident ON report_cross_checks (incident_id, checked_at);

CREATE TABLE local_report_drafts (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, kind TEXT NOT NULL, ordinal INTEGER, facts TEXT NOT NULL, base TEXT NOT NULL,
  texts TEXT NOT NULL, next_at INTEGER, version INTEGER NOT NULL, saved_at INTEGER NOT NULL, saved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX local_report_drafts_incident ON local_report_drafts (incident_id, kind);
`,
};
