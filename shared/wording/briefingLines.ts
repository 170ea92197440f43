import type { Pair } from './lineReader';

/** Lines of the log about what is said outside. */
export const BRIEFING_LINES: Readonly<Record<string, Pair>> = {
  'briefing.wording_approved': {
    zh: (p) =>
      `口径核定（第 ${p.number('version')} 版）：${p.text('text')}。${p.text('approver')} ${p.time('at')} ${p.label('decisionWay', 'way')}核定`,
    en: (p) =>
      `Wording approved (version ${p.number('version')}): ${p.text('text')}. By ${p.text('approver')} at ${p.time('at')}, ${p.label('decisionWay', 'way').toLowerCase()}`,
  },
  'briefing.media_recorded': {
    zh: (p) =>
      `媒体登记：${p.text('outlet')}${p.after(' ', 'reporter')} 问：${p.text('question')}${p.time('due') === '' ? '' : `；截稿 ${p.time('due')}`}`,
    en: (p) =>
      `Press: ${p.text('outlet')}${p.after(' ', 'reporter')} asks: ${p.text('question')}${p.time('due') === '' ? '' : `; its deadline ${p.time('due')}`}`,
  },
  'briefing.media_answered': {
    zh: (p) =>
      `答复媒体：${p.text('outlet')}，${p.time('at')} ${p.text('by')} 答：${p.text('answer')}${p.number('version') > 0 ? `（口径第 ${p.number('version')} 版）` : '（口径未核定）'}`,
    en: (p) =>
      `Press answered: ${p.text('outlet')}, ${p.time('at')} by ${p.text('by')}: ${p.text('answer')}${p.number('version') > 0 ? ` (wording, version ${p.number('version')})` : ' (no wording approved)'}`,
  },
  'briefing.watch_checked': {
    zh: (p) => `伤亡变化补报期满前核对：${p.text('result')}`,
    en: (p) => `Casualties asked for once more before the span ended: ${p.text('result')}`,
  },
};
