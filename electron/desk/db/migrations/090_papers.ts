import type { Migration } from '../migrate';

/**
 * The archive: one 件 per closed shift, numbered within the year in which the shift began. Shifts that were closed before this version are filed here
 * as a rebuild would file them.
 */
export const papersMigration: Migration = {
  version: 90,
  name: 'papers',
  sql: `
CREATE TABLE archive (
  shift_id TEXT PRIMARY KEY, year INTEGER NOT NULL, number INTEGER NOT NULL, class TEXT NOT NULL, retention TEXT NOT NULL,
  line_id TEXT NOT NULL, filed_at INTEGER NOT NULL, filed_by TEXT NOT NULL, pages INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '', amended_at INTEGER, amended_by TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX archive_number ON archive (year, number);

INSERT INTO archive (shift_id, year, number, class, retention, line_id, filed_at, filed_by)
SELECT s.id, CAST(strftime('%Y', (s.starts_at + 28800000) / 1000, 'unixepoch') AS INTEGER),
  row_number() OVER (
    PARTITION BY strftime('%Y', (s.starts_at + 28800000) / 1000, 'unixepoch') ORDER BY e.number),
  '值班', 'years_10', e.id, s.closed_at, coalesce(s.closed_by, '')
FROM shifts s JOIN log_entries e ON e.shift_id = s.id AND e.system_fact = 'shift.closed'
WHERE s.closed_at IS NOT NULL;
`,
};
