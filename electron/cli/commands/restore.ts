import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RestoreReport } from '../../../shared/domain/recovery';
import { stamp } from '../../../shared/domain/time';
import { problemWords } from '../../../shared/wording/recoveryLines';
import { OpenFailure } from '../../desk/db/open';
import { dailyPaths } from '../../desk/recovery/dailyLines';
import { listBackups } from '../../desk/recovery/listBackups';
import { RestoreFailure, restoreHome } from '../../desk/recovery/restoreHome';
import { checkBackupFiles, isBackupPath } from '../../desk/recovery/verifyBackup';
import { answer, type Context } from '../context';
import { refused, usage } from '../failure';
import { DONE } from '../io';

/** `restore`: makes a room out of a backup, in an empty folder, or in the damaged home itself, whose data is kept aside. */
export async function run(context: Context): Promise<number> {
  const [given, ...more] = context.files;
  if (given === undefined || more.length > 0)
    throw usage('要写一个备份，或放备份的文件夹。', 'Name one backup, or the folder of backups.');
  // Never the console's own home by default: somebody must say where to.
  if (context.option('home') === undefined) throw usage('缺少 --home。', '--home is missing.');
  const { io } = context;
  const backup = backupAt(resolve(io.cwd, given));
  const journal = context.option('journal');
  const folder = journal === undefined ? '' : resolve(io.cwd, journal);
  const dailyFiles = dailyPaths(folder);
  if (folder !== '' && dailyFiles.length === 0)
    throw refused('daily_missing', `${folder} 里没有每日文件。`, `There are no daily files in ${folder}.`);
  const report = restoreOrExplain(context, backup, dailyFiles);
  await answer(context, { ok: true, home: context.home, ...report }, wordsOf(context.home, report, folder));
  return DONE;
}

/** A backup as it was named, or the newest of a folder whose files are whole. */
function backupAt(path: string): string {
  if (!existsSync(path)) throw refused('backup_gone', `没有 ${path}。`, `There is no ${path}.`);
  if (isBackupPath(path)) return path;
  const found = statSync(path).isDirectory() ? listBackups([{ place: 'other', path }]) : [];
  const newest = found.find((one) => checkBackupFiles(one.path).ok);
  if (newest) return newest.path;
  throw refused('backup_gone', `${path} 里没有完好的备份。`, `There is no good backup in ${path}.`);
}

function restoreOrExplain(context: Context, backup: string, dailyFiles: readonly string[]): RestoreReport {
  const { home, io } = context;
  const isInPlace = context.has('in-place');
  try {
    return restoreHome({ backup, dailyFiles, into: home, isInPlace, now: io.now(), newId: randomUUID });
  } catch (error) {
    throw explained(error, home);
  }
}

function explained(error: unknown, home: string): unknown {
  if (error instanceof OpenFailure && error.code === 'locked_by_other') {
    return refused(
      'locked_by_other',
      '值守台正开着这个文件夹；关掉它再试。',
      'The console holds this folder; close it and try again.',
    );
  }
  if (!(error instanceof RestoreFailure)) return error;
  if (error.code === 'home_not_empty') {
    return refused(
      'home_not_empty',
      `${home} 里已经有数据，没有动它。恢复到一个新的空文件夹；确实要换掉损坏的数据，加 --in-place（旧数据留在旁边）。`,
      `${home} already holds data and was left untouched. Restore into a new, empty folder; to replace damaged data add --in-place (the old data is kept beside).`,
    );
  }
  return refused(
    error.code,
    `没有恢复：${problemWords(error.code, 'zh')}（${error.message}）。什么都没有动，换一份备份再试。`,
    `Not restored: ${problemWords(error.code, 'en')} (${error.message}). Nothing was changed; try another backup.`,
  );
}

function wordsOf(home: string, report: RestoreReport, folder: string) {
  const { entries, replayed, dropped, madeAt, missingAttachments, accountsWithoutPassword, aside } = report;
  const seconds = report.seconds.toFixed(1);
  const names = accountsWithoutPassword.join(' ');
  const zh = [
    `已恢复并核验：${home}（用时 ${seconds} 秒）`,
    `${stamp(madeAt)} 的备份 ${entries} 条记录，每日文件补回 ${replayed} 条${dropped === 0 ? '' : `，${dropped} 行接不上，没有用`}。`,
    folder === '' ? '没有给每日文件（--journal）：备份以后的记录不在里面。' : '',
    `记录从新的一段接着编号：${report.origin}；钥匙是新的，由原钥匙签认。`,
    missingAttachments.length === 0
      ? ''
      : `缺附件 ${missingAttachments.length} 个：${missingAttachments[0]} …`,
    names === '' ? '' : `这些账号是备份以后建的，要由主管重设密码：${names}`,
    aside === null ? '' : `损坏的数据留在 ${aside}`,
  ];
  const en = [
    `Restored and verified: ${home} (in ${seconds} s)`,
    `${entries} records of the backup of ${stamp(madeAt)}, ${replayed} more from the daily files${dropped === 0 ? '' : `; ${dropped} lines did not go on from them and were not used`}.`,
    folder === '' ? 'No daily files were given (--journal): what came after the backup is not in it.' : '',
    `Records go on in a new series: ${report.origin}; its key is new and endorsed by the old one.`,
    missingAttachments.length === 0
      ? ''
      : `${missingAttachments.length} attachments are missing: ${missingAttachments[0]} …`,
    names === '' ? '' : `Made after the backup, a supervisor must set their passwords anew: ${names}`,
    aside === null ? '' : `The damaged data is kept in ${aside}`,
  ];
  const lines = (all: readonly string[]): string => all.filter((line) => line !== '').join('\n');
  return { zh: lines(zh), en: lines(en) };
}
