import type { LogEntry } from '../../../shared/contract/models';
import { stamp } from '../../../shared/domain/time';
import { type Locale, labels } from '../../../shared/wording/labels';
import { systemLine } from '../../../shared/wording/systemLines';

/** Recorded this long after it was told: printed as 补记 (issue of honesty about backdating, users.md C). */
export const LATE_ENTRY_MS = 5 * 60_000;

export type ExportScope = { readonly shiftId: string } | { readonly from: number; readonly to: number };

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
  'author',
  'incident',
  'late_entry',
  'corrects',
  'corrected_by',
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
    author: '记录人',
    incident: '关联事件',
    late_entry: '补记',
    corrects: '更正第几条',
    corrected_by: '被第几条更正',
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
    author: 'Recorded by',
    incident: 'Incident',
    late_entry: 'Late entry',
    corrects: 'Corrects line',
    corrected_by: 'Corrected by line',
    id: 'Id',
  },
};

export function isLateEntry(entry: LogEntry): boolean {
  return entry.system === null && entry.recordedAt - entry.receivedAt > LATE_ENTRY_MS;
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
    author: entry.author?.name ?? '',
    incident: entry.incidentTitle ?? '',
    late_entry: isLateEntry(entry) ? (locale === 'zh' ? '补记' : 'yes') : '',
    corrects: entry.corrects?.number ?? '',
    corrected_by: entry.correctedBy?.number ?? '',
    id: entry.id,
  };
}
