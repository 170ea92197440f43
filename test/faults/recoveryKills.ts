import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpenFailure } from '../../electron/desk/db/open';
import { statement } from '../../electron/desk/db/statement';
import { verifyJournal } from '../../electron/desk/journal/verify';
import { openDesk } from '../../electron/desk/openDesk';
import { finishRestore } from '../../electron/desk/recovery/finishRestore';
import { listBackups } from '../../electron/desk/recovery/listBackups';
import { makeBackup } from '../../electron/desk/recovery/makeBackup';
import { backupsFolder } from '../../electron/desk/recovery/places';
import { restoreHome } from '../../electron/desk/recovery/restoreHome';
import { verifyBackup } from '../../electron/desk/recovery/verifyBackup';
import { makeRoom, tempFolder } from '../helpers/deskRoom';
import { attach } from '../helpers/recoveryRoom';
import { bundleProgram } from './deskBundle';
import type { FaultFigures } from './figures';
import { report, reportControl } from './report';
import { drillRestore } from './restoreDrill';

export const BACKUP_STEPS = ['database', 'key', 'attachments', 'manifest', 'verify', 'rename', 'rotate'];
export const RESTORE_STEPS = [
  'check',
  'copy',
  'rows',
  'verify',
  'ready',
  'aside attachments',
  'place attachments',
  'aside seat.key',
  'place seat.key',
  'aside watchdesk.db',
  'place watchdesk.db',
  'clean',
];

type Ground = {
  readonly home: string;
  readonly backup: string;
  readonly entries: number;
  readonly now: number;
};

/** A room with some lines, an attachment and one good backup, closed. */
async function ground(): Promise<Ground> {
  const room = await makeRoom();
  await attach(room, '一份传真');
  for (let n = 0; n < 10; n += 1) await room.line(`第 ${n} 条`);
  const entries = room.facts().length;
  const now = room.clock.wall();
  const { home } = room;
  room.close();
  const order = {
    home,
    into: backupsFolder(home),
    place: 'home',
    cause: 'command',
    appVersion: '1',
  } as const;
  const backup = makeBackup({ ...order, now, full: true }).path;
  return { home, backup, entries, now };
}

const copyOf = (home: string): string => {
  const copy = tempFolder('killed');
  cpSync(home, copy, { recursive: true });
  return copy;
};

/** After a kill in a backup: every backup that has a name is whole, and at least the one before is there. */
function backupProblems(home: string): string[] {
  const found = listBackups([{ place: 'home', path: backupsFolder(home) }]);
  const bad = found.filter((one) => !verifyBackup(one.path).ok);
  return [
    ...bad.map((one) => `${one.name} has a good name and is not whole`),
    ...(found.length === 0 ? ['the last good backup is gone'] : []),
  ];
}

/** After a kill in a restore: the next opening has the whole room, or the damaged one untouched and the restore can be done again. */
function restoreProblems(home: string, { backup, entries, now }: Ground): string[] {
  const problems: string[] = [];
  try {
    openDesk({ home }).close();
  } catch (error) {
    if (!(error instanceof OpenFailure)) return [`it does not open: ${(error as Error).message}`];
    restoreHome({ backup, dailyFiles: [], into: home, isInPlace: true, now: now + 1, newId: () => 'again' });
  }
  const { desk, close } = openDesk({ home });
  const { ok, entries: rows } = verifyJournal(desk.db, desk.keys?.key.publicText ?? null);
  const named = statement<[], { count: number }>(desk.db, 'SELECT count(*) AS count FROM attachments').get();
  close();
  if (!ok) problems.push('verify');
  if (rows !== entries + 1) problems.push(`${rows} of ${entries + 1} rows`);
  if (named?.count !== 1) problems.push('the attachment is not named');
  if (finishRestore(home) !== null) problems.push('something was left to be done');
  const aside = readdirSync(home).filter((name) => name.startsWith('damaged-'));
  if (!aside.some((name) => existsSync(join(home, name, 'watchdesk.db'))))
    problems.push('the damaged data is gone');
  return problems;
}

/** Kills a backup and a restore before each of the given steps and looks what is there afterwards. */
export async function killRecovery(
  backupSteps: readonly string[] = BACKUP_STEPS,
  restoreSteps: readonly string[] = RESTORE_STEPS,
): Promise<FaultFigures> {
  const program = await bundleProgram('test/faults/recoveryAndDie.ts');
  const base = await ground();
  const problems: string[] = [];
  let worst = 0;
  const play = (
    what: string,
    step: string,
    home: string,
    rest: readonly string[],
    look: () => string[],
  ): void => {
    const args = [program, what, home, step, ...rest];
    const child = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const name = `${what} before “${step}”`;
    if (child.signal !== 'SIGKILL') problems.push(`${name}: it did not die: ${child.stderr.slice(0, 300)}`);
    const begin = performance.now();
    problems.push(...look().map((problem) => `${name}: ${problem}`));
    worst = Math.max(worst, performance.now() - begin);
    rmSync(home, { recursive: true, force: true });
  };
  for (const step of backupSteps) {
    const home = copyOf(base.home);
    play('backup', step, home, [], () => backupProblems(home));
  }
  for (const step of restoreSteps) {
    const home = copyOf(base.home);
    writeFileSync(join(home, 'watchdesk.db'), 'damaged');
    play('restore', step, home, [base.backup, String(base.now)], () => restoreProblems(home, base));
  }
  const faults = backupSteps.length + restoreSteps.length;
  const acknowledged = base.entries * restoreSteps.length;
  const lost = problems.filter((problem) => problem.includes(' rows')).length;
  rmSync(base.home, { recursive: true, force: true });
  return {
    faults,
    acknowledged,
    found: acknowledged - lost,
    lost,
    doubled: 0,
    worstRecovery: worst / 1_000,
    problems,
  };
}

/** F11 for backups and restores, and the drill: the disk dies, and the room is had again from the second one. */
export async function playRestore(entries: number): Promise<readonly string[]> {
  const kills = report(
    'F11',
    'SIGKILL before each step of a backup and of a restore',
    await killRecovery(),
    5,
  );
  const { control, backupSeconds, parts, ...drill } = await drillRestore(entries);
  const longest = Object.entries(parts)
    .filter(([, seconds]) => seconds >= 0.1)
    .map(([step, seconds]) => `${step} ${seconds.toFixed(1)}`);
  const note = `backup made and verified in ${backupSeconds.toFixed(1)} s; worst recovery: restored, verified and open (${longest.join(', ')} s)`;
  return [
    ...kills,
    ...report('RTO', `the disk dies with ${entries} lines of the log on it`, drill, 600, note),
    ...reportControl('RTO', 'the same restored without the daily files', control),
  ];
}
