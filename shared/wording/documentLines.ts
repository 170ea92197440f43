import { documentLabels } from './documentLabels';
import type { Pair, Reader } from './lineReader';

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
  'reminder.created': {
    zh: (p) =>
      `建提醒：${p.text('text')}，${p.time('dueAt')}${p.text('repeat') === 'none' ? '' : `，${word(p, 'repeat', 'repeat')}${p.text('repeat') === 'minutes' ? ` ${p.number('everyMinutes')} 分` : ''}`}${p.after('，责任 ', 'owner')}`,
    en: (p) =>
      `Reminder set: ${p.text('text')}, ${p.time('dueAt')}${p.text('repeat') === 'none' ? '' : p.text('repeat') === 'minutes' ? `, every ${p.number('everyMinutes')} min` : `, ${word(p, 'repeat', 'repeat').toLowerCase()}`}${p.after(', owner ', 'owner')}`,
  },
  'reminder.done': {
    zh: (p) => `提醒已办：${p.text('text')}${p.after('。', 'note')}`,
    en: (p) => `Reminder done: ${p.text('text')}${p.after('. ', 'note')}`,
  },
  'reminder.skipped': {
    zh: (p) => `提醒跳过：${p.text('text')}${p.after('。', 'note')}`,
    en: (p) => `Reminder passed over: ${p.text('text')}${p.after('. ', 'note')}`,
  },
  'reminder.postponed': {
    zh: (p) => `提醒推迟到 ${p.time('dueAt')}：${p.text('text')}${p.after('。', 'note')}`,
    en: (p) => `Reminder put off to ${p.time('dueAt')}: ${p.text('text')}${p.after('. ', 'note')}`,
  },
  'reminder.ended': {
    zh: (p) => `提醒停止：${p.text('text')}${p.after('。', 'note')}`,
    en: (p) => `Reminder ended: ${p.text('text')}${p.after('. ', 'note')}`,
  },
  'notice.issued': {
    zh: (p) => `发布值班须知：${p.text('title')}（第 ${p.number('version')} 版）`,
    en: (p) => `Standing order issued: ${p.text('title')} (version ${p.number('version')})`,
  },
  'notice.withdrawn': {
    zh: (p) => `撤销值班须知：${p.text('title')}。${p.text('reason')}`,
    en: (p) => `Standing order withdrawn: ${p.text('title')}. ${p.text('reason')}`,
  },
  'notice.read': {
    zh: (p) => `阅签值班须知：${p.text('title')}（第 ${p.number('version')} 版），${p.text('name')}`,
    en: (p) => `Standing order read: ${p.text('title')} (version ${p.number('version')}), ${p.text('name')}`,
  },
  'check.planned': {
    zh: (p) => `排定本班查岗点名 ${p.number('count')} 次`,
    en: (p) => `${p.number('count')} post checks planned for the shift`,
  },
  'check.round_skipped': {
    zh: (p) => `${word(p, 'checkType', 'type')}（${p.time('dueAt')}）未做：${p.text('reason')}`,
    en: (p) => `${word(p, 'checkType', 'type')} (${p.time('dueAt')}) not made: ${p.text('reason')}`,
  },
  'check.unanswered': {
    zh: (p) =>
      `${word(p, 'checkType', 'type')} ${p.text('unit')}（${p.time('at')}，${word(p, 'checkStep', 'step')}${p.after(' ', 'phone')}）：无人应答`,
    en: (p) =>
      `${word(p, 'checkType', 'type')} ${p.text('unit')} (${p.time('at')}, ${word(p, 'checkStep', 'step').toLowerCase()}${p.after(' ', 'phone')}): no answer`,
  },
  'check.concluded': {
    zh: (p) =>
      `${word(p, 'checkType', 'type')} ${p.text('unit')}（${p.time('at')}）：${word(p, 'checkResult', 'result')}${p.after('，接听人 ', 'answeredBy')}${p.after('。', 'note')}`,
    en: (p) =>
      `${word(p, 'checkType', 'type')} ${p.text('unit')} (${p.time('at')}): ${word(p, 'checkResult', 'result')}${p.after(', answered by ', 'answeredBy')}${p.after('. ', 'note')}`,
  },
  'check.lost': {
    zh: (p) =>
      `${word(p, 'checkType', 'type')} ${p.text('unit')}：失联/脱岗，${p.time('at')} 已通知其负责人 ${p.text('informed')}（${p.label('sendWay', 'way')}）${p.after('。', 'words')}`,
    en: (p) =>
      `${word(p, 'checkType', 'type')} ${p.text('unit')}: post lost, its leader ${p.text('informed')} told at ${p.time('at')} (${p.label('sendWay', 'way')})${p.after('. ', 'words')}`,
  },
};
