import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS, type Migration, migrate } from '../../electron/desk/db/migrate';
import { openWriter } from '../../electron/desk/db/open';
import type { Db } from '../../electron/desk/db/statement';
import { appendFacts } from '../../electron/desk/journal/journal';
import { newSigningKey } from '../../electron/desk/journal/keys';
import { verifyJournal } from '../../electron/desk/journal/verify';
import { tempFolder } from '../helpers/deskRoom';
import { bundleProgram } from './deskBundle';
import type { FaultFigures } from './figures';
import { schemaOf, statementsOf } from './schemaText';

const AT = Date.UTC(2026, 0, 1);
const ROWS = 50;

/** A home at the version before a step, with a journal in it as soon as there is one. */
function homeBefore(step: Migration): string {
  const home = tempFolder('migration');
  const db = openWriter(home);
  migrate(
    db,
    home,
    AT,
    MIGRATIONS.filter(({ version }) => version < step.version),
  );
  if (schemaOf(db).includes('CREATE TABLE journal ')) {
    const key = newSigningKey();
    const facts = Array.from({ length: ROWS }, (_, row) => ({
      kind: row === 0 ? 'room.founded' : 'note',
      subject: `s${row}`,
      actor: 'a1',
      body: row === 0 ? { publicKey: key.publicText } : { row },
    }));
    db.transaction(() => appendFacts(db, { room: 'r1', origin: 's.1', key }, facts, AT)).immediate();
  }
  db.close();
  return home;
}

const rowsOf = (db: Db): number => {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'journal'").get();
  return table === undefined ? 0 : (db.prepare('SELECT count(*) FROM journal').pluck().get() as number);
};

/** What is wrong with a home whose migration was killed; empty when it is whole and can be brought up. */
function problemsOf(home: string, step: Migration, whole: string): readonly string[] {
  const problems: string[] = [];
  const db = openWriter(home);
  const version = db.pragma('user_version', { simple: true }) as number;
  const expected = rowsOf(db);
  if (version >= step.version) problems.push(`the version is ${version} already`);
  migrate(db, home, AT);
  if (schemaOf(db) !== whole) problems.push('the schema differs from a straight run');
  if (rowsOf(db) !== expected) problems.push('rows were lost');
  if (!verifyJournal(db).ok) problems.push('verify');
  db.close();
  const copies = version === 0 ? [] : readdirSync(join(home, 'backups'));
  for (const name of copies) {
    const copy = new Database(join(home, 'backups', name), { readonly: true });
    if (!name.endsWith('.db') || rowsOf(copy) !== expected) problems.push(`the copy ${name} is not whole`);
    copy.close();
  }
  return problems;
}

/** Kills the migration of a home after each statement of each step, and inside the copy before it. */
export async function killMigrations(): Promise<FaultFigures> {
  const program = await bundleProgram('test/faults/migrateAndDie.ts');
  const fresh = openWriter(tempFolder('straight'));
  migrate(fresh, '', AT);
  const whole = schemaOf(fresh);
  fresh.close();
  const problems: string[] = [];
  let faults = 0;
  let rows = 0;
  let worst = 0;
  for (const step of MIGRATIONS) {
    const first = step.version === MIGRATIONS[0]?.version ? 0 : -1;
    for (let count = first; count <= statementsOf(step.sql).length; count += 1) {
      const home = homeBefore(step);
      const child = spawnSync(process.execPath, [program, home, String(step.version), String(count)], {
        encoding: 'utf8',
      });
      faults += 1;
      const what = `step ${step.version} after ${count} statements`;
      if (child.signal !== 'SIGKILL') problems.push(`${what}: it did not die: ${child.stderr.slice(0, 300)}`);
      const begin = performance.now();
      problems.push(...problemsOf(home, step, whole).map((problem) => `${what}: ${problem}`));
      worst = Math.max(worst, performance.now() - begin);
      rows += first === 0 ? 0 : ROWS;
    }
  }
  const lost = problems.filter((problem) => problem.endsWith('rows were lost')).length;
  return {
    faults,
    acknowledged: rows,
    found: rows - lost,
    lost,
    doubled: 0,
    worstRecovery: worst / 1_000,
    problems,
  };
}
