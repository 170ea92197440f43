import type { Migration } from '../migrate';

/** The recording number 录音编号 of each call of a call-out. */
export const recordingNumbersMigration: Migration = {
  version: 186,
  name: 'recording_numbers',
  sql: `ALTER TABLE callout_attempts ADD COLUMN recording_no TEXT NOT NULL DEFAULT '';`,
};
