import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS, type Migration, migrate, schemaVersion } from '../../../electron/desk/db/migrate';
import { openWriter } from '../../../electron/desk/db/open';
import type { Db } from '../../../electron/desk/db/statement';
import { appendFacts } from '../../../electron/desk/journal/journal';
import { newSigningKey } from '../../../electron/desk/journal/keys';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { PROJECTION_TABLES } from '../../../electron/desk/projections/tables';
import { SEARCH_TABLES } from '../../../electron/desk/search/content';
import { schemaOf, statementsOf } from '../../faults/schemaText';
import { makeRoom, tempFolder } from '../../helpers/deskRoom';
import { START, shortFact } from '../journal/bareJournal';

describe('the schema', () => {
  test('of a new home is the one that stands in schema.sql', async () => {
    const db = openWriter(tempFolder());
    expect(migrate(db, '', START)).toEqual(MIGRATIONS.map(({ version }) => version));
    await expect(schemaOf(db)).toMatchFileSnapshot('schema.sql');
    db.close();
  });

  test('has numbers that go up, and steps that import nothing live', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    const folder = new URL('../../../electron/desk/db/migrations/', import.meta.url);
    for (const name of readdirSync(folder)) {
      const imports = readFileSync(new URL(name, folder), 'utf8').match(/^import .*$/gm) ?? [];
      expect({ name, imports }).toEqual({ name, imports: ["import type { Migration } from '../migrate';"] });
    }
  });

  test('has strict tables only', () => {
    const db = openWriter(tempFolder());
    migrate(db, '', START);
    // An index and the tables behind it are SQLite's own.
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type NOT IN ('virtual', 'shadow') AND strict = 0",
      )
      .all();
    expect(loose).toEqual([{ name: 'sqlite_schema' }]);
    db.close();
  });

  test('lists as projections every table that is neither the journal nor local', () => {
    const db = openWriter(tempFolder());
    migrate(db, '', START);
    const tables = db
      .prepare<[], { name: string }>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' ORDER BY name",
      )
      .all()
      .map(({ name }) => name)
      .filter((name) => !/^(local_|journal|sqlite_)/.test(name));
    expect(tables).toEqual([...PROJECTION_TABLES, ...SEARCH_TABLES].sort());
    db.close();
  });
});

describe('bringing an older database up', () => {
  const [first, ...later] = MIGRATIONS as readonly [Migration, ...Migration[]];

  /** A database of the first version with a journal in it, and its home. */
  function olderHome(): { home: string; db: Db; rows: unknown[] } {
    const home = tempFolder('older');
    const db = openWriter(home);
    migrate(db, home, START, [first]);
    const key = newSigningKey();
    const keys = { room: 'r1', origin: 's.1', key };
    const founding = {
      kind: 'room.founded',
      subject: 'r1',
      actor: 'sys',
      body: { publicKey: key.publicText },
    };
    db.transaction(() => appendFacts(db, keys, [founding, shortFact(2), shortFact(3)], START))();
    db.prepare(`INSERT INTO local_state (name, value) VALUES ('heartbeat', '7')`).run();
    return { home, db, rows: rowsOf(db) };
  }

  const rowsOf = (db: Db): unknown[] =>
    ['journal', 'journal_head', 'local_state'].flatMap((table) => db.prepare(`SELECT * FROM ${table}`).all());
  const copiesIn = (home: string): string[] => {
    mkdirSync(join(home, 'backups'), { recursive: true });
    return readdirSync(join(home, 'backups')).sort();
  };

  test('keeps every row, and gives the same schema as a new one', async () => {
    const { home, db, rows } = olderHome();
    expect(migrate(db, home, START)).toEqual(later.map(({ version }) => version));
    expect(rowsOf(db)).toEqual(rows);
    expect(verifyJournal(db).ok).toBe(true);
    await expect(schemaOf(db)).toMatchFileSnapshot('schema.sql');
    expect(migrate(db, home, START)).toEqual([]);
    db.close();
  });

  test('leaves one dated copy of what was there before the steps', () => {
    const { home, db, rows } = olderHome();
    migrate(db, home, Date.UTC(2026, 10, 23, 18, 58, 13));
    const name = `before-schema-${later[0]?.version}-2026-11-23T18-58-13-000Z.db`;
    expect(copiesIn(home)).toEqual([name]);
    const copy = new Database(join(home, 'backups', name), { readonly: true });
    expect(schemaVersion(copy)).toBe(first.version);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(rowsOf(copy)).toEqual(rows);
    expect(verifyJournal(copy).ok).toBe(true);
    copy.close();
    db.close();
  });

  test('leaves no half of a copy that failed', () => {
    const { home, db, rows } = olderHome();
    const exec = db.prepare.bind(db);
    db.prepare = ((sql: string) => {
      if (!sql.startsWith('VACUUM')) return exec(sql);
      return {
        run: (path: string) => {
          writeFileSync(path, 'half');
          throw new Error('disk full');
        },
      };
    }) as typeof db.prepare;
    expect(() => migrate(db, home, START)).toThrow('disk full');
    db.prepare = exec as typeof db.prepare;
    expect(copiesIn(home)).toEqual([]);
    expect(schemaVersion(db)).toBe(first.version);
    expect(rowsOf(db)).toEqual(rows);
    db.close();
  });

  test('makes no copy of a database that holds nothing yet', () => {
    const home = tempFolder();
    const db = openWriter(home);
    migrate(db, home, START);
    expect(copiesIn(home)).toEqual([]);
    db.close();
  });

  test('does not begin when the copy cannot be made', () => {
    const { home, db, rows } = olderHome();
    mkdirSync(join(home, 'backups', 'before-schema-20-2026-01-01T00-00-00-000Z.db-journal'), {
      recursive: true,
    });
    db.function('never', () => {
      throw new Error('the step was begun');
    });
    const failing = [first, { version: 20, name: 'x', sql: 'SELECT never()' }];
    expect(() => migrate(db, '/proc/nowhere', START, failing)).toThrow('ENOENT');
    expect(rowsOf(db)).toEqual(rows);
    expect(schemaVersion(db)).toBe(first.version);
    db.close();
  });

  describe.each(
    MIGRATIONS.map((migration) => [migration.version, migration] as const),
  )('step %i', (version, step) => {
    const statements = statementsOf(step.sql);
    const before = MIGRATIONS.filter((one) => one.version < version);

    test('is cut into its statements rightly by this test', () => {
      const db = new Database(':memory:');
      for (const one of before) db.exec(one.sql);
      for (const statement of statements) expect(() => db.prepare(statement).run()).not.toThrow();
      const whole = new Database(':memory:');
      for (const one of [...before, step]) whole.exec(one.sql);
      expect(schemaOf(db)).toBe(schemaOf(whole));
    });

    test('that stops after any of its statements leaves the old version whole, and can be done again', () => {
      const home = tempFolder();
      const db = openWriter(home);
      migrate(db, home, START, before);
      const old = schemaOf(db);
      db.function('stop', () => {
        throw new Error('stopped here');
      });
      for (let done = 0; done <= statements.length; done += 1) {
        const sql = `${statements.slice(0, done).join('')} SELECT stop();`;
        expect(() => migrate(db, home, START, [...before, { ...step, sql }])).toThrow('stopped here');
        expect(db.inTransaction).toBe(false);
        expect(schemaOf(db)).toBe(old);
      }
      expect(migrate(db, home, START, [...before, step])).toEqual([version]);
      db.close();
    });
  });
});

test('a room of today needs no step when it is opened again', async () => {
  const room = await makeRoom();
  const before = schemaOf(room.db);
  room.reopen();
  expect(schemaOf(room.db)).toBe(before);
  expect(readdirSync(room.home)).not.toContain('backups');
  room.dispose();
});
