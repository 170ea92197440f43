import { clockTime, dayOf } from '../domain/time';
import type { WarningStatus } from '../domain/warnings';
import type { HeldReason } from '../warnings/place';
import type { Locale } from './labels';
import type { Pair, Reader } from './lineReader';

/** What a warning that is not meant in earnest is marked with; nothing for the others. */
export const STATUS_BANDS: Readonly<Record<Locale, Readonly<Record<WarningStatus, string>>>> = {
  zh: { actual: '', system: '', exercise: '演练', test: '测试', draft: '草稿' },
  en: { actual: '', system: '', exercise: 'EXERCISE', test: 'TEST', draft: 'DRAFT' },
};

/** Why a message about a warning is held apart or only noted. */
export const HELD_WORDS: Readonly<Record<Locale, Readonly<Record<HeldReason, string>>>> = {
  zh: {
    no_parent: '找不到它所指的预警',
    other_status: '一个是演练或测试，一个是真的',
    older_than_lifting: '发出时刻早于解除',
    older_than_update: '发出时刻早于最近一次变更',
    already_over: '预警已经解除',
    acknowledgement: '只是回执',
  },
  en: {
    no_parent: 'the warning it names is not here',
    other_status: 'one is an exercise or a test, the other is real',
    older_than_lifting: 'it was sent before the lifting',
    older_than_update: 'it was sent before the newest update',
    already_over: 'the warning was lifted already',
    acknowledgement: 'only an acknowledgement',
  },
};

const band = (p: Reader): string => {
  const word = STATUS_BANDS[p.locale][p.text('status') as WarningStatus] ?? '';
  if (word === '') return '';
  return p.locale === 'zh' ? `〔${word}〕` : `[${word}] `;
};
const what = (p: Reader): string => {
  const scales = [p.label('warningColor', 'color'), p.label('grade', 'level')].filter((one) => one !== '');
  return p.locale === 'zh'
    ? `${p.text('issuer')} ${p.text('kind')}${scales.join(' ')}（${p.text('area')}）`
    : `${[p.text('issuer'), p.text('kind'), ...scales].join(' ')} (${p.text('area')})`;
};
const held = (p: Reader): string => HELD_WORDS[p.locale][p.text('reason') as HeldReason] ?? p.text('reason');
const moment = (p: Reader, name: string): string => {
  const at = p.number(name);
  return at === 0 ? '' : `${dayOf(at).slice(5)} ${clockTime(at)}`;
};

const RECORDED_ZH: Readonly<Record<string, string>> = {
  update: '预警变更',
  late: '迟到的预警变更（已有更新的）',
};
const RECORDED_EN: Readonly<Record<string, string>> = {
  update: 'Warning updated',
  late: 'Late update of a warning (a newer one is here)',
};

/** Lines of warnings 预警. */
export const WARNING_LINES: Readonly<Record<string, Pair>> = {
  'warning.recorded': {
    zh: (p) => `${RECORDED_ZH[p.text('how')] ?? '收到预警'}：${band(p)}${what(p)}`,
    en: (p) => `${RECORDED_EN[p.text('how')] ?? 'Warning received'}: ${band(p)}${what(p)}`,
  },
  'warning.lifted': {
    zh: (p) =>
      `预警解除：${band(p)}${p.text('issuer')} ${p.text('kind')}。${p.text('reason')}${p.number('goesOn') > 0 ? `。其下还有 ${p.number('goesOn')} 项响应或方案在进行，预警解除不是响应终止` : ''}`,
    en: (p) =>
      `Warning lifted: ${band(p)}${p.text('issuer')} ${p.text('kind')}. ${p.text('reason')}${p.number('goesOn') > 0 ? `. ${p.number('goesOn')} responses or work plans under it go on: a lifting is not their end` : ''}`,
  },
  'warning.held': {
    zh: (p) =>
      `${p.number('isOpen') === 1 ? '预警消息待关联' : '预警消息存记'}：${band(p)}${p.text('title')}（${held(p)}）`,
    en: (p) =>
      `${p.number('isOpen') === 1 ? 'Message about a warning held apart' : 'Message about a warning noted'}: ${band(p)}${p.text('title')} (${held(p)})`,
  },
  'warning.settled': {
    zh: (p) =>
      `${{ linked: '已关联', new: '按新预警登记' }[p.text('way')] ?? '不关联'}：${p.text('title')}${p.after('，', 'reason')}`,
    en: (p) =>
      `${{ linked: 'Linked', new: 'Taken as a new warning' }[p.text('way')] ?? 'Laid aside'}: ${p.text('title')}${p.after(', ', 'reason')}`,
  },
  'warning.preferred': {
    zh: (p) =>
      `两个预警不一致，按“${p.text('title')}”执行，不按“${p.text('otherTitle')}”：${p.text('reason')}`,
    en: (p) =>
      `Two warnings disagree: “${p.text('title')}” is followed, not “${p.text('otherTitle')}”: ${p.text('reason')}`,
  },
  'warning.assessed': {
    zh: (p) =>
      `预警检验：${p.text('title')}${p.params['wasHit'] === null || p.params['wasHit'] === undefined ? '' : p.number('wasHit') === 1 ? '，命中' : '，未命中'}${moment(p, 'startedAt') === '' ? '' : `，影响始于 ${moment(p, 'startedAt')}`}${p.after('；', 'note')}`,
    en: (p) =>
      `Warning assessed: ${p.text('title')}${p.params['wasHit'] === null || p.params['wasHit'] === undefined ? '' : p.number('wasHit') === 1 ? ', it hit' : ', it did not hit'}${moment(p, 'startedAt') === '' ? '' : `, impact from ${moment(p, 'startedAt')}`}${p.after('; ', 'note')}`,
  },
};
