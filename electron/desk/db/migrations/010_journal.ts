import type { Migration } from '../migrate';

/** The journal, its signed head, and what belongs to this seat alone. Shipped: never edited again. */
export const journalMigration: Migration = {
  version: 10,
  name: 'journal',
  sql: `
CREATE TABLE journal (
  room TEXT NOT NULL,
  origin TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  hlc TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  salt BLOB,
  body TEXT,
  alg TEXT NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL,
  sig BLOB NOT NULL,
  PRIMARY KEY (origin, seq)
) STRICT, WITHOUT ROWID;

-- REPLACE deletes without firing delete triggers.
CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal AS j WHERE j.origin = NEW.origin AND j.seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the journal is never replaced'); END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never deleted from'); END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
WHEN NOT (
  NEW.salt IS NULL AND NEW.body IS NULL
  AND NEW.room = OLD.room AND NEW.origin = OLD.origin AND NEW.seq = OLD.seq AND NEW.hlc = OLD.hlc AND NEW.at = OLD.at
  AND NEW.actor = OLD.actor AND NEW.kind = OLD.kind AND NEW.subject = OLD.subject AND NEW.alg = OLD.alg
  AND NEW.prev = OLD.prev AND NEW.hash = OLD.hash AND NEW.sig = OLD.sig
  AND EXISTS (
    SELECT 1 FROM journal AS r WHERE r.kind = 'journal.redacted' AND r.subject = OLD.origin || ':' || OLD.seq
  )
)
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;

CREATE TABLE journal_head (
  origin TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  sig BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE local_credentials (
  account_id TEXT PRIMARY KEY,
  password TEXT NOT NULL,
  wrapped_key BLOB NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE local_sessions (
  seat TEXT NOT NULL,
  account_id TEXT NOT NULL,
  signed_in_at INTEGER NOT NULL,
  PRIMARY KEY (seat, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_targets (
  deadline_id TEXT NOT NULL,
  rung INTEGER NOT NULL,
  fire_at INTEGER NOT NULL,
  boot TEXT NOT NULL,
  mono_at INTEGER NOT NULL,
  PRIMARY KEY (deadline_id, rung)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_state (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
