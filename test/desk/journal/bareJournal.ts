import Database from 'better-sqlite3';
import { MIGRATIONS } from '../../../electron/desk/db/migrate';
import type { Db } from '../../../electron/desk/db/statement';
import { appendFacts, type JournalKeys } from '../../../electron/desk/journal/journal';
import { newSigningKey, type SigningKey } from '../../../electron/desk/journal/keys';

export type BareJournal = { readonly db: Db; readonly keys: JournalKeys; readonly seatKey: string };

/** Moment of the first row: 2026-01-01 08:00 +08:00. */
export const START = Date.UTC(2026, 0, 1);

/** An empty schema in memory, without a room: for tests of the journal alone. */
export function emptySchema(): Db {
  const db = new Database(':memory:');
  for (const { sql } of MIGRATIONS) db.exec(sql);
  return db;
}

/** A journal of `rows` short rows, the first of which carries the public key. Nothing but the journal's own code writes here. */
export function bareJournal(rows: number, key: SigningKey = newSigningKey()): BareJournal {
  const db = emptySchema();
  const keys: JournalKeys = { room: 'r1', origin: 's.1', key };
  db.transaction(() => {
    const founding = {
      kind: 'room.founded',
      subject: 'r1',
      actor: 'sys',
      body: { publicKey: key.publicText },
    };
    appendFacts(db, keys, [founding], START);
    for (let row = 2; row <= rows; row += 1) appendFacts(db, keys, [shortFact(row)], START + row * 1_000);
  }).immediate();
  return { db, keys, seatKey: key.publicText };
}

export const shortFact = (row: number) => ({
  kind: 'note',
  subject: `e${row}`,
  actor: 'a1',
  body: { t: `值${row}` },
});

/** Takes away what guards the journal, as somebody with the file and a tool can. */
export function dropTriggers(db: Db): void {
  db.exec('DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;');
}

/** Small, fast, repeatable numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const below = (random: () => number, limit: number): number => Math.floor(random() * limit);
