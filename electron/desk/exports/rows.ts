import type { LogEntry } from '../../../shared/contract/models';
import { stamp } from '../../../shared/domain/time';
import { type Locale, labels } from '../../../shared/wording/labels';
import { systemLine } from '../../../shared/wording/systemLines';

/** Recorded this long after it was told: printed as 补记 (issue of honesty about backdating, users.md C). */
export const LATE_ENTRY_MS = 5 * 60_000;

/** The columns of a flat export, in order. */
export const COLUMNS = [
  'number',
  'received',
  'occurred',
  'recorded',
  'kind',
  'unit',
  'name',
  'post',
  'phone',
  'text',
  'handling',
  'leader_words',
  'result',
  'done',
  'author',
  'incident',
  'late_entry',
  'paper_serial',
  'corrects',
  'corrected_by',
  'withdraws',
  'withdrawn_by',
  'withdrawn_because',
  'attachments',
  'id',
] as const;
export type Column = (typeof COLUMNS)[number];

export const COLUMN_NAMES: Readonly<Record<Locale, Readonly<Record<Column, string>>>> = {
  zh: {
    number: '序号',
    received: '接报时间',
    occurred: '发生时间',
    recorded: '录入时间',
    kind: '方式',
    unit: '来电单位',
    name: '姓名',
    post: '职务',
    phone: '电话',
    text: '内容',
    handling: '处理情况',
    leader_words: '领导批示',
    result: '办理结果',
    done: '办结时间',
    author: '记录人',
    incident: '关联事件',
    late_entry: '补记',
    paper_serial: '纸单号',
    corrects: '更正第几条',
    corrected_by: '被第几条更正',
    withdraws: '撤回第几条',
    withdrawn_by: '被第几条撤回',
    withdrawn_because: '撤回原因',
    attachments: '附件',
    id: '编号',
  },
  en: {
    number: 'No.',
    received: 'Received',
    occurred: 'Occurred',
    recorded: 'Recorded',
    kind: 'Kind',
    unit: 'Unit',
    name: 'Name',
    post: 'Post',
    phone: 'Phone',
    text: 'Text',
    handling: 'Handling',
    leader_words: 'Leader’s words',
    result: 'Result',
    done: 'Done',
    author: 'Recorded by',
    incident: 'Incident',
    late_entry: 'Late entry',
    paper_serial: 'Paper serial',
    corrects: 'Corrects line',
    corrected_by: 'Corrected by line',
    withdraws: 'Withdraws line',
    withdrawn_by: 'Withdrawn by line',
    withdrawn_because: 'Withdrawn because',
    attachments: 'Attachments',
    id: 'Id',
  },
};

/** A correction or a withdrawal carries the time of its original and is marked as what it is instead; so is an imported line. */
export function isLateEntry(entry: LogEntry): boolean {
  if (entry.system !== null || entry.corrects !== null || entry.withdraws !== null) return false;
  if (entry.importId !== null) return false;
  return entry.recordedAt - entry.receivedAt > LATE_ENTRY_MS;
}

/** What the line says, worded for the reader when the desk wrote it. */
export function textOf(entry: LogEntry, locale: Locale): string {
  if (entry.system) return systemLine(entry.system.fact, entry.system.params, locale);
  if (entry.instruction) {
    const { leader, words, owner } = entry.instruction;
    return locale === 'zh'
      ? `${leader}指示：“${words}”（责任人：${owner}）`
      : `${leader}: “${words}” (owner: ${owner})`;
  }
  return entry.text;
}

/** One line as the cells of a flat export; `corrects` numbers are those of people's lines. */
export function cellsOf(entry: LogEntry, locale: Locale): Readonly<Record<Column, string | number>> {
  return {
    number: entry.number,
    received: stamp(entry.receivedAt),
    occurred: entry.occurredAt === null ? '' : stamp(entry.occurredAt),
    recorded: stamp(entry.recordedAt),
    kind: labels(locale).logKind[entry.kind],
    unit: entry.caller?.unit ?? '',
    name: entry.caller?.name ?? '',
    post: entry.caller?.post ?? '',
    phone: entry.caller?.phone ?? '',
    text: textOf(entry, locale),
    handling: entry.handling,
    leader_words: entry.leaderWords,
    result: entry.result,
    done: entry.doneAt === null ? '' : stamp(entry.doneAt),
    author: entry.author?.name ?? '',
    incident: entry.incidentTitle ?? '',
    late_entry: isLateEntry(entry) ? (locale === 'zh' ? '补记' : 'yes') : '',
    paper_serial: entry.paperSerial,
    corrects: entry.corrects?.number ?? '',
    corrected_by: entry.correctedBy?.number ?? '',
    withdraws: entry.withdraws?.number ?? '',
    withdrawn_by: entry.withdrawnBy?.number ?? '',
    withdrawn_because: entry.withdrawnBy?.reason ?? '',
    attachments: entry.attachments.map((one) => one.name).join(locale === 'zh' ? '；' : '; '),
    id: entry.id,
  };
}
