import type { LogEntry } from '../../../../shared/contract/models';
import { labels } from '../../../../shared/wording/labels';
import { isLateEntry, textOf } from '../../exports/rows';
import type { Cell } from './cells';

type Column = {
  readonly label: string;
  /** characters of the sheet's column */
  readonly width: number;
  readonly of: (entry: LogEntry) => Cell;
};

const moment = (at: number | null): Cell => (at === null ? '' : { at });
const number = (link: { readonly number: number } | null): Cell => link?.number ?? '';

/** The columns of the log as a table: everything that a line holds. Numbers of other lines are those of people's lines. */
export const LOG_TABLE: readonly Column[] = [
  { label: '序号', width: 8, of: (entry) => entry.number },
  { label: '人工序号', width: 8, of: (entry) => entry.humanNumber ?? '' },
  { label: '接报时间', width: 19, of: (entry) => moment(entry.receivedAt) },
  { label: '发生时间', width: 19, of: (entry) => moment(entry.occurredAt) },
  { label: '录入时间', width: 19, of: (entry) => moment(entry.recordedAt) },
  { label: '方式', width: 8, of: (entry) => labels('zh').logKind[entry.kind] },
  { label: '来电单位', width: 20, of: (entry) => entry.caller?.unit ?? '' },
  { label: '姓名', width: 10, of: (entry) => entry.caller?.name ?? '' },
  { label: '职务', width: 10, of: (entry) => entry.caller?.post ?? '' },
  { label: '电话', width: 15, of: (entry) => entry.caller?.phone ?? '' },
  { label: '内容', width: 60, of: (entry) => textOf(entry, 'zh') },
  { label: '处理情况', width: 30, of: (entry) => entry.handling },
  { label: '领导批示', width: 24, of: (entry) => entry.leaderWords },
  { label: '办理结果', width: 24, of: (entry) => entry.result || (entry.instruction?.result ?? '') },
  { label: '办结时间', width: 19, of: (entry) => moment(entry.doneAt ?? entry.instruction?.doneAt ?? null) },
  { label: '记录人', width: 10, of: (entry) => entry.author?.name ?? '' },
  { label: '关联事件', width: 24, of: (entry) => entry.incidentTitle ?? '' },
  { label: '补记', width: 6, of: (entry) => (isLateEntry(entry) ? '补记' : '') },
  { label: '纸单', width: 8, of: (entry) => entry.paperSerial },
  { label: '更正第几条', width: 8, of: (entry) => number(entry.corrects) },
  { label: '被第几条更正', width: 8, of: (entry) => number(entry.correctedBy) },
  { label: '撤回第几条', width: 8, of: (entry) => number(entry.withdraws) },
  { label: '被第几条撤回', width: 8, of: (entry) => number(entry.withdrawnBy) },
  { label: '撤回原因', width: 20, of: (entry) => entry.withdrawnBy?.reason ?? '' },
  { label: '附件', width: 20, of: (entry) => entry.attachments.map(({ name }) => name).join('、') },
  { label: '编号', width: 38, of: (entry) => entry.id },
];

export const rowOf = (entry: LogEntry): Cell[] => LOG_TABLE.map(({ of }) => of(entry));
