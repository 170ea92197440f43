import type { Migration } from '../migrate';

/** What the log said last of each channel: abnormal, or working again. */
export const channelNewsMigration: Migration = {
  version: 177,
  name: 'channel_news',
  sql: `
CREATE TABLE channel_news (
  channel TEXT PRIMARY KEY, is_abnormal INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
