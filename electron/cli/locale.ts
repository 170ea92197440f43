import type { Locale } from '../../shared/wording/labels';
import type { Io } from './io';

/** Language of the messages: what was asked for, else the environment's when it is English, else Chinese. Null for a language that there is not. */
export function localeOf(asked: string | undefined, env: Io['env']): Locale | null {
  if (asked !== undefined) return asked === 'zh' || asked === 'en' ? asked : null;
  const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en([_.@-]|$)/i.test(named) ? 'en' : 'zh';
}
