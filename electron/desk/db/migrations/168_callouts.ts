import type { Migration } from '../migrate';

/** Call-outs 叫应: the lists, every attempt, what was fed back, and the rungs of the ladder of who does not answer. */
export const calloutsMigration: Migration = {
  version: 168,
  name: 'callouts',
  sql: `
CREATE TABLE callouts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, warning_ids TEXT NOT NULL, incident_id TEXT, rule TEXT NOT NULL,
  ladder TEXT NOT NULL, clock_from INTEGER NOT NULL, ring_due_at INTEGER NOT NULL, answer_due_at INTEGER NOT NULL, phones INTEGER NOT NULL,
  relay INTEGER NOT NULL, sentence TEXT NOT NULL, merged TEXT NOT NULL, started_at INTEGER NOT NULL, started_by TEXT NOT NULL,
  state TEXT NOT NULL, closed_at INTEGER, closed_by TEXT NOT NULL DEFAULT '', close_words TEXT NOT NULL DEFAULT '', drill TEXT, drill_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX callouts_open ON callouts (started_at) WHERE state = 'open';
CREATE INDEX callouts_started ON callouts (started_at);
CREATE INDEX callouts_incident ON callouts (incident_id) WHERE incident_id IS NOT NULL;

CREATE TABLE callout_people (
  id TEXT PRIMARY KEY, callout_id TEXT NOT NULL, row INTEGER NOT NULL, contact_id TEXT, name TEXT NOT NULL, post TEXT NOT NULL,
  unit TEXT NOT NULL, role TEXT NOT NULL, area_code TEXT, area_name TEXT NOT NULL, number TEXT NOT NULL, numbers TEXT NOT NULL,
  superior TEXT, deputies TEXT NOT NULL, phone INTEGER NOT NULL, warning_ids TEXT NOT NULL, sentence TEXT NOT NULL DEFAULT '',
  listed_at INTEGER NOT NULL, ring_due_at INTEGER NOT NULL, answer_due_at INTEGER NOT NULL, feedback_due_at INTEGER,
  calling_phone INTEGER, calling_since INTEGER, calling_by TEXT, first_call_at INTEGER, last_attempt_at INTEGER,
  answered_at INTEGER, answered_by TEXT, dropped_at INTEGER, drop_reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX callout_people_row ON callout_people (callout_id, row);

CREATE TABLE callout_attempts (
  id TEXT PRIMARY KEY, callout_id TEXT NOT NULL, person_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, ended_at INTEGER,
  way TEXT NOT NULL, number TEXT NOT NULL, phone INTEGER NOT NULL, result TEXT NOT NULL, read_back TEXT NOT NULL, spoke TEXT NOT NULL,
  target TEXT NOT NULL, who TEXT NOT NULL, is_answer INTEGER NOT NULL, note TEXT NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX callout_attempts_person ON callout_attempts (callout_id, person_id, seq);

CREATE TABLE callout_feedback (
  id TEXT PRIMARY KEY, callout_id TEXT NOT NULL, person_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, way TEXT NOT NULL,
  is_on_post INTEGER, evacuated INTEGER, forces TEXT NOT NULL, difficulties TEXT NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX callout_feedback_person ON callout_feedback (callout_id, person_id, seq);

CREATE TABLE callout_prompts (
  id TEXT PRIMARY KEY, callout_id TEXT NOT NULL, person_id TEXT NOT NULL, place INTEGER NOT NULL, step TEXT NOT NULL, at INTEGER NOT NULL,
  contact_ids TEXT NOT NULL, raised_at INTEGER, done_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX callout_prompts_person ON callout_prompts (callout_id, person_id, place);
`,
};
