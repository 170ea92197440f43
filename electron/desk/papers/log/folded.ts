import type { LogEntry } from '../../../../shared/contract/models';
import { systemLine } from '../../../../shared/wording/systemLines';
import type { PaperBlock, PaperRow } from '../paper';
import type { LogPaper } from './gather';
import { timeCell } from './words';

/** Lines that the desk wrote by itself about one thing: an incident, a work plan, the room. */
export type SystemGroup = { readonly object: string; readonly entries: readonly LogEntry[] };

const ROOM = '值班室运行';

/** `叫应：暴雨橙色预警`: all lines of one call-out stand together, whichever incident it belongs to. */
const callOutOf = (entry: LogEntry): string | null => {
  const { fact, params } = entry.system ?? { fact: '', params: {} };
  if (!fact.startsWith('callout.')) return null;
  return `叫应：${String(params['callOut'] ?? '').replace(/叫应$/, '')}`;
};

/** Reminders of single people of a call-out come by the hundred: apart, so that those of everything else can be read. */
const CALL_REMINDER = /叫应(?:首呼|应答|反馈|未应答) |灾害救助再叫应 /;
const isCallReminder = ({ system }: LogEntry): boolean =>
  system?.fact.startsWith('alert.') === true && CALL_REMINDER.test(String(system.params['titleZh'] ?? ''));

function objectOf(entry: LogEntry): string {
  const callOut = callOutOf(entry);
  if (callOut !== null) return callOut;
  if (isCallReminder(entry)) return '叫应时限提醒';
  if (entry.incidentTitle !== null) return entry.incidentTitle;
  const fact = entry.system?.fact ?? '';
  if (fact.startsWith('run.')) return '工作方案';
  if (fact.startsWith('alert.')) return '时限提醒';
  return ROOM;
}

/** System lines by what they are about, in the order of their first line. */
export function systemGroups(entries: readonly LogEntry[]): SystemGroup[] {
  const byObject = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const object = objectOf(entry);
    const group = byObject.get(object);
    if (group) group.push(entry);
    else byObject.set(object, [entry]);
  }
  return [...byObject].map(([object, own]) => ({ object, entries: own }));
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^run\.call_attempted$/, '叫应'],
  [/^callout\./, '叫应'],
  [/^run\.party_/, '通知与回报'],
  [/^(run\.report_sent|obligation\.met|run\.obligation_met)$/, '报送'],
  [/^run\./, '方案步骤'],
  [/^alert\./, '时限提醒'],
  [/^(instruction|incident)\./, '事件与指示'],
];

/** What the newest line of a call-out says of all its people (documents.md 1). */
function callOutSums(entries: readonly LogEntry[]): string | null {
  const last = entries.findLast((entry) => entry.system?.fact.startsWith('callout.'))?.system?.params;
  if (last === undefined || entries.some((entry) => callOutOf(entry) === null)) return null;
  return `应叫${last['persons'] ?? 0}人，应答${last['answered'] ?? 0}人`;
}

function summary(entries: readonly LogEntry[]): string {
  const sums = callOutSums(entries);
  if (sums !== null) return sums;
  const counts = new Map<string, number>();
  for (const { system } of entries) {
    const name = KINDS.find(([pattern]) => pattern.test(system?.fact ?? ''))?.[1] ?? '运行记录';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${name}${count}条`).join('，');
}

const CHINESE = '零一二三四五六七八九十';
/** 1 → 一, 12 → 十二, 21 → 二十一; above 99 in digits */
export function chineseNumber(value: number): string {
  if (value <= 10) return CHINESE[value] ?? String(value);
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens === 1 ? '' : CHINESE[tens]}十${ones === 0 ? '' : CHINESE[ones]}`;
}

/** One row per object: what there is of it, and where it stands in full. */
export function foldedRows(log: LogPaper, groups: readonly SystemGroup[]): PaperRow[] {
  return groups.map(({ object, entries }, index) => {
    const [first, last] = [entries[0], entries.at(-1)];
    const from = first ? timeCell(first.recordedAt, log) : '';
    const to = last ? timeCell(last.recordedAt, log) : '';
    const time = from === to ? from : `${from}\n～${to}`;
    const words = `${object}：${summary(entries)}，共${entries.length}条，详见附表${chineseNumber(index + 1)}`;
    return { cells: ['', time, '系统', words], mark: 'folded' };
  });
}

/** The annexes: every folded line with its time. */
export function annexes(log: LogPaper, groups: readonly SystemGroup[]): PaperBlock[] {
  return groups.flatMap(({ object, entries }, index): PaperBlock[] => [
    ...(index === 0 ? [{ block: 'pageBreak' } as const] : []),
    { block: 'heading', level: 1, text: `附表${chineseNumber(index + 1)}　${object}` },
    {
      block: 'table',
      repeatHead: true,
      columns: [
        { label: '序号', width: 6, align: 'center' },
        { label: '时间', width: 11, align: 'center' },
        { label: '自动记录', width: 71 },
        { label: '操作人', width: 12, align: 'center' },
      ],
      rows: entries.map((entry, line) => ({
        cells: [
          String(line + 1),
          timeCell(entry.recordedAt, log),
          entry.system ? systemLine(entry.system.fact, entry.system.params, 'zh') : entry.text,
          entry.author?.name ?? '系统',
        ],
      })),
    },
  ]);
}
