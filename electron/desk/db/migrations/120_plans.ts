import type { Migration } from '../migrate';

/** The life of a plan's revisions, the shared tables they are written against, and drafts, which stay local. */
export const plansMigration: Migration = {
  version: 120,
  name: 'plans',
  sql: `
ALTER TABLE plans ADD COLUMN state TEXT NOT NULL DEFAULT 'in_force';
ALTER TABLE plans ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE plans ADD COLUMN reason TEXT;
ALTER TABLE plans ADD COLUMN author_id TEXT;
ALTER TABLE plans ADD COLUMN author_name TEXT NOT NULL DEFAULT '';
ALTER TABLE plans ADD COLUMN reviewed_by TEXT;
ALTER TABLE plans ADD COLUMN reviewed_at INTEGER;
ALTER TABLE plans ADD COLUMN review_note TEXT NOT NULL DEFAULT '';
ALTER TABLE plans ADD COLUMN own_review INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plans ADD COLUMN in_force_by TEXT;
ALTER TABLE plans ADD COLUMN in_force_at INTEGER;
ALTER TABLE plans ADD COLUMN retired_by TEXT;
ALTER TABLE plans ADD COLUMN retired_at INTEGER;
ALTER TABLE plans ADD COLUMN retired_why TEXT NOT NULL DEFAULT '';
ALTER TABLE plans ADD COLUMN filed_at INTEGER;
ALTER TABLE plans ADD COLUMN filed_number TEXT NOT NULL DEFAULT '';
ALTER TABLE plans ADD COLUMN filing_due_at INTEGER;
UPDATE plans SET in_force_at = revised_at;
CREATE UNIQUE INDEX plans_in_force ON plans (id) WHERE state = 'in_force';

CREATE TABLE plan_tables (
  number INTEGER PRIMARY KEY, text TEXT NOT NULL, revised_at INTEGER NOT NULL, revised_by TEXT NOT NULL, why TEXT NOT NULL
) STRICT;
INSERT INTO plan_tables (number, text, revised_at, revised_by, why)
  SELECT 1, tables_text, revised_at, '', '' FROM plans ORDER BY revised_at, id LIMIT 1;

CREATE TABLE local_plan_drafts (
  plan_id TEXT PRIMARY KEY, text TEXT NOT NULL, base_revision INTEGER, version INTEGER NOT NULL, saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
