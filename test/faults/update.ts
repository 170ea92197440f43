import { createHash, randomUUID } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { SCHEMA_VERSION } from '../../electron/desk/db/migrate';
import { openWriter } from '../../electron/desk/db/open';
import { projectionDigests } from '../../electron/desk/projections/digest';
import { rebuildProjections } from '../../electron/desk/projections/project';
import { tempFolder } from '../helpers/deskRoom';
import { DeskProcess } from './deskProcess';
import type { FaultFigures } from './figures';
import { figuresOf, Post } from './officer';

const database = (home: string): string => join(home, 'watchdesk.db');

/** Hashes of what belongs to the room: the database, its key, its copies, its files. */
function dataOf(home: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(home, name);
    if (/(-shm|-wal|lock\.db.*|\.sock)$|^run/.test(name) || !statSync(path).isFile()) continue;
    hash.update(name).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** F20: a program older than the data says so, touches nothing, and the newer program finds everything. */
export async function startOlder(script: string, rounds: number): Promise<FaultFigures> {
  const post = await Post.make(script);
  for (let round = 0; round < rounds; round += 1) {
    await post.start();
    await post.mustWrite(10);
    await post.desk.stop();
    setVersion(post.home, SCHEMA_VERSION + 1 + round);
    const before = dataOf(post.home);
    const older = new DeskProcess(script, post.home, randomUUID());
    await older.ready;
    const status = await older.call('system.status', {});
    const code = status.ok ? (status.value as { failure: { code: string } | null }).failure?.code : 'none';
    if (code !== 'schema_newer') post.problems.push(`the older program said ${code ?? 'that all is well'}`);
    if ((await older.call('board.get', {})).ok) post.problems.push('the older program showed a board');
    if (round % 2 === 0) await older.stop();
    else await older.kill();
    if (dataOf(post.home) !== before) post.problems.push('the older program changed the data');
    setVersion(post.home, SCHEMA_VERSION);
    const begin = performance.now();
    await post.comeBack(begin);
    await post.desk.stop();
  }
  return figuresOf(post, rounds);
}

function setVersion(home: string, version: number): void {
  const db = new Database(database(home));
  db.pragma(`user_version = ${version}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Whether the tables stand as the journal makes them, tried on a copy. */
function isAsRebuilt(home: string): boolean {
  const copy = tempFolder('rebuilt');
  cpSync(home, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  const db = openWriter(copy);
  try {
    const before = JSON.stringify(projectionDigests(db));
    rebuildProjections(db);
    return JSON.stringify(projectionDigests(db)) === before;
  } finally {
    db.close();
  }
}

/** F20 again: after the new program is installed its first start, which fills the tables anew, is killed again and again before one ends. */
export async function killFirstStarts(
  script: string,
  options: { readonly rounds: number; readonly lines: number; readonly random: () => number },
): Promise<FaultFigures> {
  const post = await Post.make(script);
  await post.start();
  await post.mustWrite(options.lines);
  await post.desk.stop();
  for (let round = 0; round < options.rounds; round += 1) {
    markStale(post.home);
    const first = new DeskProcess(script, post.home, randomUUID());
    await wait(80 + options.random() * 500);
    await first.kill();
  }
  const last = new DeskProcess(script, post.home, randomUUID());
  const begin = performance.now();
  await last.ready;
  post.worst = performance.now() - begin;
  await last.stop();
  if (!isAsRebuilt(post.home)) post.problems.push('the tables are not those that the journal makes');
  await post.start();
  return figuresOf(post, options.rounds);
}

/** What the last step of the schema leaves behind: the tables have to be filled from the journal. */
function markStale(home: string): void {
  const db = new Database(database(home));
  db.exec("INSERT OR REPLACE INTO local_state (name, value) VALUES ('projections_stale', '1')");
  db.close();
}
