import { channelWords } from './channels';
import type { Locale } from './labels';
import type { Pair, Reader } from './lineReader';

const OUTCOMES: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  confirmed: { zh: '正常', en: 'works' },
  denied: { zh: '没人看到或听到', en: 'not noticed' },
  failed: { zh: '失败', en: 'failed' },
  absent: { zh: '没有', en: 'not there' },
};

/** `屏幕正常、声音失败` of the kept `screen:confirmed,sound:failed`. */
function resultWords(p: Reader): string {
  return p
    .text('results')
    .split(',')
    .filter((one) => one !== '')
    .map((one) => {
      const [channel = '', outcome = ''] = one.split(/:(?=[a-z]+$)/);
      const words = OUTCOMES[outcome]?.[p.locale] ?? outcome;
      return p.locale === 'zh'
        ? `${channelWords(channel, 'zh')}${words}`
        : `${channelWords(channel, 'en').toLowerCase()} ${words}`;
    })
    .join(p.locale === 'zh' ? '、' : ', ');
}

/** Lines of the channels on which alerts reach people. */
export const CHANNEL_LINES: Readonly<Record<string, Pair>> = {
  'duty.channels_tested': {
    zh: (p) => `告警通道自检${p.text('failed') === '' ? '通过' : '未通过'}：${resultWords(p)}`,
    en: (p) =>
      `Test of the alert channels ${p.text('failed') === '' ? 'passed' : 'failed'}: ${resultWords(p)}`,
  },
};
