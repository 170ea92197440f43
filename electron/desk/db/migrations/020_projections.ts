import type { Migration } from '../migrate';

/** What the screens read. Every table here is refilled from the journal by `rebuild`. Shipped: never edited again. */
export const projectionsMigration: Migration = {
  version: 20,
  name: 'projections',
  sql: `
CREATE TABLE room (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, division_code TEXT NOT NULL, profile TEXT NOT NULL,
  demo INTEGER NOT NULL, founded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, roles TEXT NOT NULL,
  public_key TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shifts (
  id TEXT PRIMARY KEY, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, opened_at INTEGER NOT NULL,
  closed_at INTEGER, opened_by TEXT NOT NULL, closed_by TEXT, posts TEXT NOT NULL,
  summary TEXT NOT NULL DEFAULT '', numbers TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX shifts_opened ON shifts (opened_at);

CREATE TABLE log_entries (
  number INTEGER PRIMARY KEY,
  human_number INTEGER UNIQUE,
  id TEXT NOT NULL UNIQUE,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  system_fact TEXT,
  system_params TEXT,
  occurred_at INTEGER,
  received_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  author_id TEXT,
  author_name TEXT,
  shift_id TEXT,
  incident_id TEXT,
  caller TEXT,
  handling TEXT NOT NULL DEFAULT '',
  corrects_id TEXT,
  corrected_by_id TEXT
) STRICT;
CREATE INDEX log_entries_shift ON log_entries (shift_id, number);
CREATE INDEX log_entries_incident ON log_entries (incident_id, number) WHERE incident_id IS NOT NULL;
CREATE INDEX log_entries_recorded ON log_entries (recorded_at, number);

CREATE TABLE instructions (
  id TEXT PRIMARY KEY, leader TEXT NOT NULL, way TEXT NOT NULL, words TEXT NOT NULL, owner TEXT NOT NULL,
  due_at INTEGER, done_at INTEGER, result TEXT NOT NULL DEFAULT '', incident_id TEXT, recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX instructions_open ON instructions (recorded_at) WHERE done_at IS NULL;

CREATE TABLE incidents (
  id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, title TEXT NOT NULL, type TEXT NOT NULL, place TEXT NOT NULL,
  summary TEXT NOT NULL, callback TEXT NOT NULL, caller TEXT NOT NULL, source TEXT NOT NULL, occurred_at INTEGER,
  received_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, casualties TEXT NOT NULL, grade TEXT,
  grade_preliminary INTEGER NOT NULL, sensitive INTEGER NOT NULL, state TEXT NOT NULL, closed_at INTEGER,
  result TEXT NOT NULL DEFAULT '', parent_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX incidents_state ON incidents (state, received_at);

CREATE TABLE warnings (
  id TEXT PRIMARY KEY, issuer TEXT NOT NULL, kind TEXT NOT NULL, color TEXT, level TEXT, area TEXT NOT NULL,
  text TEXT NOT NULL, received_at INTEGER NOT NULL, starts_at INTEGER, ends_at INTEGER, lifted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE plans (
  id TEXT NOT NULL, revision INTEGER NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL, tables_text TEXT NOT NULL,
  revised_at INTEGER NOT NULL, PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id TEXT PRIMARY KEY, plan_id TEXT NOT NULL, plan_revision INTEGER NOT NULL, incident_id TEXT, warning_id TEXT,
  received_at INTEGER NOT NULL, started_at INTEGER NOT NULL, started_by TEXT NOT NULL, ended_at INTEGER,
  machine TEXT NOT NULL, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX runs_incident ON runs (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX runs_open ON runs (started_at) WHERE ended_at IS NULL;

CREATE TABLE run_acts (id TEXT PRIMARY KEY, run_id TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE obligations (
  id TEXT PRIMARY KEY, scope_id TEXT NOT NULL, incident_id TEXT, kind TEXT NOT NULL, recipient TEXT NOT NULL,
  round INTEGER, opened_at INTEGER NOT NULL, target_at INTEGER, due_at INTEGER, state TEXT NOT NULL, met_at INTEGER,
  receiver TEXT NOT NULL DEFAULT '', way TEXT NOT NULL DEFAULT '', read_back INTEGER NOT NULL DEFAULT 0,
  standing INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX obligations_scope ON obligations (scope_id);

CREATE TABLE deadlines (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL, owner TEXT NOT NULL,
  scope_id TEXT NOT NULL, incident_id TEXT, run_id TEXT, block_key TEXT, instruction_id TEXT, obligation_id TEXT,
  clock TEXT NOT NULL DEFAULT 'real', armed_at INTEGER NOT NULL, target_at INTEGER, due_at INTEGER NOT NULL,
  reached INTEGER NOT NULL, state TEXT NOT NULL, ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX deadlines_open ON deadlines (due_at) WHERE state = 'open';
CREATE INDEX deadlines_run ON deadlines (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX deadlines_scope ON deadlines (scope_id, due_at);

CREATE TABLE rungs (
  deadline_id TEXT NOT NULL, rung INTEGER NOT NULL, level INTEGER NOT NULL, fire_at INTEGER NOT NULL,
  state TEXT NOT NULL, PRIMARY KEY (deadline_id, rung)
) STRICT, WITHOUT ROWID;
CREATE INDEX rungs_armed ON rungs (fire_at) WHERE state = 'armed';

CREATE TABLE alerts (
  deadline_id TEXT PRIMARY KEY, level INTEGER NOT NULL, rung INTEGER NOT NULL, raised_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL, late_ms INTEGER NOT NULL, state TEXT NOT NULL, returns INTEGER NOT NULL DEFAULT 0,
  painted_at INTEGER, notified TEXT, acknowledged_by TEXT, acknowledged_at INTEGER, comes_back_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX alerts_open ON alerts (raised_at) WHERE state <> 'done';
`,
};
