import type { Locale } from './labels';
import type { Pair } from './lineReader';

/** Why a message of a file was not taken in, in words. Codes of the reading (READ_REFUSALS), of the file and of the room. */
const WORDS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  empty: { zh: '是空的', en: 'it is empty' },
  too_large: { zh: '超过大小上限', en: 'larger than allowed' },
  too_deep: { zh: '层次太深', en: 'nested too deeply' },
  too_many: { zh: '内容太多', en: 'too many elements or messages' },
  bad_encoding: { zh: '文字编码不对', en: 'the characters cannot be decoded' },
  unknown_encoding: { zh: '不认识的文字编码', en: 'an unknown character encoding' },
  not_xml: { zh: 'XML 不完整或有错', en: 'not well-formed XML' },
  doctype: { zh: '带有 DOCTYPE，不接受', en: 'a DOCTYPE is not accepted' },
  entities: { zh: '引用了未定义的实体', en: 'it refers to an entity that is not defined' },
  not_cap: { zh: '不是 CAP 消息', en: 'not a CAP message' },
  wrong_namespace: { zh: '命名空间不是 CAP 1.2', en: 'its namespace is not CAP 1.2' },
  missing_field: { zh: '缺少必填项', en: 'a required field is missing' },
  duplicate_field: { zh: '同一项写了两次', en: 'a field stands twice' },
  wrong_value: { zh: '有不允许的值', en: 'a value that is not allowed' },
  wrong_time: { zh: '时间格式不对', en: 'a time that is not right' },
  bad_area: { zh: '区域图形不对', en: 'a shape of the area is not right' },
  bad_reference: { zh: '引用格式不对', en: 'a reference is not right' },
  not_json: { zh: 'JSON 不完整或有错', en: 'not valid JSON' },
  not_feed: { zh: '里面没有预警消息', en: 'it holds no warning' },
  wrong_identifier: { zh: '预警编号不对', en: 'the identifier is not right' },
  not_warning: {
    zh: '看不出是预警；确实是的，照原文手工登记',
    en: 'it does not read like a warning; if it is one, record it by hand',
  },
  not_found: { zh: '没有这个文件', en: 'there is no such file' },
  not_a_file: { zh: '不是文件', en: 'not a file' },
  unreadable: { zh: '读不了', en: 'it cannot be read' },
  needs_officer: { zh: '要由值班员确认', en: 'an officer must confirm it' },
  missing_issuer: { zh: '没有发布单位', en: 'the issuer is missing' },
  missing_kind: { zh: '没有种类', en: 'the kind is missing' },
  missing_area: { zh: '没有区域', en: 'the area is missing' },
  time_order: { zh: '结束早于开始', en: 'it ends before it begins' },
};

/** Why a message was refused, or null for a code without words. */
export function refusedWords(code: string, locale: Locale): string | null {
  return WORDS[code]?.[locale] ?? null;
}

export function fileProblemText(
  problem: { readonly code: string; readonly where: string | null; readonly title: string },
  locale: Locale,
): string {
  const words = refusedWords(problem.code, locale) ?? problem.code;
  const where = problem.where ?? '';
  if (locale === 'zh')
    return `${problem.title === '' ? '' : `${problem.title}：`}${words}${where === '' ? '' : `（${where}）`}`;
  return `${problem.title === '' ? '' : `${problem.title}: `}${words}${where === '' ? '' : ` (${where})`}`;
}

const more = (count: number, locale: Locale): string => {
  if (count < 2) return '';
  return locale === 'zh' ? `，共 ${count} 条` : `, ${count} in all`;
};

/** Lines of the watched folder. */
export const WARNING_FILE_LINES: Readonly<Record<string, Pair>> = {
  'warning.file_read': {
    zh: (p) =>
      `预警文件没有导入：${p.text('name')}，${fileProblemText({ code: p.text('code'), where: p.text('where'), title: p.text('title') }, 'zh')}${more(p.number('count'), 'zh')}`,
    en: (p) =>
      `File with a warning not taken in: ${p.text('name')}, ${fileProblemText({ code: p.text('code'), where: p.text('where'), title: p.text('title') }, 'en')}${more(p.number('count'), 'en')}`,
  },
  'warning.file_settled': {
    zh: (p) => `预警文件已处理：${p.text('name')}`,
    en: (p) => `File with a warning seen to: ${p.text('name')}`,
  },
};
