import type { LogEntry } from '../../../../shared/contract/models';
import { maskPhone } from '../../../../shared/domain/mask';
import { labels } from '../../../../shared/wording/labels';
import { isLateEntry, textOf } from '../../exports/rows';
import type { PaperColumn, PaperRow, RowMark } from '../paper';
import type { LogPaper } from './gather';
import { nameOf, timeCell } from './words';

/** The columns of the duty log on paper, in the order of documents.md 1. */
export const LOG_COLUMNS: readonly PaperColumn[] = [
  { label: '序号', width: 5, align: 'center' },
  { label: '时间', width: 7, align: 'center' },
  { label: '方式、来电（文）单位、姓名、职务、电话', width: 17 },
  { label: '内容', width: 34 },
  { label: '处理情况（报谁、何时、指示原话）', width: 22 },
  { label: '办结时刻', width: 7, align: 'center' },
  { label: '记录人', width: 8, align: 'center' },
];

/** Lines of the desk that are printed one by one like a person's: what happened to the room itself, and warnings that came in. */
const PRINTED = new Set(['desk.started', 'log.gap', 'warning.recorded', 'warning.lifted', 'incident.closed']);

export const isPrinted = (entry: LogEntry): boolean =>
  entry.system === null || PRINTED.has(entry.system.fact);

/** The number of each printed line on this paper. */
export function ordinalsOf(printed: readonly LogEntry[]): Map<string, number> {
  return new Map(printed.map((entry, index) => [entry.id, index + 1]));
}

/** One printed line as a row. */
export function lineRow(log: LogPaper, entry: LogEntry, ordinals: ReadonlyMap<string, number>): PaperRow {
  const doneAt = entry.doneAt ?? entry.instruction?.doneAt ?? null;
  return {
    cells: [
      String(ordinals.get(entry.id) ?? ''),
      timeCell(entry.receivedAt, log),
      sourceOf(log, entry),
      contentOf(log, entry, ordinals),
      handlingOf(log, entry),
      doneAt === null ? '' : timeCell(doneAt, log),
      entry.author?.name ?? '系统',
    ],
    mark: markOf(entry),
  };
}

function markOf(entry: LogEntry): RowMark | undefined {
  if (entry.withdrawnBy) return 'withdrawn';
  if (entry.correctedBy) return 'corrected';
  return isLateEntry(entry) ? 'late' : undefined;
}

function sourceOf(log: LogPaper, entry: LogEntry): string {
  if (entry.system) return '系统';
  const { caller } = entry;
  const phone = log.masked ? maskPhone(caller?.phone ?? '') : caller?.phone;
  const parts = [labels('zh').logKind[entry.kind], caller?.unit, caller?.name, caller?.post, phone];
  return parts.filter((part) => part !== undefined && part !== '').join('，');
}

/** The words with their marks: 补记 with the time of recording and the paper form, 更正 and 撤回 with what stood there before. */
function contentOf(log: LogPaper, entry: LogEntry, ordinals: ReadonlyMap<string, number>): string {
  const marks: string[] = [];
  const late = isLateEntry(entry) ? `补记，${timeCell(entry.recordedAt, log)} 录入` : '';
  const paper = entry.paperSerial === '' ? '' : `纸单 ${entry.paperSerial}`;
  const kept = [late, paper].filter((part) => part !== '').join('，');
  if (kept !== '') marks.push(`（${kept}）`);
  if (entry.importId !== null) marks.push('（导入）');
  if (entry.attachments.length > 0)
    marks.push(`（附件：${entry.attachments.map(({ name }) => name).join('、')}）`);
  if (entry.correctedBy) marks.push(`（已更正，见${laterName(entry.correctedBy, ordinals)}）`);
  if (entry.withdrawnBy) marks.push(`（已撤回，见${laterName(entry.withdrawnBy, ordinals)}）`);
  return `${wordsOf(log, entry, ordinals)}${marks.join('')}`;
}

function laterName(
  link: { readonly id: string; readonly number: number },
  ordinals: ReadonlyMap<string, number>,
): string {
  const here = ordinals.get(link.id);
  return here === undefined ? `总第${link.number}条` : `第${here}条`;
}

function wordsOf(log: LogPaper, entry: LogEntry, ordinals: ReadonlyMap<string, number>): string {
  const link = entry.corrects ?? entry.withdraws;
  if (link === null) return textOf(entry, 'zh');
  const original = log.originals.get(link.id);
  const before = original === undefined ? '' : `（原记：${textOf(original, 'zh')}）`;
  const where = original === undefined ? `总第${link.number}条` : nameOf(original, ordinals);
  return `${entry.corrects ? '更正' : '撤回'}${where}：${entry.text}${before}`;
}

/** Whom it was told, when, the leader's own words, and what came of it. */
function handlingOf(log: LogPaper, entry: LogEntry): string {
  const parts = [entry.corrects ? reason(entry.handling) : entry.handling];
  if (entry.leaderWords !== '') parts.push(`指示：“${entry.leaderWords}”`);
  if (entry.instruction?.dueAt) parts.push(`限${timeCell(entry.instruction.dueAt, log)}前`);
  const result = entry.result === '' ? (entry.instruction?.result ?? '') : entry.result;
  if (result !== '') parts.push(`结果：${result}`);
  return parts.filter((part) => part !== '').join('；');
}

const reason = (text: string): string => (text === '' ? '' : `更正原因：${text}`);
