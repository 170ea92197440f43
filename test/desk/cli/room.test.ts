import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { openReader } from '../../../electron/desk/db/open';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { cli, signInOptions } from '../../helpers/cliRun';
import { tempFolder } from '../../helpers/deskRoom';

const END = '2026-11-20 09:00';
const LINES = 400;
const seedArgs = (home: string, seed = 7, entries = LINES): readonly string[] => [
  'seed',
  '--entries',
  String(entries),
  '--seed',
  String(seed),
  '--end',
  END,
  '--home',
  home,
];

function digests(home: string) {
  const db = openReader(home);
  try {
    return projectionDigests(db);
  } finally {
    db.close();
  }
}

/** The text of every line that somebody wrote, oldest first, as the journal's projection holds it. */
function texts(home: string): readonly string[] {
  const db = openReader(home);
  try {
    return (db.prepare('SELECT text FROM log_entries ORDER BY seq').all() as { text: string }[]).map(
      (row) => row.text,
    );
  } finally {
    db.close();
  }
}

let home = '';
beforeAll(async () => {
  home = tempFolder('seeded');
  const seeded = await cli(seedArgs(home));
  expect(seeded, seeded.stderr).toMatchObject({ code: 0 });
}, 60_000);

describe('seed', () => {
  test('the same seed, size and end give the same rows; another seed gives others', async () => {
    const [again, other] = [tempFolder('again'), tempFolder('other')];
    expect((await cli(seedArgs(again))).code).toBe(0);
    expect((await cli(seedArgs(other, 8))).code).toBe(0);
    // The accounts hold salted hashes and the room its keys: those differ by design.
    const own = (at: string) => {
      const { accounts: _accounts, room: _room, ...rest } = digests(at);
      return rest;
    };
    expect(own(again)).toEqual(own(home));
    expect(own(other).log_entries).not.toEqual(own(home).log_entries);
  }, 60_000);

  test('is told what it wrote; the room is a demonstration and says so', async () => {
    const db = openReader(home);
    const room = db.prepare('SELECT * FROM room').get() as Record<string, unknown>;
    db.close();
    expect(room['name']).toContain('岚溪县');
    expect(room['demo']).toBe(1);
  });

  test('refuses a home that holds data and leaves every byte', async () => {
    const before = readFileSync(join(home, 'watchdesk.db'));
    const { code, stderr } = await cli(seedArgs(home));
    expect(code).toBe(1);
    expect(stderr).toContain('已经有数据');
    expect(readFileSync(join(home, 'watchdesk.db')).equals(before)).toBe(true);
  });

  test('an interrupt leaves nothing but the lock, and the folder can be seeded again', async () => {
    const place = tempFolder('interrupted');
    const stop = new AbortController();
    stop.abort();
    const { code } = await cli(seedArgs(place, 7, 3_000), { interrupt: stop.signal });
    expect(code).toBe(1);
    expect(readdirSync(place)).toEqual(['lock.db']);
    expect((await cli(seedArgs(place))).code).toBe(0);
  });
});

describe('a seeded home', () => {
  test('is verified and rebuilds to the same digests', async () => {
    const verified = await cli(['verify', '--home', home]);
    expect(verified.code).toBe(0);
    expect(verified.stdout).toMatch(/^核验通过：\d+ 条记录/);
    const rebuilt = await cli(['rebuild', '--home', home, '--json']);
    expect(rebuilt.code).toBe(0);
    const { tables } = JSON.parse(rebuilt.stdout);
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) expect(table.before).toBe(table.after);
  }, 60_000);

  test.each([
    'supervisor',
    'officer1',
    'officer2',
    'operator1',
  ])('lets %s in with the documented password', async (name) => {
    const file = join(tempFolder('out'), 'day.csv');
    const { code, stderr } = await cli([
      'export',
      '--home',
      home,
      '--day',
      '2026-11-19',
      '--out',
      file,
      ...signInOptions(name),
    ]);
    // The operator gets past the password and no further: exports are not an operator's.
    expect(code, stderr).toBe(name === 'operator1' ? 1 : 0);
    expect(stderr).not.toContain('密码');
  });

  test('exports a day as CSV with a mark and as JSON with the same rows', async () => {
    const folder = tempFolder('out');
    const [csv, json] = [join(folder, 'day.csv'), join(folder, 'day.json')];
    const common = [
      'export',
      '--home',
      home,
      '--from',
      '2026-11-01',
      '--to',
      END,
      ...signInOptions('supervisor'),
    ];
    expect((await cli([...common, '--out', csv])).code).toBe(0);
    expect((await cli([...common, '--out', json])).code).toBe(0);
    expect([...readFileSync(csv).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows: readonly { readonly id: string; readonly words: string }[] = JSON.parse(
      readFileSync(json, 'utf8'),
    );
    expect(rows.length).toBeGreaterThan(LINES / 2);
    const table = readFileSync(csv, 'utf8');
    for (const { id } of rows) expect(table).toContain(`,${id}\r\n`);
  });

  test('never writes an export over a file or into a folder that is not there', async () => {
    const file = join(tempFolder('out'), 'missing', 'day.csv');
    const { code, stderr } = await cli([
      'export',
      '--home',
      home,
      '--day',
      '2026-11-19',
      '--out',
      file,
      ...signInOptions('supervisor'),
    ]);
    expect(code).toBe(1);
    expect(stderr.length).toBeGreaterThan(5);
    expect(existsSync(file)).toBe(false);
  });
});

describe('log add', () => {
  const add = (...more: readonly string[]): readonly string[] => [
    'log',
    'add',
    '--home',
    home,
    '--stdin',
    ...signInOptions('officer1'),
    ...more,
  ];

  test('acknowledges each line in its order, and what was acknowledged is there', async () => {
    const stdin = ['第一行：水位 3.2 米\n第二', '行\r\n', '末行没有换行'];
    const { code, stdout, stderr } = await cli(add(), { stdin });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const acks = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Number(/^ack (\d+)$/.exec(line)?.[1]));
    expect(acks).toHaveLength(3);
    expect(acks).toEqual(acks.toSorted((a, b) => a - b));
    expect(texts(home).slice(-3)).toEqual(['第一行：水位 3.2 米', '第二行', '末行没有换行']);
    expect((await cli(['verify', '--home', home])).code).toBe(0);
  }, 60_000);

  test('names each line that cannot be stored and stores the others', async () => {
    const stdin = [
      '好的一行\n',
      '\n',
      `${'长'.repeat(8_001)}\n`,
      '有\0的行\n',
      Uint8Array.of(0xff, 0xfe, 0x0a),
      '又一行\n',
    ];
    const { code, stdout, stderr } = await cli(add(), { stdin });
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    for (const number of [2, 3, 4, 5]) expect(stderr).toContain(`第 ${number} 行`);
    expect(texts(home).slice(-2)).toEqual(['好的一行', '又一行']);
  });

  test('a wrong password stores nothing', async () => {
    const before = texts(home).length;
    const { code, stdout } = await cli(
      ['log', 'add', '--home', home, '--stdin', ...signInOptions('officer2', 'not-the-password')],
      { stdin: ['不该记下\n'] },
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(texts(home).length).toBe(before);
  });

  test('an output that nobody reads ends the command; what it had stored stays whole', async () => {
    const { code } = await cli(add(), {
      stdin: ['甲\n'],
      onStdout: () => {
        throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
      },
    });
    expect(code).toBe(1);
    expect((await cli(['verify', '--home', home])).code).toBe(0);
  }, 60_000);
});

describe('a home that is not one', () => {
  test.each([
    ['verify', ['verify']],
    ['rebuild', ['rebuild']],
    ['log add', ['log', 'add', '--stdin', ...signInOptions('officer1')]],
    ['export', ['export', '--day', '2026-11-19', '--out', 'a.csv', ...signInOptions('supervisor')]],
  ])('%s says so with exit 3 and makes nothing', async (_name, args) => {
    const place = tempFolder('empty');
    const { code, stderr } = await cli([...args, '--home', place]);
    expect(code).toBe(3);
    expect(stderr).toContain('没有值班室的数据');
    expect(readdirSync(place)).toEqual([]);
  });

  test('a file of rubbish in the database’s place is left as it is', async () => {
    const place = tempFolder('rubbish');
    const file = join(place, 'watchdesk.db');
    writeFileSync(file, 'rubbish '.repeat(1_000));
    expect((await cli(['verify', '--home', place])).code).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe('rubbish '.repeat(1_000));
  });
});

describe('verify', () => {
  test('names the first row that was changed, and why', async () => {
    const place = tempFolder('tampered');
    expect((await cli(seedArgs(place))).code).toBe(0);
    const db = new Database(join(place, 'watchdesk.db'));
    db.exec('DROP TRIGGER IF EXISTS journal_no_update');
    for (const { name } of db
      .prepare("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='journal'")
      .all() as { name: string }[])
      db.exec(`DROP TRIGGER "${name}"`);
    db.prepare('UPDATE journal SET hash = zeroblob(32) WHERE seq = 50').run();
    db.close();
    const { code, stdout } = await cli(['verify', '--home', place, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, firstBad: { seq: 50 } });
  }, 60_000);
});
