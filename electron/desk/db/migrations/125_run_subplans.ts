import type { Migration } from '../migrate';

/** A run pins the revision of each sub-plan; what earlier versions started had none. */
export const runSubplansMigration: Migration = {
  version: 125,
  name: 'run_subplans',
  sql: `
ALTER TABLE runs ADD COLUMN subplans TEXT NOT NULL DEFAULT '{}';
`,
};
