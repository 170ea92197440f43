import Database from 'better-sqlite3';
import { MIGRATIONS, schemaVersion } from './migrate';
import type { Db } from './statement';

type Row = { readonly name: string; readonly sql: string };

const definitions = (db: Db): ReadonlyMap<string, string> =>
  new Map(
    db
      .prepare<[], Row>('SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL')
      .all()
      .map(({ name, sql }) => [name, sql]),
  );

/**
 * The name of the first table, index or trigger whose definition is not the one that the steps up to this file's version make, or null
 * when all are: a changed trigger would let rows be changed that never may be.
 */
export function schemaDifference(db: Db): string | null {
  const made = new Database(':memory:');
  try {
    const version = schemaVersion(db);
    for (const migration of MIGRATIONS) if (migration.version <= version) made.exec(migration.sql);
    const wanted = definitions(made);
    const found = definitions(db);
    const names = [...new Set([...wanted.keys(), ...found.keys()])].sort();
    return names.find((name) => wanted.get(name) !== found.get(name)) ?? null;
  } finally {
    made.close();
  }
}
