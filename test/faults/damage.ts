import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE, openReader } from '../../electron/desk/db/open';
import { schemaDifference } from '../../electron/desk/db/schemaCheck';
import type { Db } from '../../electron/desk/db/statement';
import { readSeatKey } from '../../electron/desk/journal/keys';
import { verifyJournal } from '../../electron/desk/journal/verify';
import { below } from '../desk/journal/bareJournal';
import { makeRoom, tempFolder } from '../helpers/deskRoom';
import { contentOf, digestsOf, isFromSqlite } from './content';
import type { FaultFigures } from './figures';

type Random = () => number;
type Sound = {
  readonly content: string;
  readonly withoutIndex: string;
  readonly digests: string;
  readonly local: string;
  readonly lines: number;
  readonly head: string;
};

const PAGE = 4_096;
export const DAMAGES = ['bits', 'zeroed page', 'page of another place', 'cut off', 'noise'] as const;
export type Damage = (typeof DAMAGES)[number];

/** The bytes of a file after something happened to it while nobody looked. */
function damaged(whole: Buffer, damage: Damage, random: Random): Buffer {
  const bytes = Buffer.from(whole);
  const pages = Math.floor(whole.length / PAGE);
  const page = below(random, pages) * PAGE;
  if (damage === 'zeroed page') bytes.fill(0, page, page + PAGE);
  else if (damage === 'page of another place') whole.copy(bytes, page, below(random, pages) * PAGE, PAGE);
  else if (damage === 'cut off') return bytes.subarray(0, below(random, whole.length));
  else if (damage === 'noise') for (let at = 0; at < 512; at += 1) bytes[page + at] = below(random, 256);
  else {
    for (let bits = 1 + below(random, 64); bits > 0; bits -= 1) {
      const at = below(random, whole.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8));
    }
  }
  return bytes;
}

/** Rows that only this seat has are in no journal: nothing can tell what they were. */
function localOf(db: Db): string {
  const names = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'local\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all();
  return JSON.stringify(names.map(({ name }) => db.prepare(`SELECT * FROM ${name}`).all()));
}

function soundOf(home: string): Sound {
  const db = openReader(home);
  try {
    return {
      content: contentOf(db),
      withoutIndex: contentOf(db, false),
      digests: digestsOf(db),
      local: localOf(db),
      lines: db.prepare('SELECT count(*) FROM log_entries').pluck().get() as number,
      head: headOf(db),
    };
  } finally {
    db.close();
  }
}

/** What the printed log carries of the newest row, and what stands outside the machine therefore. */
function headOf(db: Db): string {
  const row = db.prepare('SELECT seq, hash FROM journal_head').get() as { seq: number; hash: Buffer };
  return `${row.seq} ${row.hash.toString('hex')}`;
}

type Outcome = 'noticed' | 'unchanged' | 'local' | 'index' | 'missed';

/** Whether what `doctor`, `verify` and `rebuild` look at tells that the file is not what it was. */
function outcomeIn(home: string, sound: Sound, seatKey: string | null): Outcome {
  let db: Db | undefined;
  try {
    db = openReader(home);
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') return 'noticed';
    if (schemaDifference(db) !== null) return 'noticed';
    if (!verifyJournal(db, seatKey).ok || digestsOf(db) !== sound.digests) return 'noticed';
    if (contentOf(db) === sound.content) return 'unchanged';
    if (localOf(db) !== sound.local) return 'local';
    return contentOf(db, false) === sound.withoutIndex ? 'index' : 'missed';
  } catch (error) {
    if (isFromSqlite(error)) return 'noticed';
    throw error;
  } finally {
    db?.close();
  }
}

async function damagedRoom(lines: number, keepsLog: boolean): Promise<{ home: string; key: string | null }> {
  const room = await makeRoom();
  for (let line = 1; line <= lines; line += 1) await room.line(`第${line}条：雨势加大。`);
  if (!keepsLog) {
    room.db.pragma('wal_checkpoint(TRUNCATE)');
    room.db.pragma('journal_mode = DELETE');
    room.close();
  }
  const home = tempFolder('damaged');
  cpSync(room.home, home, { recursive: true });
  if (keepsLog) {
    // The copy stands as after a kill: the newest lines are in the write-ahead log alone.
    rmSync(join(home, `${DATABASE_FILE}-shm`), { force: true });
    room.close();
  }
  room.dispose();
  return { home, key: readSeatKey(home)?.publicText ?? null };
}

export type Damaged = FaultFigures & {
  readonly unchanged: number;
  readonly local: number;
  readonly index: number;
};

/**
 * F9: the database file is damaged while nobody looks. Acknowledged counts the cases in which something that the room has said was changed, found those of them that
 * were noticed, lost those that were not.
 */
export async function damageAtRest(times: number, random: Random): Promise<Damaged> {
  const { home, key } = await damagedRoom(40, false);
  const file = join(home, DATABASE_FILE);
  const whole = readFileSync(file);
  const sound = soundOf(home);
  const counts: Record<Outcome, number> = { noticed: 0, unchanged: 0, local: 0, index: 0, missed: 0 };
  const problems: string[] = [];
  let worst = 0;
  for (let time = 0; time < times; time += 1) {
    const damage = DAMAGES[time % DAMAGES.length] ?? 'bits';
    writeFileSync(file, damaged(whole, damage, random));
    const begin = performance.now();
    const outcome = outcomeIn(home, sound, key);
    worst = Math.max(worst, performance.now() - begin);
    counts[outcome] += 1;
    if (outcome === 'missed') problems.push(`case ${time} (${damage}) was not noticed`);
  }
  const { noticed, missed, unchanged, local, index } = counts;
  return {
    faults: times,
    acknowledged: noticed + missed,
    found: noticed,
    lost: missed,
    doubled: 0,
    worstRecovery: worst / 1_000,
    problems,
    unchanged,
    local,
    index,
  };
}

/**
 * F9 again, on the write-ahead log that a kill leaves: removed, cut off or changed, it leaves a shorter journal that verifies by itself. The check code of the newest
 * row that stands outside the machine tells. Counted as before.
 */
export async function damageLog(times: number, random: Random): Promise<FaultFigures> {
  const { home, key } = await damagedRoom(40, true);
  const kept = tempFolder('log');
  cpSync(home, kept, { recursive: true });
  const log = `${join(home, DATABASE_FILE)}-wal`;
  const whole = readFileSync(log);
  const sound = soundOf(kept);
  const total = { changed: 0, noticed: 0 };
  const problems: string[] = [];
  for (let time = 0; time < times; time += 1) {
    cpSync(join(kept, DATABASE_FILE), join(home, DATABASE_FILE));
    rmSync(`${join(home, DATABASE_FILE)}-shm`, { force: true });
    writeFileSync(log, time % 3 === 0 ? damaged(whole, 'bits', random) : whole);
    if (time % 3 === 1) truncateSync(log, below(random, whole.length));
    if (time % 3 === 2 && time % 2 === 0) rmSync(log);
    else if (time % 3 === 2) writeFileSync(log, damaged(whole, 'zeroed page', random));
    const outcome = logOutcome(home, sound, key);
    if (outcome === 'unchanged') continue;
    total.changed += 1;
    if (outcome === 'noticed') total.noticed += 1;
    else problems.push(`case ${time} of the log was not noticed`);
  }
  const { changed, noticed } = total;
  return {
    faults: times,
    acknowledged: changed,
    found: noticed,
    lost: changed - noticed,
    doubled: 0,
    worstRecovery: 0,
    problems,
  };
}

function logOutcome(home: string, sound: Sound, key: string | null): 'noticed' | 'unchanged' | 'missed' {
  let db: Db | undefined;
  try {
    db = openReader(home);
    const lines = db.prepare('SELECT count(*) FROM log_entries').pluck().get() as number;
    if (lines === sound.lines && contentOf(db) === sound.content) return 'unchanged';
    return !verifyJournal(db, key).ok || headOf(db) !== sound.head ? 'noticed' : 'missed';
  } catch (error) {
    if (isFromSqlite(error)) return 'noticed';
    throw error;
  } finally {
    db?.close();
  }
}
