import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stamp } from '../../../shared/domain/time';
import { problemWords } from '../../../shared/wording/recoveryLines';
import { DATABASE_FILE, OpenFailure } from '../../desk/db/open';
import { causeOf } from '../../desk/recovery/files';
import { makeBackup } from '../../desk/recovery/makeBackup';
import { backupsFolder } from '../../desk/recovery/places';
import { answer, type Context } from '../context';
import { refused } from '../failure';
import { DONE } from '../io';

/** `backup`: makes and verifies one backup, beside a running console too; needs only the owner of the data folder. */
export async function run(context: Context): Promise<number> {
  const { home, io } = context;
  if (!existsSync(join(home, DATABASE_FILE))) throw new OpenFailure('data_missing', home);
  const to = context.option('to');
  const into = to === undefined ? backupsFolder(home) : resolve(io.cwd, to);
  const place = to === undefined ? 'home' : 'other';
  const order = {
    home,
    into,
    place,
    cause: 'command',
    appVersion: io.version,
    now: io.now(),
    full: true,
  } as const;
  const made = makeOrExplain(order);
  const at = stamp(made.madeAt ?? 0);
  const mb = (made.bytes / 1024 ** 2).toFixed(1);
  const without = {
    zh: made.missing === 0 ? '' : `；有 ${made.missing} 个附件在数据文件夹里已经缺少或损坏，没有进备份`,
    en:
      made.missing === 0
        ? ''
        : `; ${made.missing} attachments are missing or damaged in the data folder itself`,
  };
  await answer(
    context,
    { ok: true, ...made },
    {
      zh: `备份已做并核验（${at}）：${made.path}\n${made.entries} 条记录，附件 ${made.attachments} 个，${mb} MB${without.zh}。`,
      en: `A backup was made and verified (${at}): ${made.path}\n${made.entries} records, ${made.attachments} attachments, ${mb} MB${without.en}.`,
    },
  );
  return DONE;
}

function makeOrExplain(order: Parameters<typeof makeBackup>[0]): ReturnType<typeof makeBackup> {
  try {
    return makeBackup(order);
  } catch (error) {
    if (error instanceof OpenFailure) throw error;
    const problem = causeOf(error);
    const detail = error instanceof Error ? error.message : '';
    throw refused(
      'backup_failed',
      `备份没有做成：${problemWords(problem, 'zh')}（${detail}）。原来的备份没有动。`,
      `The backup was not made: ${problemWords(problem, 'en')} (${detail}). Earlier ones are as they were.`,
    );
  }
}
