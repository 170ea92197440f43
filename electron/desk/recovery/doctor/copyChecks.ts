import { existsSync } from 'node:fs';
import { isBackupLate } from '../../../../shared/domain/recovery';
import { stamp } from '../../../../shared/domain/time';
import { problemWords } from '../../../../shared/wording/recoveryLines';
import type { Db } from '../../db/statement';
import type { Desk } from '../../desk';
import { readHead } from '../../journal/journal';
import { readSetting } from '../../settings/read';
import { readTail } from '../dailyLines';
import { isOtherDisk } from '../files';
import { listBackups } from '../listBackups';
import { ownFolders, unsavedSince } from '../state';
import { checkBackupFiles, verifyBackup } from '../verifyBackup';
import { type Finding, fine, found } from './finding';

type Home = Pick<Desk, 'db' | 'home' | 'keys'>;

const MAKE = [
  '运行 `watchdesk backup`，或在 设置 → 备份 点“马上备份”。',
  'Run `watchdesk backup`, or Settings → Backups → Back up now.',
] as const;

/** The newest backup of every place: whether there is one, whether it is late, and whether it is whole. */
export function backupChecks(desk: Home, now: number, full: boolean): Finding[] {
  return ownFolders(desk).map(({ place, path }) => {
    const check = `backup ${place}`;
    const newest = listBackups([{ place, path }])[0];
    if (newest === undefined)
      return found(check, 'fail', [`${path} 里没有备份。`, `There is no backup in ${path}.`], MAKE);
    const verdict = full ? verifyBackup(newest.path) : checkBackupFiles(newest.path);
    if (!verdict.ok) {
      const [zh, en] = (['zh', 'en'] as const).map((locale) => problemWords(verdict.problem, locale));
      return found(
        check,
        'fail',
        [`最近的备份 ${newest.name} 不能用：${zh}。`, `The newest backup ${newest.name} is no good: ${en}.`],
        MAKE,
      );
    }
    const at = stamp(newest.madeAt ?? 0);
    if (place === 'home' && isLateBy(desk, newest.head, now))
      return found(
        check,
        'fail',
        [`备份晚了，最近一次 ${at}。`, `Backups are late; the last is of ${at}.`],
        MAKE,
      );
    return fine(check, `最近的备份 ${at}，完好。`, `The newest backup is of ${at} and whole.`);
  });
}

function isLateBy(
  desk: Home,
  head: { readonly origin: string; readonly seq: number } | null,
  now: number,
): boolean {
  const noted = unsavedSince(desk, 'home');
  if (noted === null || desk.keys === null || head === null) return false;
  // A backup that the command line made is not noted by the desk.
  return head.origin !== desk.keys.origin || head.seq < readHead(desk.db, desk.keys.origin).seq
    ? isBackupLate(noted, now)
    : false;
}

/** Where the copies outside this disk go. */
export function placeChecks(db: Db, home: string): Finding[] {
  const { secondFolder, journalFolder } = readSetting(db, 'backups');
  return [
    placeCheck(home, 'second folder', secondFolder, [
      '没有第二个备份处：这块盘坏了，备份也没有了。',
      'There is no second folder: if this disk dies, its backups die with it.',
    ]),
    placeCheck(home, 'daily files', journalFolder, [
      '没有写每日文件的第二块盘：这块盘坏了，最多丢最近 10 分钟（到最近一次备份）的记录。',
      'No second disk takes the daily files: if this disk dies, what came after the newest backup elsewhere is lost.',
    ]),
  ];
}

const CHOOSE = [
  '设置 → 备份，选另一块盘上的文件夹。',
  'Settings → Backups: choose a folder on another disk.',
] as const;

function placeCheck(home: string, check: string, path: string, without: readonly [string, string]): Finding {
  if (path === '') return found(check, 'warn', without, CHOOSE);
  if (!existsSync(path)) {
    return found(
      check,
      'fail',
      [`${path} 不在（盘没有插上？）。`, `${path} is not there (is the disk plugged in?).`],
      ['把盘接上，或另选文件夹。', 'Plug the disk in, or choose another folder.'],
    );
  }
  if (isOtherDisk(home, path) === false) {
    return found(
      check,
      'warn',
      [`${path} 和数据在同一块盘上。`, `${path} lies on the same disk as the data.`],
      CHOOSE,
    );
  }
  return fine(check, `${path} 在另一块盘上。`, `${path} lies on another disk.`);
}

/** Whether the daily files end where the journal does. */
export async function dailyCheck(desk: Home): Promise<Finding | null> {
  const { journalFolder } = readSetting(desk.db, 'backups');
  if (journalFolder === '' || !existsSync(journalFolder) || desk.keys === null) return null;
  const { line } = await readTail(journalFolder);
  const head = readHead(desk.db, desk.keys.origin);
  if (line !== null && line.origin === head.origin && line.hash === head.hash.toString('hex'))
    return fine('daily tail', '每日文件和记录一样新。', 'The daily files are as new as the journal.');
  return found(
    'daily tail',
    'warn',
    ['每日文件没有到最新一条。', 'The daily files do not end with the newest record.'],
    [
      '打开值守台，它会补上；补不上会在屏幕上说明。',
      'Start the console: it appends what they lack, or says on the screen why it cannot.',
    ],
  );
}
