import { createHash } from 'node:crypto';
import type { Db } from '../db/statement';
import { searchDigests } from '../search/content';
import { PROJECTION_TABLES } from './tables';

/** SHA-256 over all rows of every projection in primary-key order: equal digests mean identical rows. */
export function projectionDigests(
  db: Db,
): Record<string, { readonly rows: number; readonly digest: string }> {
  const digests: Record<string, { rows: number; digest: string }> = {};
  for (const table of PROJECTION_TABLES) {
    const key = db
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
      .all(table)
      .map((column) => column.name)
      .join(', ');
    const hash = createHash('sha256');
    let rows = 0;
    for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY ${key}`).raw().iterate()) {
      hash.update(JSON.stringify(row)).update('\n');
      rows += 1;
    }
    digests[table] = { rows, digest: hash.digest('hex').slice(0, 16) };
  }
  return { ...digests, ...searchDigests(db) };
}
