import type Database from 'better-sqlite3';

export type Db = Database.Database;

const caches = new WeakMap<Db, Map<string, Database.Statement>>();

/** A prepared statement, made once per connection and text. */
export function statement<Params extends unknown[] = unknown[], Row = unknown>(
  db: Db,
  sql: string,
): Database.Statement<Params, Row> {
  let cache = caches.get(db);
  if (!cache) {
    cache = new Map();
    caches.set(db, cache);
  }
  let prepared = cache.get(sql);
  if (!prepared) {
    prepared = db.prepare(sql);
    cache.set(sql, prepared);
  }
  return prepared as unknown as Database.Statement<Params, Row>;
}
