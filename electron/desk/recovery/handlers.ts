import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import type { RecoveryLook } from '../../../shared/contract/areas/recovery';
import { type BackupInfo, isSameName } from '../../../shared/domain/recovery';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { readSetting } from '../settings/read';
import { dailyPaths } from './dailyLines';
import { lastMoment } from './dailyLook';
import { runBackup } from './keeper';
import { type Folder, foldersOf } from './listBackups';
import { notePlaces, readPlaces } from './places';
import { backupState, ownFolders, unfitReason } from './state';
import { requireTwoPeople } from './twoPeople';

/** A restore puts back what is damaged or gone. It makes no room on a disk, and takes nothing from a program that holds the data. */
const RESTORABLE = new Set(['data_corrupt', 'data_missing']);

/** Every folder that is known, with or without a database that can be read. */
function folders({ desk, services }: Call): Folder[] {
  const places = readPlaces(desk.home);
  if (services.failure !== null) return foldersOf(desk.home, places);
  const { secondFolder, journalFolder } = readSetting(desk.db, 'backups');
  return foldersOf(desk.home, { ...places, secondFolder, journalFolder });
}

async function look(call: Call): Promise<RecoveryLook> {
  const { desk, services } = call;
  const known = folders(call);
  const { journalFolder } = readPlaces(desk.home);
  const found = await services.workers.run({ task: 'backupList', folders: known });
  const files = dailyPaths(journalFolder);
  return {
    failure: services.failure,
    home: desk.home,
    found: found.map(mutable),
    daily:
      journalFolder === ''
        ? []
        : [{ folder: journalFolder, files: files.length, newestAt: lastMoment(files) }],
    canRestore: services.failure !== null && RESTORABLE.has(services.failure.code),
    absentFolders: [...known.map((one) => one.path), ...(journalFolder === '' ? [] : [journalFolder])].filter(
      (path) => unfitReason(desk.home, path) === 'not_a_folder',
    ),
  };
}

/** A copy that the contract's own types take. */
const mutable = <T extends object>(value: T): { -readonly [K in keyof T]: T[K] } => ({ ...value });

/** The backup of an id, in a folder that is known: no path ever comes from a page. */
async function backupOf(call: Call, backupId: string): Promise<BackupInfo> {
  const found = await call.services.workers.run({ task: 'backupList', folders: folders(call) });
  return found.find((one) => one.id === backupId) ?? refuseWith('backup_gone', { field: 'backupId' });
}

function requireFit(home: string, path: string): void {
  const reason = unfitReason(home, path);
  if (reason !== null) refuseWith('folder_unfit', { field: 'path', params: { reason } });
  try {
    accessSync(path, constants.W_OK);
  } catch {
    refuseWith('folder_unfit', { field: 'path', params: { reason: 'read_only' } });
  }
}

export const recoveryHandlers: SomeHandlers<
  | 'backup.state'
  | 'backup.list'
  | 'backup.run'
  | 'backup.setFolder'
  | 'recovery.look'
  | 'recovery.verify'
  | 'recovery.restore'
  | 'recovery.addFolder'
> = {
  'backup.state': (_input, { desk, services }) => backupState(desk, services),

  'backup.list': async (_input, { desk, services }) =>
    (await services.workers.run({ task: 'backupList', folders: ownFolders(desk) })).map(mutable),

  'backup.run': async (_input, call) => {
    const { desk, services } = call;
    const wish = { cause: 'hand', author: authorOf(actorOf(call)) } as const;
    const made = await runBackup(desk, services, 'home', wish);
    if (ownFolders(desk).some((one) => one.place === 'second'))
      await runBackup(desk, services, 'second', wish);
    return mutable(made);
  },

  'backup.setFolder': ({ which, path }, call) => {
    const { desk, services } = call;
    const actor = actorOf(call);
    if (path !== '') requireFit(desk.home, path);
    const name = which === 'second' ? 'secondFolder' : 'journalFolder';
    const before = readSetting(desk.db, 'backups');
    const value = { ...before, [name]: path === '' ? '' : resolve(path) };
    transact(desk, (write) => {
      const body = { key: 'backups', value, author: authorOf(actor) } as const;
      if (before[name] !== value[name]) write(fact('settings.changed', 'backups', actor.accountId, body));
    });
    services.recovery?.moved();
    return backupState(desk, services);
  },

  'recovery.look': (_input, call) => look(call),

  'recovery.verify': async ({ backupId }, call) => {
    const { workers } = call.services;
    const { path } = await backupOf(call, backupId);
    const { journalFolder } = readPlaces(call.desk.home);
    const verdict = await workers.run({ task: 'backupVerify', path, journalFolder });
    if (!verdict.ok) return { ok: false, problem: verdict.problem, detail: verdict.detail };
    const { entries, madeAt, attachments, missing } = verdict.manifest;
    return {
      ok: true,
      entries,
      madeAt,
      attachments: attachments.length,
      missing: missing.length,
      replayable: verdict.replayable,
      upTo: verdict.upTo,
    };
  },

  'recovery.restore': async ({ backupId, isRead, roomName, people }, call) => {
    const { desk, services } = call;
    if (services.failure === null || !RESTORABLE.has(services.failure.code))
      return refuseWith('restore_needless');
    const backup = await backupOf(call, backupId);
    if (!isRead) refuseWith('restore_unconfirmed', { field: 'isRead' });
    if (!isSameName(roomName, backup.roomName)) refuseWith('restore_unconfirmed', { field: 'roomName' });
    await requireTwoPeople(desk, backup.path, people ?? []);
    const { journalFolder } = readPlaces(desk.home);
    const order = { backup: backup.path, into: desk.home, isInPlace: true, now: desk.now(), journalFolder };
    const report = await services.workers.run({ task: 'backupRestore', ...order });
    return {
      ...report,
      missingAttachments: [...report.missingAttachments],
      accountsWithoutPassword: [...report.accountsWithoutPassword],
    };
  },

  'recovery.addFolder': ({ path }, call) => {
    const { home } = call.desk;
    const reason = unfitReason(home, path);
    if (reason !== null && reason !== 'inside_home')
      refuseWith('folder_unfit', { field: 'path', params: { reason } });
    const { looked } = readPlaces(home);
    if (!looked.includes(path)) notePlaces(home, { looked: [...looked, path].slice(-5) });
    return look(call);
  },
};
