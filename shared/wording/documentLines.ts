import { documentLabels } from './documentLabels';
import type { Pair, Reader } from './systemLines';

type Group = keyof ReturnType<typeof documentLabels>;
/** The word of a closed list, as it is called in the reader's language. */
const word = (p: Reader, group: Group, name: string): string => {
  const value = p.text(name);
  return (documentLabels(p.locale)[group] as Readonly<Record<string, string>>)[value] ?? value;
};
const doc = (p: Reader): string => `${p.of('number')} ${p.of('name')}`.trim();

/** Lines about documents, reminders, standing orders and post checks. */
export const DOCUMENT_LINES: Readonly<Record<string, Pair>> = {
  'document.handled': {
    zh: (p) =>
      `${word(p, 'handling', 'act')}：${doc(p)} → ${p.text('who')}（${p.time('at')}，${p.label('sendWay', 'way')}）${p.after('，“', 'words')}${p.text('words') === '' ? '' : '”'}`,
    en: (p) =>
      `${word(p, 'handling', 'act')}: ${doc(p)} → ${p.text('who')} (${p.time('at')}, ${p.label('sendWay', 'way')})${p.after(', “', 'words')}${p.text('words') === '' ? '' : '”'}`,
  },
  'document.finished': {
    zh: (p) =>
      `${word(p, 'outcome', 'outcome')}：${doc(p)}（${p.time('at')}，${p.text('by')}${p.text('outcome') === 'answered' ? `，${p.label('sendWay', 'way')}${p.after('，接收人 ', 'receiver')}` : ''}）${p.after('。', 'result')}`,
    en: (p) =>
      `${word(p, 'outcome', 'outcome')}: ${doc(p)} (${p.time('at')}, ${p.text('by')}${p.text('outcome') === 'answered' ? `, ${p.label('sendWay', 'way')}${p.after(', received by ', 'receiver')}` : ''})${p.after('. ', 'result')}`,
  },
  'document.signed': {
    zh: (p) =>
      `签收：${doc(p)}，${p.text('unit')} ${p.text('who')}（${p.time('at')}，${p.label('sendWay', 'way')}），已签收 ${p.number('signed')}/${p.number('of')}`,
    en: (p) =>
      `Receipt: ${doc(p)}, ${p.text('unit')} ${p.text('who')} (${p.time('at')}, ${p.label('sendWay', 'way')}), ${p.number('signed')} of ${p.number('of')} signed`,
  },
  'document.chased': {
    zh: (p) =>
      `催签收：${doc(p)}，${p.text('units')}（${p.time('at')}，${p.label('sendWay', 'way')}${p.after('，', 'who')}）${p.after('。', 'note')}`,
    en: (p) =>
      `Receipt chased: ${doc(p)}, ${p.text('units')} (${p.time('at')}, ${p.label('sendWay', 'way')}${p.after(', ', 'who')})${p.after('. ', 'note')}`,
  },
};
