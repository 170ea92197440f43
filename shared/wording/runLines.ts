import type { Pair, Reader } from './lineReader';

/** 代录: who decided, which way, in which words; nothing when the line names nobody. */
const decided = (p: Reader): string => {
  if (p.text('decidedBy') === '') return '';
  const isZh = p.locale === 'zh';
  const way = p.label('decisionWay', 'way');
  const supervisor = p.text('supervisor');
  const words = p.text('words');
  if (!isZh) {
    const signed = supervisor === '' ? '' : `, countersigned by ${supervisor}`;
    return ` (decided by ${p.text('decidedBy')}, ${way.toLowerCase()}${signed})${words === '' ? '' : `: “${words}”`}`;
  }
  const signed = supervisor === '' ? '' : `，主管 ${supervisor} 确认`;
  return `（决定人 ${p.text('decidedBy')}，${way}${signed}）${words === '' ? '' : `：“${words}”`}`;
};

export const RUN_LINES: Readonly<Record<string, Pair>> = {
  'run.started': {
    zh: (p) => `启动方案：${p.of('title')}`,
    en: (p) => `Work plan started: ${p.of('title')}`,
  },
  'run.step_completed': {
    zh: (p) => `完成：${p.of('title')}${p.ahead()}${p.after('。', 'fields')}${p.after('。', 'note')}`,
    en: (p) => `Done: ${p.of('title')}${p.ahead()}${p.after('. ', 'fields')}${p.after('. ', 'note')}`,
  },
  'run.party_notified': {
    zh: (p) => `已通知 ${p.of('party')}（${p.text('who')}，${p.time('at')}）：${p.of('title')}${p.ahead()}`,
    en: (p) => `Told ${p.of('party')} (${p.text('who')}, ${p.time('at')}): ${p.of('title')}${p.ahead()}`,
  },
  'run.party_reported': {
    zh: (p) => `${p.of('party')}回报（${p.text('who')}，${p.time('at')}）：${p.text('what')}`,
    en: (p) => `${p.of('party')} reported back (${p.text('who')}, ${p.time('at')}): ${p.text('what')}`,
  },
  'run.party_chased': {
    zh: (p) => `催 ${p.of('party')}（${p.time('at')}）：${p.of('title')}${p.after('。', 'note')}`,
    en: (p) => `Chased ${p.of('party')} (${p.time('at')}): ${p.of('title')}${p.after('. ', 'note')}`,
  },
  'run.call_attempted': {
    zh: (p) =>
      `叫应 ${p.of('party')}（${p.time('at')}）：${p.label('callResult', 'result')}${p.after('，', 'who')}`,
    en: (p) =>
      `Called ${p.of('party')} (${p.time('at')}): ${p.label('callResult', 'result')}${p.after(', ', 'who')}`,
  },
  'run.report_sent': {
    zh: (p) =>
      `${p.of('title')} → ${p.of('party')}（${p.time('at')}，${p.label('sendWay', 'way')}，接收人 ${p.text('receiver')}）`,
    en: (p) =>
      `${p.of('title')} → ${p.of('party')} (${p.time('at')}, by ${p.label('sendWay', 'way')}, received by ${p.text('receiver')})`,
  },
  'run.obligation_met': {
    zh: (p) => `${p.of('title')} → ${p.of('party')} 已在别处报过（${p.time('at')}）`,
    en: (p) => `${p.of('title')} → ${p.of('party')} was already reported elsewhere (${p.time('at')})`,
  },
  'run.option_chosen': {
    zh: (p) =>
      `${p.of('title')} → ${p.of('option')}（决定人 ${p.text('decidedBy')}，${p.label('decisionWay', 'way')}）${p.after('：“', 'words')}${p.text('words') === '' ? '' : '”'}`,
    en: (p) =>
      `${p.of('title')} → ${p.of('option')} (decided by ${p.text('decidedBy')}, ${p.label('decisionWay', 'way')})${p.after(': “', 'words')}${p.text('words') === '' ? '' : '”'}`,
  },
  'run.until_answered': {
    zh: (p) =>
      `${p.of('title')}第 ${p.number('round')} 轮：${p.number('yes') === 1 ? '结束' : '继续'}${decided(p)}`,
    en: (p) =>
      `${p.of('title')}, round ${p.number('round')}: ${p.number('yes') === 1 ? 'finished' : 'goes on'}${decided(p)}`,
  },
  'run.round_opened': {
    zh: (p) => `${p.of('title')}：提前开始第 ${p.number('round')} 轮`,
    en: (p) => `${p.of('title')}: round ${p.number('round')} opened before its time`,
  },
  'run.child_spawned': {
    zh: (p) => `另开事件：${p.of('title')}`,
    en: (p) => `Own incident opened: ${p.of('title')}`,
  },
  'run.wait_over': {
    zh: (p) => `等待结束：${p.of('title')}${p.text('note') === '' ? '' : `。${p.text('note')}`}`,
    en: (p) => `Wait over: ${p.of('title')}${p.text('note') === '' ? '' : `. ${p.text('note')}`}`,
  },
  'run.step_skipped': {
    zh: (p) => `跳过：${p.of('title')}。理由：${p.text('reason')}${decided(p)}`,
    en: (p) => `Skipped: ${p.of('title')}. Reason: ${p.text('reason')}${decided(p)}`,
  },
  'run.step_not_applicable': {
    zh: (p) => `不适用：${p.of('title')}。理由：${p.text('reason')}${decided(p)}`,
    en: (p) => `Not applicable: ${p.of('title')}. Reason: ${p.text('reason')}${decided(p)}`,
  },
  'run.step_reopened': {
    zh: (p) => `重新打开：${p.of('title')}。理由：${p.text('reason')}`,
    en: (p) => `Opened again: ${p.of('title')}. Reason: ${p.text('reason')}`,
  },
  'run.step_assigned': {
    zh: (p) => `转交 ${p.text('to')}：${p.of('title')}${p.after('。', 'note')}`,
    en: (p) => `Handed to ${p.text('to')}: ${p.of('title')}${p.after('. ', 'note')}`,
  },
  'run.step_noted': {
    zh: (p) => `${p.of('title')} 说明：${p.text('text')}`,
    en: (p) => `Note on ${p.of('title')}: ${p.text('text')}`,
  },
  'run.step_attached': {
    zh: (p) => `${p.of('title')} 附件：${p.text('names')}`,
    en: (p) => `Files on ${p.of('title')}: ${p.text('names')}`,
  },
  'run.run_closed': {
    zh: (p) => `方案随事件办结而结束：${p.of('plan')}${p.after('。', 'reason')}`,
    en: (p) => `Work plan ended with its incident: ${p.of('plan')}${p.after('. ', 'reason')}`,
  },
  'run.switched': {
    zh: (p) =>
      `换方案：${p.of('from')}第 ${p.number('fromRevision')} 版 → ${p.of('title')}第 ${p.number('revision')} 版。理由：${p.text('reason')}`,
    en: (p) =>
      `Change of plan: ${p.of('from')} revision ${p.number('fromRevision')} → ${p.of('title')} revision ${p.number('revision')}. Reason: ${p.text('reason')}`,
  },
  'run.run_switched': {
    zh: (p) => `方案换过，不再执行：${p.of('plan')}${p.after('。', 'reason')}`,
    en: (p) => `Left for another plan: ${p.of('plan')}${p.after('. ', 'reason')}`,
  },
  'run.run_ended': {
    zh: (p) => `方案结束：${p.of('plan')}（${p.of('title')}）${decided(p)}`,
    en: (p) => `Work plan ended: ${p.of('plan')} (${p.of('title')})${decided(p)}`,
  },
};
