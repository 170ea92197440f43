import type { Warning } from '../../../../shared/contract/models';
import { clockTime, dayOf } from '../../../../shared/domain/time';
import { SHIFT_POSTS } from '../../../../shared/domain/vocabulary';
import { levelName } from '../../../../shared/rules/responses/hazards';
import { labels } from '../../../../shared/wording/labels';
import type { PaperBlock, PaperRow } from '../paper';
import type { LogPaper } from './gather';
import { longDay, longMoment, stampOf } from './words';

const words = labels('zh');

/** `暴雨橙色（Ⅱ级）` */
function warningName({ kind, color, level }: Warning): string {
  return `${kind}${color === null ? '' : words.warningColor[color]}${level === null ? '' : `（${words.grade[level]}）`}`;
}

/** Title and head of the log's paper: whose log, of when, who was on duty, what was in force (documents.md 1). */
export function headBlocks(log: LogPaper): PaperBlock[] {
  const blocks: PaperBlock[] = [{ block: 'title', text: titleOf(log) }];
  if (log.room.demo)
    blocks.push({ block: 'line', text: '演示值班室，数据为虚构', align: 'center', bold: true });
  blocks.push({
    block: 'table',
    bare: true,
    repeatHead: false,
    columns: log.shift ? HEAD_COLUMNS : RANGE_COLUMNS,
    rows: log.shift ? shiftRows(log) : rangeRows(log),
  });
  return blocks;
}

export function titleOf(log: LogPaper): string {
  if (log.shift || 'from' in log.scope) return `${log.organ}值班日志`;
  return `${log.organ}值班日志（检索摘录）`;
}

const HEAD_COLUMNS = [
  { label: '', width: 9 },
  { label: '', width: 45 },
  { label: '', width: 9 },
  { label: '', width: 37 },
] as const;
const RANGE_COLUMNS = [
  { label: '', width: 9 },
  { label: '', width: 91 },
] as const;

function shiftRows(log: LogPaper): PaperRow[] {
  const { shift } = log;
  if (shift === null) return [];
  const sameDay = dayOf(shift.startsAt) === dayOf(shift.endsAt);
  const end = `${sameDay ? '' : longDay(shift.endsAt)}${clockTime(shift.endsAt)}`;
  const posts = SHIFT_POSTS.map((post) => {
    const names = shift.posts.filter((one) => one.post === post).map((one) => one.name);
    return `${words.shiftPost[post]}：${names.length === 0 ? '—' : names.join('、')}`;
  }).join('　');
  const closed = shift.closedAt === null ? '（未交班）' : longMoment(shift.closedAt);
  return [
    {
      cells: ['班次', `${longDay(shift.startsAt)}${clockTime(shift.startsAt)} 至 ${end}`, '天气', ''],
    },
    { cells: ['生效预警', warningsText(log), '响应级别', responseText(log)] },
    { cells: ['值班人员', posts] },
    {
      cells: ['接班时刻', `${longMoment(shift.openedAt)}　交班时刻：${closed}`, '对时差', log.clock],
    },
  ];
}

function rangeRows(log: LogPaper): PaperRow[] {
  const rows: PaperRow[] = [];
  if ('from' in log.scope) {
    rows.push({
      cells: ['起止', `${longMoment(log.scope.from)} 至 ${longMoment(log.scope.to)}（按录入时间）`],
    });
  } else {
    rows.push({
      cells: [
        '范围',
        `检索所得 ${log.entries.length} 条，录入于 ${longMoment(log.span.from)} 至 ${longMoment(log.span.to)}`,
      ],
    });
  }
  rows.push({ cells: ['生效预警', warningsText(log)] });
  rows.push({ cells: ['制表时刻', longMoment(log.now)] });
  return rows;
}

function warningsText(log: LogPaper): string {
  if (log.warnings.length === 0) return '无';
  return log.warnings.map(warningName).join('、');
}

/** The responses that stood while the paper's time ran, each with its highest level of that time: `防台风Ⅱ级、防暴雨Ⅳ级`. */
function responseText(log: LogPaper): string {
  if (log.responses.length === 0) return '无';
  return log.responses.map(({ matter, level }) => `${matter}${levelName(level, 'zh')}`).join('、');
}

/** The name of the file without ending: `岚溪县应急值班室-值班日志-202609120830`. */
export function logName(log: Pick<LogPaper, 'organ' | 'scope' | 'shift'>): string {
  if (log.shift) return `${log.organ}-值班日志-${stampOf(log.shift.startsAt)}`;
  if ('from' in log.scope) return `${log.organ}-值班日志-${stampOf(log.scope.from)}-${stampOf(log.scope.to)}`;
  return `${log.organ}-值班日志-检索摘录`;
}
