import { SHIFT_POSTS, type ShiftPost } from '../domain/vocabulary';
import { type Locale, labels } from './labels';

/** Posts that work plans name beside those of a shift. */
const PLAN_POSTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  duty_officer: ['主班', 'First officer'],
  second_officer: ['副班', 'Second officer'],
  info_editor: ['信息编报', 'Information editor'],
};

/** The owner of a deadline in words: a post of the shift or of the plan, or the name as it stands. */
export function ownerName(owner: string, locale: Locale): string {
  if ((SHIFT_POSTS as readonly string[]).includes(owner)) return labels(locale).shiftPost[owner as ShiftPost];
  const words = Object.hasOwn(PLAN_POSTS, owner) ? PLAN_POSTS[owner] : undefined;
  return words === undefined ? owner : words[locale === 'zh' ? 0 : 1];
}
