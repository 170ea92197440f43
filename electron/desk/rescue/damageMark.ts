import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpenFailure } from '../db/open';
import type { Db } from '../db/statement';

const MARK = 'damage-found';

/** Notes that a page of the database could not be read while it was in use: the next start looks at the whole file before it opens it. */
export function markDamage(home: string, at: number): void {
  try {
    writeFileSync(join(home, MARK), new Date(at).toISOString(), { mode: 0o600 });
  } catch {
    // A disk that takes nothing is refused at the next start by itself.
  }
}

/**
 * After damage was found in use SQLite checks every page of the database; a sound one (the disk read wrongly for a while, or it was restored) is opened and the note goes.
 * Throws OpenFailure data_corrupt.
 */
export function refuseMarked(db: Db, home: string): void {
  if (!existsSync(join(home, MARK))) return;
  const found = db.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') throw new OpenFailure('data_corrupt', `found in use, and again now: ${String(found)}`);
  rmSync(join(home, MARK), { force: true });
}
