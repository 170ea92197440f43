import type { Migration } from '../migrate';

/** The contacts book: people and rooms, their numbers and deputies, what was imported, and who looked at private numbers. */
export const contactsMigration: Migration = {
  version: 164,
  name: 'contacts',
  sql: `
CREATE TABLE contacts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, post TEXT NOT NULL, role TEXT NOT NULL, unit TEXT NOT NULL,
  area_code TEXT, area_name TEXT NOT NULL, superior_id TEXT, valid_until INTEGER, checked_at INTEGER, note TEXT NOT NULL,
  visibility TEXT NOT NULL, saved_at INTEGER NOT NULL, saved_by TEXT NOT NULL, removed_at INTEGER,
  removed_reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_area ON contacts (area_code);
CREATE INDEX contacts_name ON contacts (name, unit);

-- In the order in which they are tried.
CREATE TABLE contact_numbers (
  contact_id TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, digits TEXT NOT NULL,
  note TEXT NOT NULL, is_wrong INTEGER NOT NULL, PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_numbers_digits ON contact_numbers (digits);

CREATE TABLE contact_deputies (
  contact_id TEXT NOT NULL, position INTEGER NOT NULL, deputy_id TEXT NOT NULL, PRIMARY KEY (contact_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_deputies_deputy ON contact_deputies (deputy_id);

CREATE TABLE contact_imports (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL, refused INTEGER NOT NULL, imported_at INTEGER NOT NULL, imported_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_imports_sha256 ON contact_imports (sha256);

CREATE TABLE contact_reveals (
  id TEXT PRIMARY KEY, contact_id TEXT NOT NULL, revealed_at INTEGER NOT NULL, revealed_by TEXT NOT NULL, reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_reveals_contact ON contact_reveals (contact_id, revealed_at);
`,
};
