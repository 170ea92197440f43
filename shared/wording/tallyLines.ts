import { clockTime } from '../domain/time';
import type { ChaseResult } from '../tally/sheet';
import type { Locale } from './labels';
import type { Pair, Reader } from './lineReader';

/** What came of a call to a silent unit. */
export const CHASE_WORDS: Readonly<Record<Locale, Readonly<Record<ChaseResult, string>>>> = {
  zh: { answered: '已接，答应报', no_answer: '无人接', busy: '占线', wrong_number: '号码不对' },
  en: {
    answered: 'answered, will report',
    no_answer: 'no answer',
    busy: 'engaged',
    wrong_number: 'wrong number',
  },
};

const result = (p: Reader): string =>
  (CHASE_WORDS[p.locale] as Readonly<Record<string, string>>)[p.text('result')] ?? p.text('result');

const sheet = (p: Reader): string =>
  p.locale === 'zh'
    ? `报数表“${p.text('title')}”${p.time('dueAt')}`
    : `Tally “${p.text('title')}” ${p.time('dueAt')}`;

/** 每 60 分, or at fixed hours. */
const rhythm = (p: Reader): string => {
  const zh = p.locale === 'zh';
  if (p.text('cadence') === 'every') {
    return zh ? `，以后每 ${p.number('every')} 分一轮` : `, then every ${p.number('every')} min`;
  }
  if (p.text('cadence') === 'hours') return zh ? '，以后按固定时刻' : ', then at fixed hours';
  return zh ? '，只报一次' : ', once';
};

const how = (p: Reader): string => {
  const zh = p.locale === 'zh';
  if (p.text('how') === 'zero') return zh ? '（零报告）' : ' (nothing to report)';
  if (p.text('how') === 'same') return zh ? '（同上次）' : ' (as before)';
  return '';
};

/** Lines of tally sheets 报数表: one per act, however many cells it filled. */
export const TALLY_LINES: Readonly<Record<string, Pair>> = {
  'tally.opened': {
    zh: (p) =>
      `开报数表：${p.text('title')}，${p.number('units')} 个单位，${p.time('dueAt')} 首报${rhythm(p)}；项目：${p.text('columns')}`,
    en: (p) =>
      `Tally opened: ${p.text('title')}, ${p.number('units')} units, first due ${p.time('dueAt')}${rhythm(p)}; items: ${p.text('columns')}`,
  },
  'tally.columns_changed': {
    zh: (p) => `报数表“${p.text('title')}”项目改为：${p.text('columns')}`,
    en: (p) => `Tally “${p.text('title')}”, items now: ${p.text('columns')}`,
  },
  'tally.units_changed': {
    zh: (p) => `报数表“${p.text('title')}”单位改为 ${p.number('units')} 个`,
    en: (p) => `Tally “${p.text('title')}”: now ${p.number('units')} units`,
  },
  'tally.rescheduled': {
    zh: (p) => `报数表“${p.text('title')}”改为 ${p.time('dueAt')} 起${rhythm(p)}`,
    en: (p) => `Tally “${p.text('title')}”: from ${p.time('dueAt')} on${rhythm(p)}`,
  },
  'tally.reported': {
    zh: (p) =>
      `${sheet(p)}：${p.text('units')}已报${how(p)}${p.number('late') > 0 ? `（迟 ${p.number('late')} 分）` : ''}${p.after('：', 'figures')}${p.after('；报数人 ', 'reporter')}，共 ${p.number('reported')}/${p.number('of')}`,
    en: (p) =>
      `${sheet(p)}: in from ${p.text('units')}${how(p)}${p.number('late') > 0 ? ` (${p.number('late')} min late)` : ''}${p.after(': ', 'figures')}${p.after('; told by ', 'reporter')}, ${p.number('reported')} of ${p.number('of')}`,
  },
  'tally.corrected': {
    zh: (p) =>
      `${sheet(p)}更正：${p.text('unit')} ${p.text('column')} ${p.text('from')} → ${p.text('to')}${p.number('more') > 0 ? `，另 ${p.number('more')} 处` : ''}${p.after('。原因：', 'reason')}`,
    en: (p) =>
      `${sheet(p)}, corrected: ${p.text('unit')} ${p.text('column')} ${p.text('from')} → ${p.text('to')}${p.number('more') > 0 ? ` and ${p.number('more')} more` : ''}${p.after('. Why: ', 'reason')}`,
  },
  'tally.chased': {
    zh: (p) =>
      `催报：${sheet(p)}，${p.text('units')}（${clockTime(p.number('at'))}，${result(p)}${p.after('，', 'who')}）${p.after('。', 'note')}`,
    en: (p) =>
      `Chased: ${sheet(p)}, ${p.text('units')} (${clockTime(p.number('at'))}, ${result(p)}${p.after(', ', 'who')})${p.after('. ', 'note')}`,
  },
  'tally.round_closed': {
    zh: (p) => `${sheet(p)} 这一轮收了${p.after('，未报：', 'missing')}。原因：${p.text('reason')}`,
    en: (p) => `${sheet(p)}: round closed${p.after(', missing: ', 'missing')}. Why: ${p.text('reason')}`,
  },
  'tally.closed': {
    zh: (p) => `收报数表：${p.text('title')}${p.after('。', 'words')}`,
    en: (p) => `Tally closed: ${p.text('title')}${p.after('. ', 'words')}`,
  },
  'tally.withdrawn': {
    zh: (p) => `撤销报数表：${p.text('title')}。${p.text('words')}`,
    en: (p) => `Tally withdrawn: ${p.text('title')}. ${p.text('words')}`,
  },
};
