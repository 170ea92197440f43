import type { Statistics } from '../../../../shared/contract/areas/statistics';
import { dayOf, zoned } from '../../../../shared/domain/time';
import { rate } from '../../../../shared/statistics/callouts';
import { onTimeRate } from '../../../../shared/statistics/duties';
import { monthSpan } from '../../../../shared/statistics/lines';
import { cellText, type StatisticsTable, statisticsTables } from '../../../../shared/statistics/tables';
import type { Db } from '../../db/statement';
import { refuseWith } from '../../deskError';
import { incidentsIn } from '../../incidents/read';
import { longMoment } from '../../papers/log/words';
import type { Paper, PaperBlock } from '../../papers/paper';
import { collectStatistics } from '../collect';
import { footOf, organWithCode } from './common';

/** Tables of the report, in its order; the hours of the day and the shifts would only fill sheets. */
const TABLES = [
  'byKind',
  'bySource',
  'incidentsByType',
  'incidentsByGrade',
  'warnings',
  'aimsAhead',
  'aimsWarnings',
  'aimsNine',
  'instructions',
  'deadlines',
  'checks',
  'callouts',
  'byPerson',
  'byDay',
];
const MOST_ROWS = 31;

const percent = (value: number | null): string => cellText('rate', value);

function tableBlock(table: StatisticsTable): PaperBlock {
  const first = table.columns.length > 4 ? 28 : 60;
  const rest = (100 - first) / (table.columns.length - 1);
  return {
    block: 'table',
    repeatHead: true,
    columns: table.columns.map(({ name, kind }, place) => ({
      label: name,
      width: place === 0 ? first : rest,
      align: kind === 'text' ? 'left' : 'right',
    })),
    rows: table.rows
      .slice(0, MOST_ROWS)
      .map((row) => ({ cells: table.columns.map(({ kind }, place) => cellText(kind, row[place] ?? null)) })),
  };
}

/** The month in sentences: every figure is counted, and the formula of each rate stands under its table. */
function sentences(s: Statistics): readonly (readonly [string, string])[] {
  const kind = (name: string): number => s.byKind.find((one) => one.kind === name)?.count ?? 0;
  const { incidents, instructions, deadlines, callouts, alerts } = s;
  const { onTime, late, overdue } = deadlines;
  return [
    [
      '一、值班与接报',
      `本月值班${s.byShift.length}班，人工记录${s.lines.people}条，系统记录${s.lines.system}条。接听来电${s.lines.calls}个，其中媒体${kind('media')}个、群众${kind('public')}个、上级${kind('superior')}个。补记${s.lines.late}条，更正${s.lines.corrections}条，撤回${s.lines.withdrawals}条。`,
    ],
    [
      '二、突发事件和预警',
      `接报突发事件${incidents.received}起，办结${incidents.closed}起，月末在办${incidents.openAtEnd}起；报送信息${s.reports}次。收到预警${s.warnings.received}个。`,
    ],
    [
      '三、指示和时限',
      `记录领导指示${instructions.issued}条，已办结${instructions.done}条（其中逾期${instructions.doneLate}条），未办结${instructions.open}条。到期时限${onTime + late + overdue}项，按时${onTime}项、逾期办结${late}项、逾期未办${overdue}项，按时率${percent(onTimeRate(deadlines))}。系统提醒${alerts.raised}次，确认${alerts.acknowledged}次。`,
    ],
    [
      '四、收发文和查岗',
      `收文${s.documents.incoming}件，发文${s.documents.outgoing}件，其中未办结${s.documents.open}件；抽查${s.checks.made}次，正常${s.checks.byResult.find(({ result }) => result === 'normal')?.count ?? 0}次，被抽查${s.checks.received}次。`,
    ],
    [
      '五、叫应',
      callouts.persons === 0
        ? '本月没有叫应。'
        : `应叫${callouts.persons}人，应答${callouts.answered}人，应答率${percent(rate(callouts.answered, callouts.persons))}；5分钟应答率${percent(rate(callouts.within5, callouts.persons))}，15分钟应答率${percent(rate(callouts.within15, callouts.persons))}。`,
    ],
  ];
}

function incidentList(db: Db, from: number, to: number, now: number): PaperBlock[] {
  const list = incidentsIn(db, 'all', now)
    .filter(({ receivedAt }) => receivedAt >= from && receivedAt < to)
    .sort((a, b) => a.receivedAt - b.receivedAt);
  if (list.length === 0) return [];
  return [
    { block: 'heading', level: 2, text: '突发事件一览' },
    {
      block: 'table',
      repeatHead: true,
      columns: [
        { label: '编号', width: 22 },
        { label: '接报', width: 17, align: 'center' },
        { label: '事件', width: 33 },
        { label: '地点', width: 18 },
        { label: '状态', width: 10, align: 'center' },
      ],
      rows: list.map((one) => ({
        cells: [
          one.number,
          longMoment(one.receivedAt).replace(/^\d+年/, ''),
          one.title,
          one.place,
          one.state === 'open' ? '在办' : '办结',
        ],
      })),
    },
  ];
}

/** 月度值班报告: what the month came to, computed, with tables. Refusals: invalid_input (a month that is none). */
export function composeMonth(db: Db, month: string, now: number): Paper {
  const span = monthSpan(month) ?? refuseWith('invalid_input', { field: 'month' });
  const organ = organWithCode(db);
  const statistics = collectStatistics(db, span, now);
  const tables = statisticsTables(statistics, 'zh');
  const { year, month: number } = zoned(span.from);
  const isWhole = span.to <= now;
  const shown = TABLES.flatMap((id) => tables.find((one) => one.id === id && one.rows.length > 0) ?? []);
  return {
    title: `${year}年${number}月值班情况报告`,
    fileName: `${organ.organ}-值班月报-${month.replace('-', '')}`,
    landscape: false,
    layout: 'dense',
    blocks: [
      { block: 'title', text: `${organ.organ}${year}年${number}月值班情况` },
      {
        block: 'line',
        align: 'center',
        text: isWhole
          ? `${dayOf(span.from)} 至 ${dayOf(span.to - 1)}`
          : `截至 ${longMoment(now)}（本月未完）`,
      },
      ...sentences(statistics).flatMap(([heading, text]): PaperBlock[] => [
        { block: 'heading', level: 1, text: heading },
        { block: 'paragraph', text },
      ]),
      ...incidentList(db, span.from, span.to, now),
      { block: 'heading', level: 1, text: '六、附表' },
      ...shown.flatMap((table): PaperBlock[] => [
        { block: 'heading', level: 2, text: table.title },
        tableBlock(table),
        ...(table.note === '' ? [] : [{ block: 'note', text: table.note } as const]),
      ]),
      {
        block: 'signs',
        signs: [
          { label: '制表', value: '' },
          { label: '审核', value: '' },
          { label: '时间', value: longMoment(now) },
        ],
      },
    ],
    foot: footOf(organ),
  };
}
