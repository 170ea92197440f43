import { clockTime } from '../domain/time';
import { FIGURE_NAMES, FORCE_KIND_NAMES, FORCE_STATE_NAMES } from './figures';
import type { Pair, Reader } from './lineReader';

const named = (names: Readonly<Record<string, string>>, key: string): string => names[key] ?? key;

/** `被困3→2，获救1`: figures that an update changed. */
export function changedFigures(p: Reader): string {
  const isZh = p.locale === 'zh';
  return p
    .text('changed')
    .split(',')
    .filter((one) => one !== '')
    .map((one) => {
      const [figure = '', from = '', to = ''] = one.split(':');
      const name = named(FIGURE_NAMES[p.locale], figure);
      const values = from === '' ? to : `${from}→${to}`;
      return isZh ? `${name}${values}` : `${name} ${values}`;
    })
    .join(isZh ? '，' : ', ');
}

const force = (p: Reader): string => {
  const isZh = p.locale === 'zh';
  const parts = [
    isZh ? `${p.number('persons')}人` : `${p.number('persons')} persons`,
    ...(p.number('vehicles') === 0
      ? []
      : [isZh ? `${p.number('vehicles')}车` : `${p.number('vehicles')} vehicles`]),
    ...(p.text('equipment') === '' ? [] : [p.text('equipment')]),
  ];
  const kind = named(FORCE_KIND_NAMES[p.locale], p.text('kind'));
  return isZh
    ? `${p.text('unit')}（${kind}）${parts.join('、')}`
    : `${p.text('unit')} (${kind}), ${parts.join(', ')}`;
};

const forceState = (p: Reader): string => {
  const isZh = p.locale === 'zh';
  const state = named(FORCE_STATE_NAMES[p.locale], p.text('state'));
  const time = clockTime(p.number('at'));
  if (p.text('state') === 'en_route')
    return isZh ? `${state}，预计${time}到场` : `${state}, expected ${time}`;
  const arrived = p.text('state') === 'present' && p.text('before') === 'en_route';
  if (arrived) return isZh ? `${time}到场` : `arrived ${time}`;
  return isZh ? `${time}${state}` : `${state} ${time}`;
};

/** Lines about people, forces and measures. None bears the name of a person of the ledger. */
export const FIGURE_LINES: Readonly<Record<string, Pair>> = {
  'incident.people_changed': {
    zh: (p) =>
      `人头账：更新 ${p.number('rows')} 人${p.after('（来源：', 'source')}${p.text('source') === '' ? '' : '）'}`,
    en: (p) =>
      `Ledger of people: ${p.number('rows')} updated${p.after(' (source: ', 'source')}${p.text('source') === '' ? '' : ')'}`,
  },
  'incident.names_shown': {
    zh: (p) => `查看人头账姓名：${p.number('count')} 人${p.after('，事由：', 'why')}`,
    en: (p) => `Names of the ledger shown in full: ${p.number('count')}${p.after(', because: ', 'why')}`,
  },
  'incident.force_set': {
    zh: (p) => `救援力量：${force(p)}，${forceState(p)}`,
    en: (p) => `Forces: ${force(p)}, ${forceState(p)}`,
  },
  'incident.force_removed': {
    zh: (p) => `救援力量删去：${p.text('unit')}${p.after('，原因：', 'reason')}`,
    en: (p) => `Forces taken out: ${p.text('unit')}${p.after(', because: ', 'reason')}`,
  },
  'incident.measure_recorded': {
    zh: (p) => `处置：${p.time('at')} ${p.text('who')}${p.text('who') === '' ? '' : ' '}${p.text('text')}`,
    en: (p) => `Measure: ${p.time('at')} ${p.text('who')}${p.text('who') === '' ? '' : ' '}${p.text('text')}`,
  },
  'incident.measure_withdrawn': {
    zh: (p) => `处置删去：${p.text('text')}${p.after('，原因：', 'reason')}`,
    en: (p) => `Measure taken out: ${p.text('text')}${p.after(', because: ', 'reason')}`,
  },
};
