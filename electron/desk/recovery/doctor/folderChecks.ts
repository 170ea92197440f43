import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OpenFailure } from '../../db/open';
import { SEAT_KEY_FILE } from '../../journal/keys';
import { lockHome } from '../../lock';
import { freeBytes } from '../files';
import { READY_FILE, STAGED_FOLDER } from '../finishRestore';
import { type Finding, fine, found } from './finding';

const modeOf = (path: string): number => statSync(path).mode & 0o777;
const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

/** Only this user may look into the data folder and at the seat's key. */
export function permissionCheck(home: string): Finding {
  if (process.platform === 'win32')
    return fine('permissions', '权限由 Windows 管理。', 'Permissions are the system’s on Windows.');
  const key = join(home, SEAT_KEY_FILE);
  const wrong = [home, ...(existsSync(key) ? [key] : [])].filter((path) => (modeOf(path) & 0o077) !== 0);
  if (wrong.length === 0)
    return fine('permissions', '数据文件夹和钥匙只有本用户能看。', 'Folder and key are this user’s alone.');
  const list = wrong.map((path) => `${path} ${octal(modeOf(path))}`).join(', ');
  const change = wrong.map((path) => `chmod go-rwx ${path}`).join('; ');
  return found(
    'permissions',
    'fail',
    [`别的用户也能看：${list}。`, `Open to other users: ${list}.`],
    [change, change],
  );
}

/** Whether somebody holds the home now; both are as they should be. */
export function lockCheck(home: string): Finding {
  try {
    lockHome(home).release();
    return fine('lock', '没有人占用数据。', 'Nobody holds the data.');
  } catch (error) {
    if (error instanceof OpenFailure && error.code === 'locked_by_other')
      return fine('lock', '值守台正开着这份数据。', 'The console holds the data.');
    const detail = (error as Error).message;
    return found(
      'lock',
      'fail',
      [`数据文件夹不能写：${detail}。`, `The data folder cannot be written: ${detail}.`],
      [
        '查看磁盘是否只读、已满或权限不对。',
        'See whether the disk is read-only, full or closed to this user.',
      ],
    );
  }
}

const SCARCE = 200 * 1024 ** 2;
const LOW = 2 * 1024 ** 3;

export function spaceCheck(home: string): Finding {
  const free = freeBytes(home);
  if (free === null)
    return fine('space', '系统不告诉剩余空间。', 'The system does not tell how much is free.');
  const mb = Math.round(free / 1024 ** 2);
  if (free >= LOW) return fine('space', `磁盘剩余 ${mb} MB。`, `${mb} MB are free.`);
  return found(
    'space',
    free < SCARCE ? 'fail' : 'warn',
    [`磁盘只剩 ${mb} MB。`, `Only ${mb} MB are free.`],
    [
      '腾出空间；备份放到另一块盘上（设置 → 备份）。',
      'Make room; put backups on another disk (Settings → Backups).',
    ],
  );
}

/** Types of file systems over a network, as statfs numbers them. */
const NETWORK: Readonly<Record<number, string>> = {
  26985: 'NFS',
  4283649346: 'CIFS',
  4266872130: 'SMB',
  20859: 'SMB',
  22092: 'NCP',
  1397113167: 'AFS',
};

/** A database in use must not lie on a network drive: locks and syncs there are not to be trusted. */
export function networkCheck(home: string): Finding {
  const isUnc = home.startsWith('\\\\');
  const name = isUnc ? 'SMB' : networkName(home);
  if (name === null) return fine('network', '数据在本机磁盘上。', 'The data lies on a disk of this machine.');
  return found(
    'network',
    'fail',
    [`数据在网络盘上（${name}）。`, `The data lies on a network drive (${name}).`],
    ['把数据文件夹搬到本机磁盘。', 'Move the data folder to a disk of this machine.'],
  );
}

function networkName(home: string): string | null {
  try {
    return NETWORK[statfsSync(home).type >>> 0] ?? null;
  } catch {
    return null;
  }
}

/** What a restore left behind. */
export function leftoverCheck(home: string): Finding {
  if (existsSync(join(home, STAGED_FOLDER, READY_FILE))) {
    return found(
      'restore',
      'warn',
      ['有一次恢复停在半路。', 'A restore was stopped half way.'],
      ['打开值守台，它会接着完成。', 'Start the console: it finishes the restore.'],
    );
  }
  const damaged = readdirSync(home).filter((name) => name.startsWith('damaged-'));
  if (damaged.length === 0) return fine('restore', '没有中断的恢复。', 'No restore was left unfinished.');
  const list = damaged.join(', ');
  return fine(
    'restore',
    `恢复时放到一边的旧数据还在：${list}。`,
    `Old data that a restore put aside is still there: ${list}.`,
  );
}
