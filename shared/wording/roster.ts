import type { RosterWarning, RosterWarningCode } from '../rules/roster/checks';
import type { Locale } from './labels';

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
