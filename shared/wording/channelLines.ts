import { CHANNEL_STATES, type ChannelState } from '../channels/channels';
import { channelWords, reasonWords, stateWords } from './channels';
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

const isState = (word: string): word is ChannelState => CHANNEL_STATES.some((one) => one === word);

/** `声音（系统静音）` of a kept channel, state and detail. */
function standing(p: Reader): string {
  const [state, detail] = [p.text('state'), p.text('detail')];
  const words = detail === '' && isState(state) ? stateWords(state, p.locale) : reasonWords(detail, p.locale);
  const name = channelWords(p.text('channel'), p.locale);
  return p.locale === 'zh' ? `${name}（${words}）` : `${name} (${words})`;
}

/** Lines of the channels on which alerts reach people. */
export const CHANNEL_LINES: Readonly<Record<string, Pair>> = {
  'channel.failed': {
    zh: (p) => `告警通道异常：${standing(p)}，${p.time('since')} 起`,
    en: (p) => `Alert channel failing: ${standing(p)}, since ${p.time('since')}`,
  },
  'channel.recovered': {
    zh: (p) => `告警通道恢复：${channelWords(p.text('channel'), 'zh')}，${p.time('since')} 起`,
    en: (p) =>
      `Alert channel works again: ${channelWords(p.text('channel'), 'en')}, since ${p.time('since')}`,
  },
  'duty.channels_tested': {
    zh: (p) => `告警通道自检${p.text('failed') === '' ? '通过' : '未通过'}：${resultWords(p)}`,
    en: (p) =>
      `Test of the alert channels ${p.text('failed') === '' ? 'passed' : 'failed'}: ${resultWords(p)}`,
  },
};
