import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Db, statement } from '../../electron/desk/db/statement';
import { openDesk } from '../../electron/desk/openDesk';
import { dailyPaths, lineOf, type StoredRow } from '../../electron/desk/recovery/dailyLines';
import { makeBackup } from '../../electron/desk/recovery/makeBackup';
import { restoreHome } from '../../electron/desk/recovery/restoreHome';
import { seedRoom } from '../../electron/desk/seed/seed';
import { dailyFileName } from '../../shared/domain/recovery';
import { dayOf } from '../../shared/domain/time';
import { DeskRoom, NOW, RESOURCES, TestClock, tempFolder } from '../helpers/deskRoom';
import { keepDaily } from '../helpers/recoveryRoom';
import { bulkRoom } from './bulkRoom';
import type { FaultFigures } from './figures';

export type Drill = FaultFigures & {
  readonly backupSeconds: number;
  /** seconds of the restore's parts, by the step that it told last */
  readonly parts: Readonly<Record<string, number>>;
  /** the same restored without the daily files: it must lose what came after the backup, and nothing else */
  readonly control: Omit<FaultFigures, 'problems'>;
};

const AFTER = 200;
/** Up to so many lines the room is one of invented days; larger ones are lines alone. */
const SEEDED = 20_000;

/** The accounts of a seeded room, by what a test room wants of them. */
function accountsOf(home: string): { supervisor: string; officer: string; operator: string } {
  const { desk, close } = openDesk({ home });
  const id = (name: string): string =>
    statement<[string], { id: string }>(desk.db, 'SELECT id FROM accounts WHERE name = ?').get(name)?.id ??
    '';
  const found = { supervisor: id('supervisor'), officer: id('officer1'), operator: id('operator1') };
  close();
  return found;
}

async function seededRoom(entries: number): Promise<DeskRoom> {
  const home = tempFolder('drill');
  await seedRoom({
    home,
    resources: RESOURCES,
    version: '1',
    entries,
    incidents: Math.min(20, Math.max(1, Math.floor(entries / 100))),
    seed: 1,
    end: NOW - 60_000,
    onProgress: () => Promise.resolve(),
  });
  return new DeskRoom(home, accountsOf(home), new TestClock(NOW));
}

/** As if the daily files had been kept all the time: they end with the newest row. */
function beginDaily(room: DeskRoom, folder: string): void {
  const row = statement<[], StoredRow>(room.db, 'SELECT * FROM journal ORDER BY hlc DESC LIMIT 1').get();
  if (row === undefined) throw new Error('a seeded room has rows');
  writeFileSync(join(folder, dailyFileName(dayOf(row.at))), lineOf(row, null));
}

/**
 * The disk with the room dies: a seeded room is backed up to a second disk, goes on for some lines that are acknowledged, and its home is removed. It is restored from
 * the backup and the daily files, and once more without these, which must lose exactly those lines.
 */
export async function drillRestore(entries: number): Promise<Drill> {
  const second = tempFolder('second');
  const daily = tempFolder('daily');
  mkdirSync(daily, { recursive: true });
  const room = entries > SEEDED ? await bulkRoom(entries) : await seededRoom(entries);
  const { home } = room;
  beginDaily(room, daily);
  const file = keepDaily(room, daily);
  const begin = performance.now();
  const order = { home, into: second, place: 'second', cause: 'timer', appVersion: '1' } as const;
  const backup = makeBackup({ ...order, now: room.clock.wall(), full: true }).path;
  const backupSeconds = (performance.now() - begin) / 1_000;
  const saved = rowsOf(room.db).length;
  for (let n = 0; n < AFTER; n += 1) {
    await room.line(`备份以后第 ${n} 条`);
    await file.settled();
  }
  const acknowledged = rowsOf(room.db);
  const now = room.clock.wall();
  await file.close();
  room.close();
  rmSync(home, { recursive: true, force: true });
  const restore = (dailyFiles: readonly string[]) => restoredFrom({ backup, dailyFiles, now }, acknowledged);
  const { dropped, parts, ...whole } = restore(dailyPaths(daily));
  const { dropped: none, parts: _parts, ...control } = restore([]);
  const problems = [
    ...(control.lost === acknowledged.length - saved ? [] : [`the control lost ${control.lost} rows`]),
    ...(dropped + none > 0 ? [`${dropped} lines of the daily files were not taken`] : []),
  ];
  return { ...whole, problems, backupSeconds, parts, control };
}

const rowsOf = (db: Db): string[] =>
  db
    .prepare<[], string>("SELECT origin || ' ' || seq FROM journal WHERE kind <> 'restore.done'")
    .pluck()
    .all() as string[];

type From = { readonly backup: string; readonly dailyFiles: readonly string[]; readonly now: number };

/** Restores into a new folder, opens it, and counts what of the acknowledged rows is there. */
function restoredFrom(from: From, acknowledged: readonly string[]) {
  const into = tempFolder('new');
  const begin = performance.now();
  const marks: { readonly step: string; readonly at: number }[] = [];
  const mark = (step: string): void => void marks.push({ step, at: performance.now() });
  const report = restoreHome({ ...from, into, isInPlace: false, newId: randomUUID }, mark);
  mark('open');
  const { desk, close } = openDesk({ home: into });
  mark('');
  const worstRecovery = (performance.now() - begin) / 1_000;
  const parts = Object.fromEntries(
    marks.slice(0, -1).map(({ step, at }, n) => [step, ((marks[n + 1]?.at ?? at) - at) / 1_000]),
  );
  const rows = rowsOf(desk.db);
  close();
  rmSync(into, { recursive: true, force: true });
  const found = new Set(rows);
  return {
    faults: 1,
    acknowledged: acknowledged.length,
    found: found.size,
    lost: acknowledged.filter((row) => !found.has(row)).length,
    doubled: rows.length - found.size,
    worstRecovery,
    dropped: report.dropped,
    parts,
  };
}
