import type { Migration } from '../migrate';

/** Sign-on, what the self-check found broken, and reinforced duty. */
export const dutyMigration: Migration = {
  version: 100,
  name: 'duty',
  sql: `
CREATE TABLE duty_sign_ons (
  id TEXT PRIMARY KEY, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, account_id TEXT NOT NULL, name TEXT NOT NULL,
  post TEXT NOT NULL, arrived_at INTEGER NOT NULL, way TEXT NOT NULL, late_minutes INTEGER NOT NULL, checks TEXT NOT NULL,
  clock_shown_at INTEGER, clock_true_at INTEGER, clock_source TEXT NOT NULL DEFAULT '', note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX duty_sign_ons_shift ON duty_sign_ons (starts_at, account_id);

CREATE TABLE duty_faults (
  item TEXT PRIMARY KEY, state TEXT NOT NULL, note TEXT NOT NULL, found_at INTEGER NOT NULL, found_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_reinforcements (
  id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, started_by TEXT NOT NULL, reason TEXT NOT NULL, people TEXT NOT NULL,
  warning_ids TEXT NOT NULL, ended_at INTEGER, ended_by TEXT, end_reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_reinforcements_on ON duty_reinforcements (started_at) WHERE ended_at IS NULL;
`,
};
