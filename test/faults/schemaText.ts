import { schemaVersion } from '../../electron/desk/db/migrate';
import type { Db } from '../../electron/desk/db/statement';

/** The schema as text: what `sqlite3 .schema` would print, in the order of names. */
export function schemaOf(db: Db): string {
  const rows = db
    .prepare<[], { sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name')
    .all();
  return `${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n\nPRAGMA user_version = ${schemaVersion(db)};\n`;
}

/** The statements of a migration, as SQLite takes them one after the other. A trigger ends with END. */
export function statementsOf(sql: string): readonly string[] {
  const parts: string[] = [];
  let current = '';
  for (const line of sql.split('\n')) {
    if (line.trim() === '' || line.startsWith('--')) continue;
    current += `${line}\n`;
    const isTrigger = current.startsWith('CREATE TRIGGER');
    if (isTrigger ? /END;$/.test(line) : /;$/.test(line)) {
      parts.push(current);
      current = '';
    }
  }
  return parts;
}
