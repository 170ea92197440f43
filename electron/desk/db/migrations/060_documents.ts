import type { Migration } from '../migrate';

/** The register of documents, reminders, standing orders with their receipts, and post checks. */
export const documentsMigration: Migration = {
  version: 60,
  name: 'documents',
  sql: `
CREATE TABLE documents (
  id TEXT PRIMARY KEY, direction TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, unit TEXT NOT NULL,
  doc_number TEXT NOT NULL, title TEXT NOT NULL, way TEXT NOT NULL, urgency TEXT NOT NULL, at INTEGER NOT NULL,
  copies INTEGER NOT NULL, pages INTEGER NOT NULL, place TEXT NOT NULL, confidential INTEGER NOT NULL, demand TEXT NOT NULL,
  demand_text TEXT NOT NULL, due_at INTEGER, report_due_at INTEGER, reported_at INTEGER, owner TEXT NOT NULL, incident_id TEXT,
  answers_id TEXT, shift_id TEXT, state TEXT NOT NULL, outcome TEXT, finished_at INTEGER, corrections INTEGER NOT NULL DEFAULT 0,
  line_id TEXT NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, UNIQUE (direction, year, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_at ON documents (at);
CREATE INDEX documents_open ON documents (due_at) WHERE state = 'open';
CREATE INDEX documents_shift ON documents (shift_id) WHERE shift_id IS NOT NULL;
CREATE INDEX documents_line ON documents (line_id);

CREATE TABLE document_units (
  document_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, signed_at INTEGER, signed_by TEXT, signed_way TEXT,
  chases INTEGER NOT NULL DEFAULT 0, chased_at INTEGER, PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_acts (
  id TEXT PRIMARY KEY, subject_id TEXT NOT NULL, seq INTEGER NOT NULL, fact TEXT NOT NULL, at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL, author TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX register_acts_subject ON register_acts (subject_id, recorded_at, seq);

CREATE TABLE reminders (
  id TEXT PRIMARY KEY, text TEXT NOT NULL, owner TEXT NOT NULL, incident_id TEXT, due_at INTEGER NOT NULL, planned_at INTEGER NOT NULL,
  repeat TEXT NOT NULL, every_minutes INTEGER NOT NULL, state TEXT NOT NULL, times_done INTEGER NOT NULL DEFAULT 0, last_done_at INTEGER,
  created_at INTEGER NOT NULL, created_by TEXT NOT NULL, ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX reminders_open ON reminders (due_at) WHERE state = 'open';

CREATE TABLE notices (
  id TEXT PRIMARY KEY, version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_until INTEGER, renew TEXT NOT NULL, state TEXT NOT NULL,
  withdrawn_at INTEGER, withdrawn_by TEXT, reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_versions (
  notice_id TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, issued_at INTEGER NOT NULL,
  issued_by TEXT NOT NULL, PRIMARY KEY (notice_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_receipts (
  id TEXT PRIMARY KEY, notice_id TEXT NOT NULL, version INTEGER NOT NULL, account_id TEXT NOT NULL, name TEXT NOT NULL,
  at INTEGER NOT NULL, shift_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_receipts_notice ON notice_receipts (notice_id, version, account_id, at);

CREATE TABLE check_rounds (
  id TEXT PRIMARY KEY, shift_id TEXT NOT NULL, type TEXT NOT NULL, due_at INTEGER NOT NULL, units TEXT NOT NULL, state TEXT NOT NULL,
  ended_at INTEGER, reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX check_rounds_shift ON check_rounds (shift_id, due_at);

CREATE TABLE post_checks (
  id TEXT PRIMARY KEY, round_id TEXT, shift_id TEXT, type TEXT NOT NULL, unit_id TEXT NOT NULL, unit_name TEXT NOT NULL,
  begun_at INTEGER NOT NULL, attempts TEXT NOT NULL, result TEXT, concluded_at INTEGER, answered_by TEXT NOT NULL DEFAULT '',
  on_duty INTEGER, answers TEXT NOT NULL DEFAULT '[]', note TEXT NOT NULL DEFAULT '', lost_at INTEGER, informed_at INTEGER,
  informed TEXT NOT NULL DEFAULT '', checked_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX post_checks_begun ON post_checks (begun_at);
CREATE INDEX post_checks_round ON post_checks (round_id) WHERE round_id IS NOT NULL;

CREATE TABLE received_checks (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, unit TEXT NOT NULL, type TEXT NOT NULL, caller TEXT NOT NULL, answered_by TEXT NOT NULL,
  questions TEXT NOT NULL, result TEXT NOT NULL, note TEXT NOT NULL, shift_id TEXT, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX received_checks_at ON received_checks (at);
`,
};
