import type { Migration } from '../migrate';

/** What accounts have become, the acts on them that are countersigned; lock-outs, PINs, earlier passwords and the lock of the seat are this seat's own. */
export const accountsMigration: Migration = {
  version: 178,
  name: 'accounts',
  sql: `
ALTER TABLE accounts ADD COLUMN is_disabled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN password_set_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN last_signed_in_at INTEGER;
UPDATE accounts SET password_set_at = created_at;

CREATE TABLE account_keys (
  account_id TEXT NOT NULL, since INTEGER NOT NULL, public_key TEXT NOT NULL,
  PRIMARY KEY (account_id, public_key)
) STRICT, WITHOUT ROWID;
INSERT INTO account_keys (account_id, since, public_key) SELECT id, created_at, public_key FROM accounts;

CREATE TABLE account_acts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, account_id TEXT NOT NULL, roles_before TEXT NOT NULL, roles_after TEXT NOT NULL,
  reason TEXT NOT NULL, at INTEGER NOT NULL, by_ids TEXT NOT NULL, by_names TEXT NOT NULL, countersigned_at INTEGER,
  countersigned_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX account_acts_at ON account_acts (at);

ALTER TABLE local_sessions ADD COLUMN shift_id TEXT;
ALTER TABLE local_sessions ADD COLUMN proved_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE local_credentials ADD COLUMN grace_until INTEGER;

CREATE TABLE local_lockouts (
  scope TEXT PRIMARY KEY, failures INTEGER NOT NULL, length_ms INTEGER NOT NULL, boot TEXT NOT NULL, mono_until INTEGER NOT NULL,
  wall_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO local_lockouts (scope, failures, length_ms, boot, mono_until, wall_until)
  SELECT 'account:' || account_id, failures, CASE WHEN locked_until > 0 THEN 600000 ELSE 0 END, '', 0, locked_until
  FROM local_credentials WHERE failures > 0;

CREATE TABLE local_pins (
  account_id TEXT PRIMARY KEY, pin TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE local_password_history (
  account_id TEXT NOT NULL, number INTEGER NOT NULL, password TEXT NOT NULL,
  PRIMARY KEY (account_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_seat_locks (
  seat TEXT PRIMARY KEY, locked_at INTEGER NOT NULL, locked_by TEXT, reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
