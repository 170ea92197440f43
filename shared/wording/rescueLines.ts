import type { EmergencyCode } from '../domain/facts/rescue';
import { stamp } from '../domain/time';
import type { Locale } from './labels';
import type { Pair } from './lineReader';

/** Why nothing can be written, in a few words. */
export const EMERGENCY_REASONS: Readonly<Record<EmergencyCode, Readonly<Record<Locale, string>>>> = {
  disk_full: { zh: '磁盘满了', en: 'the disk is full' },
  read_only: { zh: '磁盘或数据文件夹不能写', en: 'the disk or the data folder cannot be written' },
  disk_failing: { zh: '磁盘读写出错', en: 'the disk fails to read or write' },
  data_corrupt: { zh: '数据文件损坏', en: 'the data file is damaged' },
};

/** Why lines cannot be kept in a folder. */
export const FOLDER_PROBLEMS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  missing: { zh: '文件夹不在', en: 'it is not there' },
  same_disk: { zh: '和数据在同一块磁盘上', en: 'it lies on the same disk as the data' },
  not_writable: { zh: '写不进去', en: 'it cannot be written' },
};

const reason = (code: string, locale: Locale): string =>
  (EMERGENCY_REASONS as Readonly<Record<string, Readonly<Record<Locale, string>>>>)[code]?.[locale] ?? code;

export const RESCUE_LINES: Readonly<Record<string, Pair>> = {
  'emergency.began': {
    zh: (p) => `应急模式：${stamp(p.number('at'))} 起数据写不进去（${reason(p.text('code'), 'zh')}）`,
    en: (p) =>
      `Emergency mode: nothing could be written from ${stamp(p.number('at'))} on (${reason(p.text('code'), 'en')})`,
  },
  'emergency.ended': {
    zh: (p) =>
      `应急模式结束，恢复写入；${p.number('lines') === 0 ? '其间没有暂存的记录' : `其间暂存于 ${p.text('folder')} 的 ${p.number('lines')} 条已全部入志`}`,
    en: (p) =>
      `Emergency mode over, writing works again; ${p.number('lines') === 0 ? 'nothing was kept elsewhere meanwhile' : `${p.number('lines')} lines kept in ${p.text('folder')} are in the log now`}`,
  },
};
