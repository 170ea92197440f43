import type { AttemptResult, AttemptWay, LadderStep } from '../domain/callouts';
import { clockTime } from '../domain/time';
import type { Locale } from './labels';
import type { Pair, Reader } from './lineReader';

export const WAY_WORDS: Readonly<Record<Locale, Readonly<Record<AttemptWay, string>>>> = {
  zh: {
    mobile: '手机',
    office: '办公电话',
    duty: '值班电话',
    home: '住宅电话',
    satellite: '卫星电话',
    radio: '对讲机',
    relay: '乡镇值班室转叫',
    inbound: '来电',
    in_person: '上门',
    loudspeaker: '应急广播',
    sms: '短信',
  },
  en: {
    mobile: 'mobile',
    office: 'office',
    duty: 'duty line',
    home: 'home',
    satellite: 'satellite phone',
    radio: 'radio',
    relay: 'relay by the township',
    inbound: 'called in',
    in_person: 'in person',
    loudspeaker: 'loudspeaker',
    sms: 'text message',
  },
};

/** Results as they are written on the sheet and in the table. */
export const RESULT_WORDS: Readonly<Record<Locale, Readonly<Record<AttemptResult, string>>>> = {
  zh: {
    answered_confirmed: '应答并复述',
    answered_not_self: '非本人接听',
    answered_no_readback: '应答未复述',
    busy: '占线',
    no_answer: '无人接听',
    power_off: '关机',
    wrong_number: '错号',
    line_down: '线路不通',
  },
  en: {
    answered_confirmed: 'answered, read back',
    answered_not_self: 'answered by someone else',
    answered_no_readback: 'answered, not read back',
    busy: 'busy',
    no_answer: 'no answer',
    power_off: 'phone off',
    wrong_number: 'wrong number',
    line_down: 'line down',
  },
};

export const LADDER_WORDS: Readonly<Record<Locale, Readonly<Record<LadderStep, string>>>> = {
  zh: {
    redial: '重拨并打办公电话',
    superior_and_deputy: '同时叫上级和副职',
    other_ways: '改用卫星电话、邻乡、派出所、广播',
    door_to_door: '派人上门',
    tell_leader: '失联，报带班领导',
    repeat: '继续叫应',
  },
  en: {
    redial: 'redial, and the office number',
    superior_and_deputy: 'superior and deputy in parallel',
    other_ways: 'satellite phone, neighbours, police, loudspeaker',
    door_to_door: 'send somebody to the door',
    tell_leader: 'out of contact: tell the leader on duty',
    repeat: 'keep calling',
  },
};

const way = (p: Reader): string =>
  (WAY_WORDS[p.locale] as Readonly<Record<string, string>>)[p.text('way')] ?? p.text('way');

/** `2分05秒` */
export function waitText(ms: number, locale: Locale): string {
  const [minutes, seconds] = [Math.floor(ms / 60_000), Math.floor((ms % 60_000) / 1_000)];
  return locale === 'zh'
    ? `${minutes}分${String(seconds).padStart(2, '0')}秒`
    : `${minutes} min ${seconds} s`;
}

const more = (p: Reader, name: string, zh: string, en: string): string =>
  p.number(name) === 0 ? '' : p.locale === 'zh' ? `，${zh}${p.number(name)}人` : `, ${p.number(name)} ${en}`;

/** `已到岗，转移127人，力量……` */
function told(p: Reader): string {
  const zh = p.locale === 'zh';
  const onPost = p.params['isOnPost'];
  const moved = p.params['evacuated'];
  const parts = [
    onPost === 1 ? (zh ? '已到岗' : 'on post') : onPost === 0 ? (zh ? '未到岗' : 'not on post') : '',
    typeof moved === 'number' ? (zh ? `转移${moved}人` : `${moved} moved`) : '',
    p.text('forces') === '' ? '' : zh ? `力量：${p.text('forces')}` : `forces: ${p.text('forces')}`,
    p.text('difficulties') === ''
      ? ''
      : zh
        ? `困难：${p.text('difficulties')}`
        : `difficulties: ${p.text('difficulties')}`,
  ].filter((part) => part !== '');
  return parts.join(zh ? '，' : ', ');
}

/** Lines of call-outs 叫应: one for each person who answers, not one for each attempt. */
export const CALLOUT_LINES: Readonly<Record<string, Pair>> = {
  'callout.started': {
    zh: (p) =>
      `开始${p.text('callOut')}：应叫 ${p.number('persons')} 人，${p.number('phones')} 部电话，${p.time('answerDueAt')} 前应答${more(p, 'merged', '并入在叫的', '')}`,
    en: (p) =>
      `Call-out begun: ${p.text('callOut')}, ${p.number('persons')} people on ${p.number('phones')} telephones, answers due ${p.time('answerDueAt')}${more(p, 'merged', '', 'in calls that go on')}`,
  },
  'callout.added': {
    zh: (p) =>
      `${p.text('callOut')}增加内容${more(p, 'added', '新增', 'added')}${more(p, 'joined', '并入同一次叫应', '')}${more(p, 'merged', '并入在叫的', '')}`,
    en: (p) =>
      `Added to the call-out ${p.text('callOut')}${more(p, 'added', '', 'more people')}${more(p, 'joined', '', 'told in the same call')}${more(p, 'merged', '', 'in calls that go on')}`,
  },
  'callout.merged': {
    zh: (p) => `${p.text('from')}并入${p.text('callOut')}：${p.number('people')} 人一次叫应`,
    en: (p) =>
      `${p.text('from')} joins ${p.text('callOut')}: ${p.number('people')} people are told of both in one call`,
  },
  'callout.answered': {
    zh: (p) =>
      `叫应 ${p.number('row')} 号 ${p.text('person')}：${clockTime(p.number('at'))} ${p.text('by') === 'deputy' ? `代理人${p.after('', 'who')}` : '本人'}应答（${way(p)}，首呼后 ${waitText(p.number('waitMs'), 'zh')}，${p.number('attempts')} 次），已应答 ${p.number('answered')}/${p.number('persons')}`,
    en: (p) =>
      `Call-out no. ${p.number('row')}, ${p.text('person')}: answered ${clockTime(p.number('at'))}${p.text('by') === 'deputy' ? ` by the deputy${p.after(' ', 'who')}` : ''} (${way(p)}, ${waitText(p.number('waitMs'), 'en')} after the first call, ${p.number('attempts')} attempts), ${p.number('answered')} of ${p.number('persons')} so far`,
  },
  'callout.fed_back': {
    zh: (p) =>
      `${p.text('by') === '' ? '叫应反馈' : p.text('by') === 'deputy' ? `代理人${p.after('', 'who')}来电应答并反馈` : '来电应答并反馈'} ${p.number('row')} 号 ${p.text('person')}（${clockTime(p.number('at'))}）：${told(p)}`,
    en: (p) =>
      `${p.text('by') === '' ? 'Feedback' : 'Answer by calling in, with feedback,'} of no. ${p.number('row')}, ${p.text('person')} (${clockTime(p.number('at'))}): ${told(p)}`,
  },
  'callout.dropped': {
    zh: (p) => `${p.number('row')} 号 ${p.text('person')}移出叫应名单。${p.text('reason')}`,
    en: (p) => `No. ${p.number('row')}, ${p.text('person')}, taken off the list. ${p.text('reason')}`,
  },
  'callout.closed': {
    zh: (p) =>
      `${p.text('callOut')}结束：应叫 ${p.number('persons')} 人，应答 ${p.number('answered')} 人${p.number('left') === 0 ? '' : `，未应答 ${p.number('left')} 人：${p.text('names')}`}${p.after('。', 'reason')}`,
    en: (p) =>
      `Call-out ended: ${p.text('callOut')}, ${p.number('answered')} of ${p.number('persons')} answered${p.number('left') === 0 ? '' : `, ${p.number('left')} did not: ${p.text('names')}`}${p.after('. ', 'reason')}`,
  },
};
