import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { readSeatKey } from '../../electron/desk/journal/keys';
import { makeRoom, tempFolder } from '../helpers/deskRoom';
import { DeskProcess } from './deskProcess';
import type { FaultFigures } from './figures';
import { examine, signIn, Writer } from './kill';

/**
 * A power cut: the disk keeps what was written through to it and forgets what the system still held in memory. An ext4
 * on a file in memory plays the disk; the copy of that file, taken while everything runs, is what the cut leaves.
 */
class Disk {
  readonly path: string;
  readonly #image: string;

  constructor(image: string) {
    this.#image = image;
    this.path = tempFolder('cut');
    mkdirSync(this.path, { recursive: true });
    execFileSync('mount', ['-o', 'loop', image, this.path]);
  }

  static make(): Disk {
    const image = Disk.#newImage();
    writeFileSync(image, '');
    truncateSync(image, 48 * 1_024 * 1_024);
    execFileSync('mkfs.ext4', ['-q', '-F', image]);
    return new Disk(image);
  }

  static #count = 0;
  static #newImage(): string {
    Disk.#count += 1;
    return join('/dev/shm', `watchdesk-cut-${process.pid}-${Disk.#count}.img`);
  }

  /** Cuts the power and mounts what is left of the disk. */
  cut(): Disk {
    const left = Disk.#newImage();
    copyFileSync(this.#image, left);
    this.remove();
    return new Disk(left);
  }

  remove(): void {
    execFileSync('umount', ['-l', this.path]);
    rmSync(this.#image, { force: true });
  }
}

/** True when this machine can play it: root, loop devices, ext4, memory for the file. */
export function canCutPower(): boolean {
  try {
    Disk.make().remove();
    return true;
  } catch {
    return false;
  }
}

/** Cuts the power under a desk that writes; what it had acknowledged must be on the disk. */
export async function cutPower(script: string, cuts: number, random: () => number): Promise<FaultFigures> {
  const total = { acknowledged: 0, found: 0, lost: 0, doubled: 0, worst: 0 };
  const problems: string[] = [];
  for (let cut = 1; cut <= cuts; cut += 1) {
    const disk = Disk.make();
    const home = join(disk.path, 'home');
    mkdirSync(home);
    const room = await makeRoom({ now: Date.now(), home });
    room.close();
    execFileSync('sync', ['-f', home]);
    const desk = new DeskProcess(script, home, 'seat');
    await desk.ready;
    const officer = await signIn(desk.call, 'officer');
    const writer = new Writer('screen');
    const over = writer.writeWith(desk.call, officer);
    await wait(200 + random() * 600);
    // What is acknowledged now must be on the disk; what follows while it is copied may be.
    const known = [...writer.acknowledged];
    const left = disk.cut();
    await desk.kill();
    await over;
    const begin = performance.now();
    const again = new DeskProcess(script, join(left.path, 'home'), 'seat');
    await again.ready;
    if (!(await again.call('system.status', {})).ok) problems.push(`cut ${cut}: no answer`);
    total.worst = Math.max(total.worst, performance.now() - begin);
    await again.kill();
    const witness = new Writer('screen');
    witness.acknowledged.push(...known);
    const state = examine(join(left.path, 'home'), witness);
    // Lines acknowledged during the copy may have reached it.
    const serious = state.problems.filter((problem) => !problem.includes('more than acknowledged'));
    problems.push(...serious.map((problem) => `cut ${cut}: ${problem}`));
    if (readSeatKey(join(left.path, 'home')) === null) problems.push(`cut ${cut}: the key is gone`);
    total.acknowledged += known.length;
    total.found += state.found;
    total.lost += state.lost;
    total.doubled += state.doubled;
    left.remove();
  }
  const { worst, ...figures } = total;
  return { faults: cuts, ...figures, worstRecovery: worst / 1_000, problems };
}

/** A bare writer with synchronous=NORMAL, which says "done" after each commit. */
const CARELESS = `
  const db = require('better-sqlite3')(process.argv[1]);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec('CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY)');
  const insert = db.prepare('INSERT INTO t VALUES (?)');
  let n = 0;
  const turn = () => { n += 1; insert.run(n); process.stdout.write(n + '\\n', () => setImmediate(turn)); };
  turn();
`;

/** The control: the same cut under a writer that does not wait for the disk must lose lines, or the cut proves nothing. */
export async function cutPowerOfCareless(
  cuts: number,
  random: () => number,
): Promise<Omit<FaultFigures, 'problems'>> {
  const total = { acknowledged: 0, found: 0 };
  for (let cut = 1; cut <= cuts; cut += 1) {
    const disk = Disk.make();
    const child = spawn(process.execPath, ['-e', CARELESS, join(disk.path, 'careless.db')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    await wait(400 + random() * 600);
    const acknowledged = Number(said.trim().split('\n').at(-1) ?? 0);
    const left = disk.cut();
    child.kill('SIGKILL');
    await once(child, 'exit');
    total.acknowledged += acknowledged;
    total.found += Math.min(acknowledged, countIn(join(left.path, 'careless.db')));
    left.remove();
  }
  const lost = total.acknowledged - total.found;
  return { faults: cuts, ...total, lost, doubled: 0, worstRecovery: 0 };
}

function countIn(path: string): number {
  const db = new Database(path);
  try {
    return db.prepare('SELECT count(*) FROM t').pluck().get() as number;
  } catch {
    return 0;
  } finally {
    db.close();
  }
}
