import { createHash } from 'node:crypto';
import type { Db } from '../../electron/desk/db/statement';
import { projectionDigests } from '../../electron/desk/projections/digest';

/** Everything that the file says: the schema and every row of every table with its storage types. */
export function contentOf(db: Db, isWithIndex = true): string {
  const hash = createHash('sha256');
  const tables = db
    .prepare<[], { name: string; sql: string }>('SELECT name, sql FROM sqlite_schema ORDER BY name')
    .all();
  hash.update(JSON.stringify(tables));
  for (const { name, sql } of tables) {
    if (!String(sql).startsWith('CREATE TABLE')) continue;
    if (!isWithIndex && name.startsWith('search_')) continue;
    const columns = db.pragma(`table_info(${name})`) as { name: string }[];
    const values = columns.map((column) => `typeof("${column.name}"), CAST("${column.name}" AS BLOB)`);
    hash.update(name);
    for (const row of db
      .prepare<[], unknown[]>(`SELECT ${values.join(', ')} FROM ${name}`)
      .raw()
      .iterate()) {
      for (const value of row) hash.update(Buffer.isBuffer(value) ? value : `|${String(value)}|`);
    }
  }
  return hash.digest('hex');
}

export const digestsOf = (db: Db): string => JSON.stringify(projectionDigests(db));

/** Whether SQLite, or what we say for it, spoke; any other failure is one of ours. */
export function isFromSqlite(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message: string };
  return (
    /^SQLITE_|^data_corrupt$|^read_only$|^schema_newer$/.test(String(code)) ||
    /malformed|no such/.test(message)
  );
}
