import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { verifyJournal } from '../../electron/desk/journal/verify';
import { openDesk } from '../../electron/desk/openDesk';
import { seeded } from '../desk/journal/bareJournal';
import { tempFolder } from '../helpers/deskRoom';
import { acknowledgement, type Change, CRASHES, type Crash, CrashDisk, readChanges } from './crashDisk';
import type { FaultFigures } from './figures';
import { Post } from './officer';
import { Shim } from './shim/shim';

/** A life of the desk as the disk saw it: what lay there before, every change, and the acknowledgements between them. */
export type Recorded = {
  readonly home: string;
  readonly before: ReadonlyMap<string, Buffer>;
  readonly changes: readonly Change[];
};

function filesOf(folder: string, under: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files.set(join(under, name), readFileSync(path));
  }
  return files;
}

/** Records two lives of a desk in which lines are written: a stop in order between them, a kill at the end. */
export async function recordLives(script: string, lines: number): Promise<Recorded> {
  const log = join(tempFolder('record'), 'changes');
  let shim: Shim | undefined;
  const post = await Post.make(script, {
    env: (home) => {
      shim = new Shim(home, log);
      return shim.env;
    },
  });
  const kept = tempFolder('before');
  cpSync(post.home, kept, { recursive: true });
  const write = async (count: number): Promise<void> => {
    for (let line = 0; line < count; line += 1) {
      if ((await post.write()) !== 'stored') throw new Error('a line was refused while recording');
      appendFileSync(log, acknowledgement(post.officer.acknowledged.at(-1) ?? ''));
    }
  };
  await post.start();
  await write(lines);
  await post.desk.stop();
  await post.start();
  await write(Math.ceil(lines / 2));
  await post.desk.kill();
  shim?.close();
  return { home: post.home, before: filesOf(kept, post.home), changes: readChanges(log) };
}

/** What is wrong with a home that a crash left; `found` are the lines in it. */
function opened(home: string): { readonly found: ReadonlySet<string>; readonly problem: string | null } {
  try {
    const { desk, close } = openDesk({ home });
    try {
      const ids = (sql: string): string[] =>
        desk.db
          .prepare<[], { id: string }>(sql)
          .all()
          .map((row) => row.id);
      const lines = ids('SELECT id FROM log_entries WHERE human_number IS NOT NULL');
      const facts = new Set(ids("SELECT subject AS id FROM journal WHERE kind = 'log.recorded'"));
      const found = new Set(lines.filter((id) => facts.has(id)));
      if (found.size !== lines.length) return { found, problem: 'a line stands twice or without its fact' };
      if (!verifyJournal(desk.db).ok) return { found, problem: 'the journal does not verify' };
      const check = desk.db.pragma('integrity_check', { simple: true });
      return { found, problem: check === 'ok' ? null : `integrity_check: ${String(check)}` };
    } finally {
      close();
    }
  } catch (error) {
    return { found: new Set(), problem: `does not open: ${(error as Error).message}` };
  }
}

export type Replay = {
  /** every how many-th change a crash is played */
  readonly step: number;
  readonly crashes?: readonly Crash[];
  /** as under synchronous=NORMAL: the write-ahead log is not written through at a commit */
  readonly withoutLogSync?: boolean;
};

/** Crashes after every change of a recorded life and opens what is left. Acknowledged, found and lost are summed over all states. */
export function crashEverywhere({ home, before, changes }: Recorded, replay: Replay): FaultFigures {
  const random = seeded(7);
  const folder = mkdtempSync('/dev/shm/watchdesk-crash-');
  const known: string[] = [];
  const seen = new Set<string>();
  const problems: string[] = [];
  const total = { faults: 0, acknowledged: 0, found: 0, lost: 0 };
  let worst = 0;
  try {
    const disk = new CrashDisk(home, before);
    for (const [place, change] of changes.entries()) {
      if (change.what === 'acknowledged') known.push(change.id);
      const isLeftOut = replay.withoutLogSync && change.what === 'sync' && change.path.endsWith('-wal');
      if (!isLeftOut) disk.apply(change);
      // Right after an acknowledgement is the moment at which most can be lost.
      if (place % replay.step !== 0 && change.what !== 'acknowledged') continue;
      for (const crash of replay.crashes ?? CRASHES) {
        const state = `${disk.syncs} ${known.length}`;
        if (crash === 'none' && seen.has(state)) continue;
        if (crash === 'none') seen.add(state);
        const left = join(folder, 'home');
        disk.leave(crash, random, left);
        const begin = performance.now();
        const { found, problem } = opened(left);
        worst = Math.max(worst, performance.now() - begin);
        const lost = known.filter((id) => !found.has(id)).length;
        total.faults += 1;
        total.acknowledged += known.length;
        total.found += found.size;
        total.lost += lost;
        const what = `${crash} after change ${place}`;
        if (problem !== null) problems.push(`${what}: ${problem}`);
        if (found.size > known.length + 1) problems.push(`${what}: more lines than were written`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { ...total, doubled: 0, worstRecovery: worst / 1_000, problems: problems.slice(0, 20) };
}
