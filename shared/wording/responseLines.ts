import { clockTime, dayOf } from '../domain/time';
import type { Grade } from '../domain/vocabulary';
import { levelName, responseName } from '../rules/responses/hazards';
import type { Pair, Reader } from './lineReader';

const name = (p: Reader): string => responseName(p.text('matter'), p.text('level') as Grade, p.locale);

/** `09-11 20:00` */
const since = (p: Reader): string => {
  const at = p.number('at');
  return `${dayOf(at).slice(5)} ${clockTime(at)}`;
};

/** Who decided, how, and in which words. */
const decided = (p: Reader): string => {
  const zh = p.locale === 'zh';
  const way = p.label('decisionWay', 'way');
  const by = zh
    ? `${p.text('decidedBy')}${way}决定`
    : `decided by ${p.text('decidedBy')} (${way.toLowerCase()})`;
  return p.text('words') === '' ? by : zh ? `${by}：“${p.text('words')}”` : `${by}: “${p.text('words')}”`;
};

const fromTo = (p: Reader): string => {
  const from = levelName(p.text('from') as Grade, p.locale);
  const to = levelName(p.text('level') as Grade, p.locale);
  if (p.text('from') === p.text('level'))
    return p.locale === 'zh' ? `仍为${to}` : `stays at ${to.toLowerCase()}`;
  return p.locale === 'zh' ? `${from} → ${to}` : `${from.toLowerCase()} → ${to.toLowerCase()}`;
};

/** Lines of responses 应急响应. */
export const RESPONSE_LINES: Readonly<Record<string, Pair>> = {
  'response.started': {
    zh: (p) =>
      `${p.text('issuer')}启动${name(p)}${p.after('，', 'area')}，自 ${since(p)} 起，预计期限：${p.text('period')}；${decided(p)}`,
    en: (p) =>
      `${p.text('issuer')} started ${name(p)}${p.after(', ', 'area')}, from ${since(p)}, expected: ${p.text('period')}; ${decided(p)}`,
  },
  'response.adjusted': {
    zh: (p) =>
      `${p.text('issuer')}调整${p.text('matter')}应急响应：${fromTo(p)}，自 ${since(p)} 起，预计期限：${p.text('period')}；原因：${p.text('reason')}；${decided(p)}`,
    en: (p) =>
      `${p.text('issuer')} adjusted the response, ${p.text('matter')}: ${fromTo(p)}, from ${since(p)}, expected: ${p.text('period')}; why: ${p.text('reason')}; ${decided(p)}`,
  },
  'response.ended': {
    zh: (p) =>
      `${p.text('issuer')}终止${name(p)}，自 ${since(p)} 起；依据：${p.text('reason')}；${decided(p)}`,
    en: (p) =>
      `${p.text('issuer')} ended ${name(p)}, from ${since(p)}; because: ${p.text('reason')}; ${decided(p)}`,
  },
  'response.withdrawn': {
    zh: (p) => `撤销误记的响应：${name(p)}。${p.text('reason')}`,
    en: (p) => `Response recorded by mistake, withdrawn: ${name(p)}. ${p.text('reason')}`,
  },
};
