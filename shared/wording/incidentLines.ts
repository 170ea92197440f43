import type { Pair } from './lineReader';

/** How the closing and the reopening of an incident read in the log. */
export const INCIDENT_LINES: Readonly<Record<string, Pair>> = {
  'incident.closed': {
    zh: (p) =>
      `事件办结：${p.text('result')}${p.after('。越过未办事项，理由：', 'overrideReason')}${p.after('；决定人 ', 'decidedBy')}${p.text('way') === '' ? '' : `（${p.label('decisionWay', 'way')}）`}${p.after('；未办：', 'leftOpen')}`,
    en: (p) =>
      `Incident closed: ${p.text('result')}${p.after('. Open items overridden because: ', 'overrideReason')}${p.after('; decided by ', 'decidedBy')}${p.text('way') === '' ? '' : ` (${p.label('decisionWay', 'way')})`}${p.after('; open: ', 'leftOpen')}`,
  },
  'incident.reopened': {
    zh: (p) => `事件重新打开：${p.text('reason')}`,
    en: (p) => `Incident opened again: ${p.text('reason')}`,
  },
  'incident.retention_set': {
    zh: (p) => `事件材料保管期限改为${p.label('retention', 'retention')}：${p.text('reason')}`,
    en: (p) => `The incident's file is kept ${p.label('retention', 'retention')}: ${p.text('reason')}`,
  },
};
