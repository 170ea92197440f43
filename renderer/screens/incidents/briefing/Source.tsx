import type { ReactNode } from 'react';
import type { TimedRule } from '../../../../shared/briefing/timing';
import { sourceWords } from '../../../../shared/wording/timingWords';
import { useLocale } from '../../../i18n';

/** Where a limit stands. Documents have Chinese names, whatever the language of the screen. */
export function Source({ rule }: { readonly rule: TimedRule | null }): ReactNode {
  const words = sourceWords(rule, useLocale());
  return (
    <span className="dim" {...(/\p{Script=Han}/u.test(words) ? { lang: 'zh-CN' } : {})}>
      {words}
    </span>
  );
}
