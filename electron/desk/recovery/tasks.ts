import { randomUUID } from 'node:crypto';
import type { BackupInfo, BackupVerdict, RestoreReport } from '../../../shared/domain/recovery';
import { openReader } from '../db/open';
import { Refusal } from '../deskError';
import { readHead } from '../journal/journal';
import { dailyPaths } from './dailyLines';
import { causeOf, freeBytes } from './files';
import { type Folder, listBackups } from './listBackups';
import { type BackupOrder, makeBackup } from './makeBackup';
import { replayable } from './replay';
import { RestoreFailure, type RestoreOrder, restoreHome } from './restoreHome';
import { verifyBackup } from './verifyBackup';

/** What worker threads do for backups. None of it needs the home's database to be readable, but for making one. */
export type RecoveryTask =
  | ({ readonly task: 'backup' } & BackupOrder)
  | { readonly task: 'backupList'; readonly folders: readonly Folder[] }
  | { readonly task: 'backupVerify'; readonly path: string; readonly journalFolder: string }
  | ({ readonly task: 'backupRestore'; readonly journalFolder: string } & Omit<
      RestoreOrder,
      'dailyFiles' | 'newId'
    >);

export type MadeBackup = {
  readonly info: BackupInfo;
  readonly count: number;
  readonly bytes: number;
  readonly freeBytes: number | null;
};
export type VerifiedBackup = BackupVerdict & { readonly replayable: number; readonly upTo: number };

export type RecoveryResults = {
  readonly backup: MadeBackup;
  readonly backupList: BackupInfo[];
  readonly backupVerify: VerifiedBackup;
  readonly backupRestore: RestoreReport;
};

const NAMES: readonly string[] = ['backup', 'backupList', 'backupVerify', 'backupRestore'];
export const isRecoveryTask = (task: { readonly task: string }): task is RecoveryTask =>
  NAMES.includes(task.task);

export function runRecoveryTask(task: RecoveryTask): RecoveryResults[RecoveryTask['task']] {
  switch (task.task) {
    case 'backup':
      return made(task);
    case 'backupList':
      return listBackups(task.folders);
    case 'backupVerify':
      return verifyWithDaily(task.path, task.journalFolder);
    case 'backupRestore':
      return restoreOrRefuse(task);
  }
}

function made(order: BackupOrder): MadeBackup {
  try {
    const info = makeBackup(order);
    const found = listBackups([{ place: order.place, path: order.into }]);
    const bytes = found.reduce((sum, one) => sum + one.bytes, 0);
    return { info, count: found.length, bytes, freeBytes: freeBytes(order.into) };
  } catch (error) {
    throw new Refusal('backup_failed', { params: { problem: causeOf(error) } });
  }
}

/** Verifies a backup and counts what the daily files would add to it. */
export function verifyWithDaily(path: string, journalFolder: string): VerifiedBackup {
  const verdict = verifyBackup(path);
  if (!verdict.ok) return { ...verdict, replayable: 0, upTo: 0 };
  const { head, room, madeAt } = verdict.manifest;
  const db = openReader(path);
  try {
    const daily = replayable(db, room.id, readHead(db, head.origin), dailyPaths(journalFolder));
    return { ...verdict, replayable: daily.rows, upTo: daily.upTo ?? madeAt };
  } finally {
    db.close();
  }
}

function restoreOrRefuse(task: Extract<RecoveryTask, { task: 'backupRestore' }>): RestoreReport {
  try {
    return restoreHome({ ...task, dailyFiles: dailyPaths(task.journalFolder), newId: randomUUID });
  } catch (error) {
    const problem = error instanceof RestoreFailure ? error.code : causeOf(error);
    const detail = error instanceof Error ? error.message.slice(0, 300) : '';
    throw new Refusal('restore_failed', { params: { problem, detail } });
  }
}
