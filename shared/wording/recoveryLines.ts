import { stamp } from '../domain/time';
import type { Locale } from './labels';
import type { Pair, Reader } from './lineReader';

type Words = Readonly<Record<Locale, string>>;

const PLACES: Readonly<Record<string, Words>> = {
  home: { zh: '本机', en: 'beside the data' },
  second: { zh: '第二处', en: 'second folder' },
  other: { zh: '另选的文件夹', en: 'another folder' },
};

const PROBLEMS: Readonly<Record<string, Words>> = {
  disk_full: { zh: '磁盘满了', en: 'the disk is full' },
  read_only: { zh: '那里不能写', en: 'nothing can be written there' },
  folder_gone: { zh: '文件夹不在了（盘没有插上？）', en: 'the folder is gone (is the disk plugged in?)' },
  io: { zh: '磁盘读写出错', en: 'the disk fails to read or write' },
  slow: { zh: '磁盘没有按时写完', en: 'the disk did not finish in time' },
  ahead: {
    zh: '每日文件里的记录比数据里的新：数据被换回了旧的，请用备份恢复',
    en: 'the daily files are newer than the data: an older copy was put back; restore from a backup',
  },
  other_room: { zh: '文件夹里是另一个值班室的记录', en: 'the folder holds the records of another room' },
  manifest: { zh: '清单读不出来或被改过', en: 'its list of files cannot be read or was changed' },
  file: { zh: '有文件缺少或被改过', en: 'a file is missing or was changed' },
  attachment: { zh: '有附件缺少或被改过', en: 'an attachment is missing or was changed' },
  key: { zh: '钥匙文件和记录对不上', en: 'the key is not that of the records' },
  integrity: { zh: '数据库损坏', en: 'the database is damaged' },
  schema: { zh: '数据库结构被改过', en: 'the structure of the database was changed' },
  schema_newer: { zh: '由更新的版本写下，本版本不能用', en: 'it was written by a newer version' },
  chain: { zh: '记录的链或签名不对', en: 'the chain or a signature of the records is wrong' },
  count: { zh: '记录的条数不对', en: 'the number of records is wrong' },
  home_not_empty: { zh: '目标文件夹里已经有数据', en: 'the folder already holds data' },
  locked_by_other: { zh: '另一个程序正开着这份数据', en: 'another program holds this data' },
  not_absolute: { zh: '不是完整的路径', en: 'it is not a whole path' },
  inside_home: {
    zh: '它就在数据文件夹里面，一起坏就没有意义',
    en: 'it lies inside the data folder and would be lost with it',
  },
  not_a_folder: {
    zh: '文件夹不在了（盘没有插上？）',
    en: 'the folder is not there (is the disk plugged in?)',
  },
  internal: { zh: '出了意外，见运行日志', en: 'something unexpected; see the desk’s own log' },
};

export const placeWords = (place: string, locale: Locale): string => PLACES[place]?.[locale] ?? place;

/** What is wrong with a backup, a folder or a daily file; the system's own name where there are no words. */
export const problemWords = (problem: string, locale: Locale): string =>
  PROBLEMS[problem]?.[locale] ?? problem;

const missing = (p: Reader): string => {
  const count = p.number('missing');
  if (count === 0) return '';
  return p.locale === 'zh' ? `；缺附件 ${count} 个` : `; ${count} attachments are missing`;
};

/** Lines of the backups and of a restore. */
export const RECOVERY_LINES: Readonly<Record<string, Pair>> = {
  'backup.made': {
    zh: (p) => `备份已做并核验（${placeWords(p.text('place'), 'zh')}）：${p.text('entries')} 条记录`,
    en: (p) =>
      `A backup was made and verified (${placeWords(p.text('place'), 'en')}): ${p.text('entries')} records`,
  },
  'backup.failed': {
    zh: (p) => `备份失败（${placeWords(p.text('place'), 'zh')}）：${problemWords(p.text('problem'), 'zh')}`,
    en: (p) =>
      `A backup failed (${placeWords(p.text('place'), 'en')}): ${problemWords(p.text('problem'), 'en')}`,
  },
  'restore.done': {
    zh: (p) =>
      `数据已从 ${stamp(p.number('madeAt'))} 的备份恢复，其后从每日文件补回 ${p.text('replayed')} 条记录${missing(p)}；编号另起一段`,
    en: (p) =>
      `The data was restored from the backup of ${stamp(p.number('madeAt'))}; ${p.text('replayed')} later records came from the daily files${missing(p)}; numbers go on in a new series`,
  },
};
