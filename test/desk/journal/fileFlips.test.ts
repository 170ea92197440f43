import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DATABASE_FILE, openReader } from '../../../electron/desk/db/open';
import { schemaDifference } from '../../../electron/desk/db/schemaCheck';
import type { Db } from '../../../electron/desk/db/statement';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { PROJECTION_TABLES } from '../../../electron/desk/projections/tables';
import { SEARCH_TABLES } from '../../../electron/desk/search/content';
import { contentOf, digestsOf, isFromSqlite } from '../../faults/content';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { below, seeded } from './bareJournal';

/**
 * Damage at rest: one random bit of the database file. Whatever it hits must be noticed by SQLite when the file is
 * read, by its integrity check, by `verify` (the definitions and the chain), or by `rebuild` (whose digests differ from what stands), or else nothing
 * that the file says may have changed. Of the search index its tokens are compared; where its lists of rows changed
 * and nothing else did, no line is touched, and `rebuild` makes them anew.
 */
const FLIPS = process.env.WATCHDESK_FAULTS === 'all' ? 3_000 : 200;

let room: DeskRoom;
let home: string;
let whole: Buffer;
let before: string;
let beforeWithoutIndex: string;
let digests: string;
let seatKey: string;

type Outcome =
  | 'sqlite'
  | 'integrity_check'
  | 'schema'
  | 'verify'
  | 'rebuild'
  | 'identical'
  | 'local'
  | 'index'
  | 'missed';

/** Rows that only this seat has: they are in no journal, so nothing can tell what they were. */
const LOCAL = [
  'local_credentials',
  'local_lockouts',
  'local_password_history',
  'local_pins',
  'local_plan_drafts',
  'local_report_drafts',
  'local_roster_files',
  'local_rungs_touched',
  'local_seat_locks',
  'local_sessions',
  'local_targets',
  'local_state',
];

function localOf(db: Db): string {
  return JSON.stringify(LOCAL.map((table) => db.prepare(`SELECT * FROM ${table}`).all()));
}

let localBefore: string;

function outcomeOf(bytes: Buffer): Outcome {
  writeFileSync(join(home, DATABASE_FILE), bytes);
  let db: Db | undefined;
  try {
    db = openReader(home);
    const check = db.pragma('integrity_check', { simple: true });
    if (check !== 'ok') return 'integrity_check';
    if (schemaDifference(db) !== null) return 'schema';
    if (!verifyJournal(db, seatKey).ok) return 'verify';
    if (digestsOf(db) !== digests) return 'rebuild';
    if (contentOf(db) === before) return 'identical';
    if (localOf(db) !== localBefore) return 'local';
    return contentOf(db, false) === beforeWithoutIndex ? 'index' : 'missed';
  } catch (error) {
    // Only SQLite may speak here; any other failure is one of ours.
    if (isFromSqlite(error)) return 'sqlite';
    throw error;
  } finally {
    db?.close();
  }
}

beforeAll(async () => {
  room = await makeRoom();
  await room.call('incident.record', {
    incidentId: room.newId(),
    callback: '',
    caller: { unit: '枫坪镇', name: '王×', post: '', phone: '' },
    source: '电话',
    type: 'geological',
    place: '上坑村',
    title: '',
    summary: '滑坡',
    occurredAt: null,
    receivedAt: null,
    casualties: { dead: 0, missing: 0, trapped: 3, seriousInjury: 0, threatened: 0, evacuated: 0 },
    grade: null,
    sensitive: false,
    parentId: null,
  });
  for (let line = 1; line <= 40; line += 1) await room.line(`第${line}条`);
  seatKey = room.desk.keys?.key.publicText ?? '';
  room.db.pragma('wal_checkpoint(TRUNCATE)');
  room.db.pragma('journal_mode = DELETE');
  room.close();
  home = tempFolder('flipped');
  cpSync(room.home, home, { recursive: true });
  whole = readFileSync(join(home, DATABASE_FILE));
  const db = openReader(home);
  before = contentOf(db);
  beforeWithoutIndex = contentOf(db, false);
  digests = digestsOf(db);
  localBefore = localOf(db);
  db.close();
});

afterAll(() => room.dispose());

test(`${FLIPS} random bits of the file, flipped in turn: each is noticed, or nothing changed`, {
  timeout: 900_000,
}, () => {
  const random = seeded(2026);
  const counts: Record<Outcome, number> = {
    sqlite: 0,
    integrity_check: 0,
    schema: 0,
    verify: 0,
    rebuild: 0,
    identical: 0,
    local: 0,
    index: 0,
    missed: 0,
  };
  const missed: string[] = [];
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const at = below(random, whole.length);
    const bit = below(random, 8);
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    const outcome = outcomeOf(bytes);
    counts[outcome] += 1;
    if (outcome === 'missed') missed.push(`byte ${at}, bit ${bit}`);
  }
  process.stdout.write(`file flips: ${JSON.stringify(counts)} in ${whole.length} bytes\n`);
  expect(missed).toEqual([]);
  expect(counts.verify).toBeGreaterThan(0);
});

test('the tables that these tests leave out are the local ones alone', () => {
  room.reopen();
  const tables = room.db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name);
  const parts = tables.filter((name) => SEARCH_TABLES.some((table) => name.startsWith(`${table}_`)));
  expect(tables).toEqual(
    ['journal', 'journal_head', ...LOCAL, ...PROJECTION_TABLES, ...SEARCH_TABLES, ...parts].sort(),
  );
});
