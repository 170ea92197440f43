import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { schemaVersion } from '../db/migrate';
import { DATABASE_FILE, isEmptyHome, openReader } from '../db/open';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { SEAT_KEY_FILE } from '../journal/keys';
import { setCleanStop } from '../openDesk';
import { fillingIndex } from '../search/fill';
import { holdIndex } from '../search/lineIndex';
import { makeCalendar } from './calendar';
import { type Founded, foundDemoRoom } from './found';
import { Random } from './random';
import { SeedScript } from './script';

export type SeedOptions = {
  readonly home: string;
  readonly resources: string;
  readonly version: string;
  /** log lines by people, exactly */
  readonly entries: number;
  readonly incidents: number;
  readonly seed: number;
  /** the last moment that is written, UTC ms */
  readonly end: number;
  /** called after each transaction with the share that is done; may stop the work by throwing */
  readonly onProgress?: (share: number) => Promise<void> | void;
};

export type Seeded = {
  readonly entries: number;
  readonly facts: number;
  readonly incidents: number;
  readonly runs: number;
  readonly shifts: number;
  /** when the room was founded and the last moment that was written, UTC ms */
  readonly from: number;
  readonly to: number;
};

/**
 * Fills an empty home with the demonstration room 岚溪县: months of believable days up to `end`, written by the real use cases, with a journal as
 * valid as any. The same seed, size and end give the same rows in every projection. Refusal: already_exists when the home is
 * not empty. What it began is removed again when it cannot be finished.
 */
export async function seedRoom(options: SeedOptions): Promise<Seeded> {
  const { home, seed, end } = options;
  if (isInUse(home)) refuseWith('already_exists');
  const calendar = makeCalendar(new Random(seed, 'calendar'), options);
  const founded = await foundDemoRoom(options, new Random(seed, 'ids'), calendar.foundedAt);
  const script = new SeedScript(calendar, founded, seed);
  try {
    const tell = options.onProgress ?? (() => undefined);
    await script.play((share) => tell(share * SHARE_OF_WRITING));
    await fill(founded.room.desk.db, (share) => tell(SHARE_OF_WRITING + share * (1 - SHARE_OF_WRITING)));
    finish(founded);
  } catch (error) {
    abandon(founded, home);
    throw error;
  }
  return {
    entries: calendar.slots.length,
    facts: founded.room.facts,
    incidents: calendar.slots.filter((slot) => slot.fate !== null).length,
    runs: script.runs,
    shifts: calendar.days.length,
    from: calendar.foundedAt,
    to: end,
  };
}

/** True when the home holds a room, or what is left of one. A database without a single fact is what a first-run screen leaves behind. */
function isInUse(home: string): boolean {
  if (isEmptyHome(home)) return false;
  if (!existsSync(join(home, DATABASE_FILE))) return true;
  if (existsSync(join(home, SEAT_KEY_FILE))) return true;
  const db = openReader(home);
  try {
    return schemaVersion(db) > 0 && db.prepare('SELECT 1 FROM journal LIMIT 1').get() !== undefined;
  } finally {
    db.close();
  }
}

/** Of the whole time; the rest goes into the search index. */
const SHARE_OF_WRITING = 0.75;

async function fill(db: Db, tell: (share: number) => Promise<void> | void): Promise<void> {
  holdIndex(db, false);
  db.exec('BEGIN IMMEDIATE');
  for (const share of fillingIndex(db)) {
    db.exec('COMMIT');
    await tell(share);
    db.exec('BEGIN IMMEDIATE');
  }
  db.exec('COMMIT');
}

function finish({ opened, room }: Founded): void {
  const { db } = room.desk;
  setCleanStop(room.desk, true);
  db.pragma('wal_checkpoint(TRUNCATE)');
  opened.close();
}

/** Leaves the home as empty as it was. */
function abandon({ opened }: Founded, home: string): void {
  opened.close();
  for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`, SEAT_KEY_FILE]) {
    rmSync(join(home, name), { force: true });
  }
}
