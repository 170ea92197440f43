import type { Migration } from '../migrate';

/**
 * The search index. Tokens are made in the program (shared/search): the tables hold no text of their own, so a line stands once in the file. Lines have
 * the row number of the log; all other things have a place of their own, and their text here, since it is gathered from several tables.
 */
export const searchMigration: Migration = {
  version: 70,
  name: 'search',
  sql: `
CREATE VIRTUAL TABLE search_lines USING fts5(
  tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_:.@-'"
);

CREATE TABLE search_things (
  place INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, number TEXT NOT NULL,
  title TEXT NOT NULL, text TEXT NOT NULL, initials TEXT NOT NULL, parent TEXT, UNIQUE (kind, id)
) STRICT;

CREATE VIRTUAL TABLE search_thing_tokens USING fts5(
  tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_:.@-'"
);

-- Lines to which a fact added something; taken up at the end of the fact, so outside of one it is empty.
CREATE TABLE search_touched (number INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER search_touch
AFTER UPDATE OF kind, text, caller, handling, leader_words, result, paper_serial, attachments, incident_id ON log_entries
BEGIN INSERT INTO search_touched (number) VALUES (NEW.number) ON CONFLICT DO NOTHING;
END;

-- What was written before there was an index is filled in later, in small steps, from the newest line down.
INSERT INTO local_state (name, value)
  SELECT 'search_unfilled', json_object('line', max(number), 'source', 0, 'after', '') FROM log_entries HAVING count(*) > 0;
`,
};
