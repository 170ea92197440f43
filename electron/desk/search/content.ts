import { createHash } from 'node:crypto';
import type { Db } from '../db/statement';

/** The tables of the search index, which `rebuild` fills and compares by what they hold. */
export const SEARCH_TABLES = [
  'search_things',
  'search_thing_tokens',
  'search_lines',
  'search_touched',
] as const;

type Digest = { readonly rows: number; readonly digest: string };

const short = (hash: ReturnType<typeof createHash>): string => hash.digest('hex').slice(0, 16);

/** Every token of an index and in how many rows it stands: how the index came to hold it makes no difference. */
function tokensDigest(db: Db, table: string): Digest {
  db.exec(
    `CREATE VIRTUAL TABLE IF NOT EXISTS temp.${table}_vocabulary USING fts5vocab('main', '${table}', 'row')`,
  );
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of db
    .prepare<[], [string, number]>(`SELECT term, doc FROM temp.${table}_vocabulary`)
    .raw()
    .iterate()) {
    hash.update(JSON.stringify(row)).update('\n');
    rows += 1;
  }
  return { rows, digest: short(hash) };
}

function thingsDigest(db: Db): Digest {
  const hash = createHash('sha256');
  let rows = 0;
  const all = db.prepare(
    'SELECT kind, id, at, number, title, text, initials, parent FROM search_things ORDER BY kind, id',
  );
  for (const row of all.raw().iterate()) {
    hash.update(JSON.stringify(row)).update('\n');
    rows += 1;
  }
  return { rows, digest: short(hash) };
}

/** The search index by its content. */
export function searchDigests(db: Db): Record<string, Digest> {
  return {
    search_things: thingsDigest(db),
    search_thing_tokens: tokensDigest(db, 'search_thing_tokens'),
    search_lines: tokensDigest(db, 'search_lines'),
  };
}
