import type { Migration } from '../migrate';

/** The roster: every version of a month, the people of the newest one, and swaps. A file read for import is local state. */
export const rosterMigration: Migration = {
  version: 40,
  name: 'roster',
  sql: `
CREATE TABLE roster_versions (
  month TEXT NOT NULL, version INTEGER NOT NULL, publish_id TEXT NOT NULL UNIQUE, published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL, how TEXT NOT NULL, reason TEXT NOT NULL, file_name TEXT, file_sha256 TEXT,
  starts TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (month, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE roster_entries (
  day TEXT NOT NULL, shift INTEGER NOT NULL, post TEXT NOT NULL, place INTEGER NOT NULL, month TEXT NOT NULL,
  version INTEGER NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, account_id TEXT, name TEXT NOT NULL,
  title TEXT NOT NULL, mobile TEXT NOT NULL, office_phone TEXT NOT NULL, sat_phone TEXT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (day, shift, post, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX roster_entries_starts ON roster_entries (starts_at);
CREATE INDEX roster_entries_month ON roster_entries (month);

CREATE TABLE roster_swaps (
  id TEXT PRIMARY KEY, month TEXT NOT NULL, from_place TEXT NOT NULL, to_place TEXT, substitute TEXT, reason TEXT NOT NULL,
  requested_at INTEGER NOT NULL, requested_by TEXT NOT NULL, state TEXT NOT NULL, decided_at INTEGER, decided_by TEXT,
  words TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX roster_swaps_open ON roster_swaps (requested_at) WHERE state = 'open';

CREATE TABLE local_roster_files (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, read_at INTEGER NOT NULL, sheets TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
