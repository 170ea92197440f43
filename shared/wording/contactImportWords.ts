import { CONTACT_FIELD_WORDS } from '../contacts/import/fields';
import type { ContactProblem, ContactProblemCode } from '../contacts/import/readRow';
import type { Locale } from './labels';

type Pair = Readonly<Record<Locale, string>>;

/** What is wrong and what to do about it; `{found}` is what stands in the cell, or who or which row it is about. */
const WORDS: Readonly<Record<ContactProblemCode, Pair>> = {
  name_missing: {
    zh: '没有姓名；补上姓名，或删去这一行',
    en: 'no name; add one or delete the row',
  },
  too_long: { zh: '“{found}”太长；缩短', en: '“{found}” is too long; shorten it' },
  not_storable: {
    zh: '有存不了的字符；重新输入这一格',
    en: 'characters that cannot be stored; type the cell anew',
  },
  cell_error: { zh: '是公式错误 {found}；改成数值', en: 'an error of a formula, {found}; put a value there' },
  number_unusable: {
    zh: '“{found}”拨不出去；写成数字，多个号码用顿号分开',
    en: '“{found}” cannot be dialled; write digits, several numbers apart by commas',
  },
  role_unknown: {
    zh: '不认识叫应身份“{found}”；用系统里的名称，或留空由职务判断',
    en: 'unknown role “{found}”; use one of the named roles or leave it empty',
  },
  area_unknown: {
    zh: '找不到区划“{found}”；写全称或区划代码',
    en: 'no such division “{found}”; write its full name or code',
  },
  date_unreadable: {
    zh: '日期“{found}”看不懂；写成 2027-06-30',
    en: 'the date “{found}” cannot be read; write 2027-06-30',
  },
  person_unknown: {
    zh: '通讯录和本表里都没有“{found}”；先加这个人再导入一次',
    en: '“{found}” is neither in the book nor in this list; add the person and import once more',
  },
  person_ambiguous: {
    zh: '有几个“{found}”，分不清是谁；导入后在条目里选',
    en: 'there are several “{found}”; choose the right one in the entry afterwards',
  },
  twice: {
    zh: '和第 {found} 行是同一个人；合并成一行',
    en: 'the same person as row {found}; make them one row',
  },
  number_of_other: {
    zh: '手机号现在属于 {found}；核对是谁的，先改那一条或改这一格',
    en: 'the number belongs to {found}; find out whose it is and change that entry or this cell',
  },
  circle: {
    zh: '上级“{found}”绕回了本人；改上级',
    en: 'the superior “{found}” leads back to the person; name another',
  },
};

/** `“手机”栏：“见群”拨不出去；写成数字…`, without the row. */
export function contactProblemText(problem: ContactProblem, locale: Locale): string {
  const { field, column, code, found, isNote } = problem;
  const name = column !== '' ? column : field === null ? '' : CONTACT_FIELD_WORDS[field][locale];
  const what = WORDS[code][locale].replace('{found}', found);
  if (locale === 'zh') {
    return `${name === '' ? '' : `“${name}”栏：`}${what}${isNote ? '（这一格不导入，其余照导）' : ''}`;
  }
  return `${name === '' ? '' : `column “${name}”: `}${what}${isNote ? ' (the cell is left out, the row is taken)' : ''}`;
}
