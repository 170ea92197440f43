import type { Pair } from './lineReader';

/** Lines of calls to leaders that a ladder asked for. */
export const LADDER_LINES: Readonly<Record<string, Pair>> = {
  'escalation.called': {
    zh: (p) =>
      `${p.number('reached') === 1 ? '已电话报' : '电话未接通：'}${p.label('shiftPost', 'post')} ${p.text('name')}：${p.text('titleZh')}${p.after('；', 'note')}`,
    en: (p) =>
      `${p.number('reached') === 1 ? 'Called' : 'Could not reach'} ${p.label('shiftPost', 'post').toLowerCase()} ${p.text('name')}: ${p.text('titleEn')}${p.after('; ', 'note')}`,
  },
};
