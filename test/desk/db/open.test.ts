import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '../../../electron/desk/db/migrate';
import { DATABASE_FILE, OpenFailure, openReader, openWriter } from '../../../electron/desk/db/open';
import type { Db } from '../../../electron/desk/db/statement';
import { SEAT_KEY_FILE } from '../../../electron/desk/journal/keys';
import { openDesk } from '../../../electron/desk/openDesk';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { canMount, mountSmall, withoutRights } from '../faults/hardships';

let room: DeskRoom;
let path: string;

beforeEach(async () => {
  room = await makeRoom();
  await room.line('一条日志');
  path = join(room.home, DATABASE_FILE);
});
afterEach(() => room.dispose());

/** The refusal of an attempt to open; fails when it was not refused. */
function refusal(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof OpenFailure) return error.code;
    throw error;
  }
  throw new Error('it was opened');
}

const openHome = (home = room.home): string => refusal(() => openDesk({ home }).close());

/** Names and contents of all files of a home, without the lock's, and without what a reader leaves: an index and an empty log of writes. */
function filesOf(home: string): Record<string, string> {
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^lock\.db|-shm$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((name) => [name.slice(home.length), readFileSync(name)] as const)
    .filter(([name, content]) => !name.endsWith('-wal') || content.length > 0);
  return Object.fromEntries(
    files.map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]),
  );
}

/** A home as a kill leaves it: the log of the last writes still beside the database. */
function killedHome(change: (db: Db) => void = () => undefined): string {
  const home = tempFolder('killed');
  change(room.db);
  cpSync(room.home, home, { recursive: true });
  expect(existsSync(join(home, `${DATABASE_FILE}-wal`))).toBe(true);
  return home;
}

describe('settings', () => {
  const settings = (db: Db): Record<string, unknown> =>
    Object.fromEntries(
      [
        'synchronous',
        'journal_mode',
        'foreign_keys',
        'trusted_schema',
        'cell_size_check',
        'busy_timeout',
      ].map((name) => [name, db.pragma(name, { simple: true })]),
    );
  const wanted = {
    synchronous: 2,
    journal_mode: 'wal',
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
  };

  test('a writer has synchronous=FULL, when it makes the database and when it opens it again', () => {
    const home = tempFolder();
    for (const turn of ['made', 'reopened']) {
      const db = openWriter(home);
      expect({ turn, ...settings(db) }).toMatchObject({ turn, ...wanted });
      db.close();
    }
  });

  test('the driver alone reopens at NORMAL, which is why it is set and read back', () => {
    room.close();
    const db = new Database(path);
    expect(db.pragma('synchronous', { simple: true })).toBe(1);
    db.close();
  });

  test('a reader has it too and cannot write', () => {
    const db = openReader(room.home);
    expect(settings(db)).toMatchObject(wanted);
    expect(() => db.exec('DELETE FROM local_state')).toThrow('readonly');
    db.close();
  });

  test('the desk that was opened again has it', () => {
    room.reopen();
    expect(settings(room.db)).toMatchObject(wanted);
  });
});

describe('a home that cannot be opened is refused, and nothing in it is touched', () => {
  const cases: readonly (readonly [string, string, () => void])[] = [
    [
      'a file that is no database',
      'data_corrupt',
      () => writeFileSync(path, 'not a database, but long enough'.repeat(99)),
    ],
    ['an empty file beside the key', 'data_corrupt', () => writeFileSync(path, '')],
    ['an empty database beside the key', 'data_corrupt', () => emptyDatabase()],
    ['a damaged header', 'data_corrupt', () => patch(0, Buffer.from('SQLite format 4'))],
    ['a damaged first page of the schema', 'data_corrupt', () => patch(100, Buffer.alloc(200, 0xff))],
    ['a missing database beside the key', 'data_missing', () => rmSync(path)],
    ['a missing key', 'data_corrupt', () => rmSync(join(room.home, SEAT_KEY_FILE))],
    ['a key that is none', 'data_corrupt', () => writeFileSync(join(room.home, SEAT_KEY_FILE), 'nothing')],
    ['a newer schema', 'schema_newer', () => editRoom(`PRAGMA user_version = ${SCHEMA_VERSION + 10}`)],
    [
      'a missing newest row',
      'data_corrupt',
      () => editJournal('DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)'),
    ],
    ['a missing first row', 'data_corrupt', () => editJournal('DELETE FROM journal WHERE seq = 1')],
    ['a missing journal', 'data_corrupt', () => editJournal('DELETE FROM journal; DELETE FROM journal_head')],
    ['a missing head', 'data_corrupt', () => editJournal('DELETE FROM journal_head')],
    [
      'a changed newest row',
      'data_corrupt',
      () => editJournal(`UPDATE journal SET actor = 'x' WHERE seq = (SELECT max(seq) FROM journal)`),
    ],
  ];

  test.each(cases)('%s: %s', (_what, code, damage) => {
    room.close();
    damage();
    const before = filesOf(room.home);
    expect(openHome()).toBe(code);
    expect(filesOf(room.home)).toEqual(before);
    // And it is not held on to: the lock is free for whoever mends it.
    expect(openHome()).toBe(code);
  });

  function patch(at: number, bytes: Buffer): void {
    const content = readFileSync(path);
    bytes.copy(content, at);
    writeFileSync(path, content);
  }

  function emptyDatabase(): void {
    rmSync(path);
    const db = new Database(path);
    db.exec('VACUUM');
    db.close();
  }

  function editRoom(sql: string): void {
    const db = new Database(path);
    db.exec(sql);
    db.close();
  }

  function editJournal(sql: string): void {
    editRoom(
      `CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_schema WHERE type = 'trigger';
       DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete; ${sql}`,
    );
  }

  test('a database that is gone is not replaced by an empty one, even when only the backups are left', () => {
    const home = tempFolder();
    mkdirSync(join(home, 'backups'));
    writeFileSync(join(home, 'backups', 'old.db'), 'x');
    expect(openHome(home)).toBe('data_missing');
    expect(existsSync(join(home, DATABASE_FILE))).toBe(false);
  });

  test('what a killed newer version left is not even merged into its database', () => {
    const home = killedHome((db) => db.pragma(`user_version = ${SCHEMA_VERSION + 10}`));
    const before = filesOf(home);
    expect(openHome(home)).toBe('schema_newer');
    expect(filesOf(home)).toEqual(before);
  });

  test('a reader refuses a missing, a newer and a corrupt database', () => {
    expect(refusal(() => openReader(tempFolder()))).toBe('data_missing');
    room.db.pragma(`user_version = ${SCHEMA_VERSION + 10}`);
    expect(refusal(() => openReader(room.home))).toBe('schema_newer');
    room.close();
    writeFileSync(path, 'not a database, but long enough'.repeat(99));
    expect(refusal(() => openReader(room.home))).toBe('data_corrupt');
  });
});

describe('a home that may only be read', () => {
  test('is refused by its permission bits', () => {
    room.close();
    const before = filesOf(room.home);
    const files = readdirSync(room.home).map((name) => join(room.home, name));
    expect(withoutRights(() => openHome(), room.home, ...files)).toBe('read_only');
    expect(filesOf(room.home)).toEqual(before);
    room.reopen();
  });

  test('cannot be made where nothing may be made', () => {
    const parent = tempFolder();
    expect(withoutRights(() => openHome(join(parent, 'home')), parent)).toBe('read_only');
  });

  // Mounting wants rights that a container may not have; the permission bits above say the same there.
  const mounted = canMount ? [['a read-only file system']] : [];
  test.each([
    ['its permission bits, with its lock already there'],
    ...mounted,
  ])('is refused because of %s', (why) => {
    const disk = why.startsWith('its') ? null : mountSmall('8m');
    const home = disk?.path ?? room.home;
    room.close();
    if (disk) cpSync(room.home, home, { recursive: true });
    try {
      disk?.makeReadOnly();
      const open = (): string => openHome(home);
      expect(
        disk ? open() : withoutRights(open, home, join(home, 'lock.db'), join(home, DATABASE_FILE)),
      ).toBe('read_only');
    } finally {
      disk?.unmount();
    }
  });
});

test('a home that a kill left with its last writes beside the database opens with all of them', async () => {
  const home = killedHome();
  const opened = openDesk({ home });
  const row = opened.desk.db.prepare("SELECT count(*) AS n FROM log_entries WHERE text = '一条日志'").get();
  expect(row).toEqual({ n: 1 });
  opened.close();
});
