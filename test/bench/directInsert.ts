import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The floor of every durable line: one row of the journal's shape per commit, WAL and synchronous=FULL, no process border, no seal. In ms. */
export function directInserts(count: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-bench-'));
  const db = new Database(join(folder, 'direct.db'));
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec(
      'CREATE TABLE entry (seq INTEGER PRIMARY KEY, at INTEGER, actor TEXT, kind TEXT, body TEXT, hash BLOB, sig BLOB) STRICT',
    );
    const insert = db.prepare(
      'INSERT INTO entry (at, actor, kind, body, hash, sig) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const body = JSON.stringify({ text: '枫坪镇值班室来电：雨势加大，正在巡查。'.repeat(3) });
    const samples: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const before = performance.now();
      insert.run(Date.now(), 'officer', 'log.recorded', body, randomBytes(32), randomBytes(64));
      samples.push(performance.now() - before);
    }
    return samples.slice(Math.floor(count / 10));
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
