import type { RosterWarning, RosterWarningCode } from '../rules/roster/checks';
import type { ColumnUse } from '../rules/roster/layout';
import type { SheetProblem, SheetProblemCode } from '../rules/roster/readSheet';
import { type Locale, labels } from './labels';

type Pair = { readonly zh: string; readonly en: string };

const WARNINGS: Readonly<Record<RosterWarningCode, Pair>> = {
  gap: { zh: '没有排人', en: 'Nobody is planned' },
  few_officers: { zh: '值班员 {have} 人，应有 {need} 人', en: '{have} officers, {need} are needed' },
  few_leaders: { zh: '带班领导 {have} 人，应有 {need} 人', en: '{have} leaders, {need} are needed' },
  holiday_leader: { zh: '{name}没有带班领导', en: 'No leader on duty ({name})' },
  no_rest: { zh: '{name} 连续值班 {hours} 小时', en: '{name} stands {hours} hours without rest' },
  two_posts: { zh: '{name} 同班占两个岗位', en: '{name} stands at two posts of one shift' },
  published_late: {
    zh: '{name}排班表应在 {latest} 前发布，实际 {published}',
    en: 'Roster for {name} was due by {latest}, published {published}',
  },
  not_published: {
    zh: '{name}排班表应在 {latest} 前发布，还没有发布',
    en: 'Roster for {name} was due by {latest} and is not published',
  },
};

const REINFORCED: Pair = { zh: '（加强值班）', en: ' (reinforced duty)' };

/** Puts parameters into the words of a locale. */
export const filledIn = (
  pair: Pair,
  locale: Locale,
  params: Readonly<Record<string, string | number>>,
): string => pair[locale].replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''));

/** A warning of the roster in the reader's language, without its day. */
export function rosterWarningText(warning: RosterWarning, locale: Locale): string {
  const words = filledIn(WARNINGS[warning.code], locale, warning.params);
  return warning.params['reinforced'] === 1 ? `${words}${REINFORCED[locale]}` : words;
}

const SHEET_WORDS: Readonly<Record<SheetProblemCode, Pair>> = {
  day_unread: { zh: '看不懂日期“{text}”，这一行没有读', en: '“{text}” is no date; the row was left out' },
  other_month: { zh: '“{text}”不在这个月，没有读', en: '“{text}” is not in this month; left out' },
  weekday_differs: { zh: '日期和星期对不上：{text}', en: 'Date and weekday differ: {text}' },
  shift_unread: { zh: '看不懂班次“{text}”，这一行没有读', en: '“{text}” is no shift; the row was left out' },
  too_many_rows: {
    zh: '{text} 的行数比班次多，多的没有读',
    en: 'More rows than shifts on {text}; the rest was left out',
  },
  not_a_name: { zh: '“{text}”不像姓名，没有读', en: '“{text}” is no name; left out' },
  twice: { zh: '{text} 在同一格重复', en: '{text} stands twice in one cell' },
  no_columns: { zh: '没有指定日期列和岗位列', en: 'No column is named for dates or posts' },
};

/** Why a cell of a sheet was not taken or is doubtful. */
export const sheetProblemText = (problem: SheetProblem, locale: Locale): string =>
  filledIn(SHEET_WORDS[problem.code], locale, { text: problem.text });

const USES: Readonly<Record<'ignore' | 'day' | 'weekday' | 'shift' | 'officers' | 'phone' | 'title', Pair>> =
  {
    ignore: { zh: '不读', en: 'ignored' },
    day: { zh: '日期', en: 'date' },
    weekday: { zh: '星期', en: 'weekday' },
    shift: { zh: '班次', en: 'shift' },
    officers: { zh: '主班、副班', en: 'both officers' },
    phone: { zh: '电话', en: 'phone' },
    title: { zh: '职务', en: 'title' },
  };

/** What a column of a sheet is taken for, named. */
export function columnUseText(use: ColumnUse, locale: Locale): string {
  const posts = { ...labels(locale).shiftPost, officers: USES.officers[locale] } as Readonly<
    Record<string, string>
  >;
  const [first = '', post] = use.split(':');
  const base = posts[first] ?? USES[first as keyof typeof USES][locale];
  if (post === undefined) return base;
  return locale === 'zh' ? `${posts[post] ?? post}${base}` : `${posts[post] ?? post}: ${base}`;
}
