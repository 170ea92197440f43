import type { Migration } from '../migrate';

/** Incidents that are opened again, and how long their file is kept. */
export const incidentStatesMigration: Migration = {
  version: 148,
  name: 'incident_states',
  sql: `
ALTER TABLE incidents ADD COLUMN retention TEXT;
ALTER TABLE incidents ADD COLUMN reopened_at INTEGER;
`,
};
