import type { Locale } from '../wording/labels';
import type { ImportField } from './fields';
import type { ImportProblem, RowProblemCode } from './readLine';

type Pair = Readonly<Record<Locale, string>>;

export const FIELD_WORDS: Readonly<Record<ImportField, Pair>> = {
  received: { zh: '接报时间', en: 'received' },
  date: { zh: '日期（和时刻分两栏时）', en: 'date (time in a column of its own)' },
  time: { zh: '时刻', en: 'time of day' },
  occurred: { zh: '发生时间', en: 'occurred' },
  kind: { zh: '方式', en: 'kind' },
  unit: { zh: '来电单位', en: 'unit' },
  name: { zh: '姓名', en: 'name' },
  post: { zh: '职务', en: 'post' },
  phone: { zh: '电话', en: 'phone' },
  text: { zh: '内容', en: 'text' },
  handling: { zh: '处理情况', en: 'handling' },
  leaderWords: { zh: '领导批示', en: 'leader’s words' },
  result: { zh: '办理结果', en: 'result' },
  doneAt: { zh: '办结时间', en: 'done' },
  author: { zh: '记录人', en: 'recorded by' },
  paperSerial: { zh: '纸质记录号', en: 'paper serial' },
};

const WHAT: Readonly<Record<RowProblemCode, Pair>> = {
  time_missing: { zh: '没有时间', en: 'the time is missing' },
  time_unreadable: { zh: '时间看不懂', en: 'the time cannot be read' },
  time_in_future: { zh: '时间在将来', en: 'the time lies in the future' },
  time_too_old: { zh: '时间早于 2000 年', en: 'the time lies before 2000' },
  time_order: { zh: '先后颠倒', en: 'the times are in the wrong order' },
  text_missing: { zh: '没有内容', en: 'the text is missing' },
  too_long: { zh: '太长', en: 'too long' },
  kind_unknown: { zh: '不认识的方式', en: 'a kind that is not known' },
  not_storable: { zh: '有存不了的字符', en: 'characters that cannot be stored' },
  cell_error: { zh: '表格里是公式错误', en: 'an error of a formula' },
};

/** One problem without its row: `“接报时间”栏：时间看不懂（25:71）`. */
export function problemText(problem: ImportProblem, locale: Locale): string {
  const { column, field, code, found } = problem;
  const name = column !== '' ? column : field === null ? '' : FIELD_WORDS[field][locale];
  const what = WHAT[code][locale];
  if (locale === 'zh') return `“${name}”栏：${what}${found === '' ? '' : `（${found}）`}`;
  return `column “${name}”: ${what}${found === '' ? '' : ` (${found})`}`;
}

/** One problem with its row, as a spreadsheet counts it. */
export function rowProblemText(problem: ImportProblem, locale: Locale): string {
  const where = locale === 'zh' ? `第 ${problem.row} 行，` : `row ${problem.row}, `;
  return where + problemText(problem, locale);
}
