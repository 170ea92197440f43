import type { Migration } from '../migrate';

/** Emergency responses 应急响应 with every change of theirs, and the runs that were started for them. */
export const responsesMigration: Migration = {
  version: 160,
  name: 'responses',
  sql: `
CREATE TABLE responses (
  id TEXT PRIMARY KEY, hazard TEXT NOT NULL, matter TEXT NOT NULL, issuer TEXT NOT NULL, level TEXT NOT NULL, area TEXT NOT NULL,
  basis TEXT NOT NULL, starts_at INTEGER NOT NULL, level_since INTEGER NOT NULL, period TEXT NOT NULL, ends_at INTEGER,
  measures TEXT NOT NULL, incident_id TEXT, warning_id TEXT, state TEXT NOT NULL, ended_at INTEGER, drill TEXT,
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX responses_active ON responses (starts_at) WHERE state = 'active';
CREATE INDEX responses_incident ON responses (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX responses_warning ON responses (warning_id) WHERE warning_id IS NOT NULL;

CREATE TABLE response_changes (
  id TEXT PRIMARY KEY, response_id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, from_level TEXT, level TEXT NOT NULL,
  at INTEGER NOT NULL, period TEXT NOT NULL, ends_at INTEGER, measures TEXT NOT NULL, reason TEXT NOT NULL, decided_by TEXT NOT NULL,
  decided_way TEXT NOT NULL, decided_words TEXT NOT NULL, decided_at INTEGER NOT NULL, duties TEXT NOT NULL,
  recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL, document_id TEXT, title TEXT NOT NULL DEFAULT '',
  addressee TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', doc_number TEXT NOT NULL DEFAULT '',
  signer TEXT NOT NULL DEFAULT '', sent_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX response_changes_order ON response_changes (response_id, position);
CREATE INDEX response_changes_document ON response_changes (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE response_runs (
  response_id TEXT NOT NULL, run_id TEXT NOT NULL, linked_at INTEGER NOT NULL, PRIMARY KEY (response_id, run_id)
) STRICT, WITHOUT ROWID;
`,
};
