import type { Migration } from '../migrate';

/** Wordings approved for the public, one version after the other, and the register of the media. */
export const briefingMigration: Migration = {
  version: 158,
  name: 'briefing',
  sql: `
CREATE TABLE public_wordings (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, version INTEGER NOT NULL, text TEXT NOT NULL, approver TEXT NOT NULL, way TEXT NOT NULL,
  approved_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX public_wordings_incident ON public_wordings (incident_id, version);

CREATE TABLE media_contacts (
  id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, outlet TEXT NOT NULL, reporter TEXT NOT NULL, phone TEXT NOT NULL, question TEXT NOT NULL,
  received_at INTEGER NOT NULL, press_due_at INTEGER, entry_id TEXT, answer TEXT NOT NULL DEFAULT '', answered_by TEXT NOT NULL DEFAULT '',
  answered_at INTEGER, wording_version INTEGER, recorded_at INTEGER NOT NULL, recorded_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX media_contacts_incident ON media_contacts (incident_id, received_at);
CREATE INDEX media_contacts_entry ON media_contacts (entry_id) WHERE entry_id IS NOT NULL;
`,
};
