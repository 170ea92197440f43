import type { CloseBlocker, CloseWarning } from '../contract/areas/closing';
import type { Locale } from './labels';

/** What kind of thing keeps an incident open, in a word before its title. */
export const BLOCKER_NAMES: Readonly<Record<Locale, Readonly<Record<CloseBlocker['kind'], string>>>> = {
  zh: { run: '方案在运行', mandatory: '必办未办', order: '未回报', call: '未应答', duty: '应报应办' },
  en: {
    run: 'Plan running',
    mandatory: 'Mandatory, not done',
    order: 'Not reported back',
    call: 'Not answered',
    duty: 'Owed',
  },
};

export const WARNING_NAMES: Readonly<Record<Locale, Readonly<Record<CloseWarning['kind'], string>>>> = {
  zh: { child: '子事件未办结', instruction: '批示未办结', sheet: '报数表未收齐', response: '应急响应未终止' },
  en: {
    child: 'Incident of its own, open',
    instruction: 'Instruction, open',
    sheet: 'Returns outstanding',
    response: 'Response in force',
  },
};

/** A blocker in one line. */
export function blockerWords(
  blocker: Pick<CloseBlocker, 'kind' | 'titleZh' | 'titleEn'>,
  locale: Locale,
): string {
  return locale === 'zh'
    ? `${BLOCKER_NAMES.zh[blocker.kind]}：${blocker.titleZh}`
    : `${BLOCKER_NAMES.en[blocker.kind]}: ${blocker.titleEn}`;
}
