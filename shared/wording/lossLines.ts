import { clockTime, dayOf } from '../domain/time';
import type { Pair, Reader } from './lineReader';

const day = (p: Reader, name: string): string =>
  `${dayOf(p.number(name)).slice(5)} ${clockTime(p.number(name))}`;

/** Lines of disaster-loss reports 灾情报送. */
export const LOSS_LINES: Readonly<Record<string, Pair>> = {
  'loss.opened': {
    zh: (p) =>
      `开灾情过程：${p.text('title')}，灾害发生 ${day(p, 'beganAt')}，${p.number('units')} 个单位报数`,
    en: (p) =>
      `Loss process opened: ${p.text('title')}, since ${day(p, 'beganAt')}, ${p.number('units')} units`,
  },
  'loss.reported': {
    zh: (p) =>
      `报灾情${p.of('kind')}：${p.text('title')}，截至 ${day(p, 'asOf')}${p.of('figures') === '' ? '，无灾情变化' : `，${p.of('figures')}`}；${p.label('sendWay', 'way')}报 ${p.text('receiver')}${p.after('；说明：', 'explanation')}`,
    en: (p) =>
      `Loss ${p.of('kind').toLowerCase()} sent: ${p.text('title')}, as of ${day(p, 'asOf')}${p.of('figures') === '' ? ', no losses' : `, ${p.of('figures')}`}; ${p.label('sendWay', 'way').toLowerCase()} to ${p.text('receiver')}${p.after('; why: ', 'explanation')}`,
  },
  'loss.stabilised': {
    zh: (p) => `灾情稳定：${p.text('title')}，自 ${day(p, 'at')}，转入核报`,
    en: (p) => `Losses stable: ${p.text('title')}, since ${day(p, 'at')}; the verified report is due`,
  },
  'loss.reopened': {
    zh: (p) =>
      `核报更正，重开灾情过程：${p.text('title')}；${p.text('decidedBy')}${p.label('decisionWay', 'way')}决定；原因：${p.text('reason')}`,
    en: (p) =>
      `Verified report corrected, loss process open again: ${p.text('title')}; decided by ${p.text('decidedBy')} (${p.label('decisionWay', 'way').toLowerCase()}); why: ${p.text('reason')}`,
  },
  'loss.withdrawn': {
    zh: (p) => `撤销误开的灾情过程：${p.text('title')}。${p.text('reason')}`,
    en: (p) => `Loss process opened by mistake, withdrawn: ${p.text('title')}. ${p.text('reason')}`,
  },
};
