import { z } from 'zod';
import { LOG_KINDS, type LogKind } from '../domain/vocabulary';

/** What a column of a foreign log may be. `date` with `time` stand for `received` where a file keeps them apart. */
export const IMPORT_FIELDS = [
  'received',
  'date',
  'time',
  'occurred',
  'kind',
  'unit',
  'name',
  'post',
  'phone',
  'text',
  'handling',
  'leaderWords',
  'result',
  'doneAt',
  'author',
  'paperSerial',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Kinds that an imported line may have. */
export const IMPORT_KINDS = LOG_KINDS.filter(
  (kind) => kind !== 'instruction' && kind !== 'incident' && kind !== 'system',
);

const word = z.string().min(1).max(200);

/** How the columns of a file become lines; kept as JSON and used again for the next file of the same form. */
export const importMapSchema = z.strictObject({
  /** name of the sheet; null is the first one that has rows */
  sheet: z.string().max(100).nullable().default(null),
  /** number of the row with the headings, from 1 */
  headerRow: z.int().min(1).max(50).default(1),
  /** heading of the column of each field */
  columns: z.partialRecord(z.enum(IMPORT_FIELDS), word),
  /** what the room's own words for the kind mean */
  kinds: z.record(word, z.enum(LOG_KINDS)).default({}),
  /** kind of a line whose word is empty or is not known; null makes an unknown word an error */
  otherKind: z.enum(LOG_KINDS).nullable().default('note'),
});
export type ImportMap = z.infer<typeof importMapSchema>;

/** Headings that rooms use, without spaces and signs, by field; the first field that knows a heading gets it. */
const HEADINGS: Readonly<Record<ImportField, readonly string[]>> = {
  received: [
    '时间',
    '接报时间',
    '接收时间',
    '来电时间',
    '来文时间',
    '登记时间',
    '日期时间',
    '接电时间',
    '值班时间',
    '收到时间',
    'received',
    'datetime',
    'receivedat',
    'time',
  ],
  date: ['日期', '年月日', '接报日期', '来电日期', '登记日期', 'date', 'day'],
  time: ['时刻', '时分', '钟点', '几时几分', 'clock', 'hour'],
  occurred: ['发生时间', '事发时间', '事发时刻', 'occurred', 'occurredat'],
  kind: ['方式', '类别', '类型', '来源', '接报方式', '信息来源', '记录类别', 'kind', 'type', 'category'],
  unit: [
    '来电单位',
    '单位',
    '来文单位',
    '报送单位',
    '来电来文单位',
    '来电文单位',
    'unit',
    'organisation',
    'organization',
  ],
  name: ['姓名', '来电人', '报告人', '联系人', '来电人姓名', 'name', 'caller'],
  post: ['职务', '来电人职务', 'post', 'position'],
  phone: ['电话', '联系电话', '电话号码', '来电号码', '回拨号码', '手机', 'phone', 'tel', 'telephone'],
  text: [
    '内容',
    '主要内容',
    '事项',
    '来电内容',
    '记录内容',
    '值班内容',
    '情况',
    '信息内容',
    'text',
    'content',
    'message',
    'entry',
  ],
  handling: ['处理情况', '处置情况', '处理', '办理情况', '处置', 'handling', 'action'],
  leaderWords: ['领导批示', '领导指示', '领导意见', '批示', '拟办意见', 'leaderwords', 'instruction'],
  result: ['办理结果', '结果', '处理结果', '办结情况', 'result', 'outcome'],
  doneAt: ['办结时间', '完成时间', 'done', 'doneat', 'completed'],
  author: [
    '记录人',
    '值班员',
    '值班人员',
    '接报人',
    '登记人',
    '经办人',
    '接听人',
    'recordedby',
    'author',
    'operator',
  ],
  paperSerial: ['纸质编号', '纸质记录号', '编号', '流水号', 'paperserial', 'serial'],
};

/** A heading without what does not matter: spaces, signs, case, what stands in brackets. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/\(.*?\)/g, '')
    .replaceAll(/[\s、，,./:：_*-]+/g, '')
    .toLowerCase();
}

const KIND_WORDS: readonly (readonly [RegExp, LogKind])[] = [
  [/去电|拨出|呼出|^out/i, 'phone_out'],
  [/来电|电话|接听|phone|call/i, 'phone_in'],
  [/传真|fax/i, 'fax'],
  [/短信|sms/i, 'sms'],
  [/微信|群|qq|钉钉|chat/i, 'group_chat'],
  [/平台|系统|网上|platform/i, 'platform'],
  [/媒体|记者|media/i, 'media'],
  [/志愿|救援队|volunteer/i, 'rescue_volunteer'],
  [/群众|市民|热线|public/i, 'public'],
  [/领导|leader/i, 'leader'],
  [/上级|省|市|superior/i, 'superior'],
  [/巡查|巡检|patrol/i, 'patrol'],
  [/舆情|opinion/i, 'opinion'],
  [/记事|记录|备注|note/i, 'note'],
];

/** What a word for a kind most likely means, or null. */
export function guessKind(text: string): LogKind | null {
  return KIND_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** A map for headings as they stand, best guess: a person looks at it before anything is read. */
export function proposeMap(headings: readonly string[]): ImportMap['columns'] {
  const columns: Partial<Record<ImportField, string>> = {};
  const taken = new Set<string>();
  const take = (field: ImportField, fits: (plain: string, known: string) => boolean): void => {
    if (columns[field] !== undefined) return;
    const found = HEADINGS[field]
      .map((known) =>
        headings.find(
          (heading) => heading !== '' && !taken.has(heading) && fits(plainHeading(heading), known),
        ),
      )
      .find((heading) => heading !== undefined);
    if (found === undefined) return;
    columns[field] = found;
    taken.add(found);
  };
  for (const field of IMPORT_FIELDS) take(field, (plain, known) => plain === known);
  for (const field of IMPORT_FIELDS) {
    take(field, (plain, known) => known.length >= 2 && plain.includes(known) && !/^[a-z]+$/.test(known));
  }
  // “时间” beside “日期” is the time of day.
  if (columns.date !== undefined && columns.time === undefined && columns.received !== undefined) {
    columns.time = columns.received;
    delete columns.received;
  }
  return columns;
}

/** The row among the first ones that looks most like headings, from 1. */
export function guessHeaderRow(rows: readonly (readonly string[])[]): number {
  let best = { row: 1, score: 0 };
  for (const [index, cells] of rows.entries()) {
    const score = Object.keys(proposeMap(cells)).length;
    if (score > best.score) best = { row: index + 1, score };
  }
  return best.row;
}
