import type { TimingPage } from '../../../shared/contract/areas/briefing';
import type { PaperRefOf } from '../../../shared/contract/areas/papers';
import { DRILL_MARKS } from '../../../shared/domain/drill';
import { clockTime, dayOf } from '../../../shared/domain/time';
import type { SendWay } from '../../../shared/domain/vocabulary';
import { labels } from '../../../shared/wording/labels';
import {
  clockWords,
  limitWords,
  sourceWords,
  TIMING_GROUP_WORDS,
  TIMING_STATE_WORDS,
} from '../../../shared/wording/timingWords';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { incidentById } from '../incidents/read';
import type { Paper, PaperBlock, PaperRow } from '../papers/paper';
import { briefingPageOf } from './read';
import { timingPageOf } from './timing';

/** `02:38`, with the day where it is another than that of the receipt. */
function moment(at: number, near: number): string {
  return dayOf(at) === dayOf(near) ? clockTime(at) : `${dayOf(at).slice(5)} ${clockTime(at)}`;
}

const drillBand = (drill: string | null): readonly PaperBlock[] =>
  drill === null
    ? []
    : [
        {
          block: 'line',
          align: 'center',
          bold: true,
          text: `${DRILL_MARKS.zh}${drill}——仅供演练，不作实际报送`,
        },
      ];

type Row = TimingPage['rows'][number];

function outcome(row: Row): string {
  const words = TIMING_STATE_WORDS.zh[row.state];
  return row.lateMinutes > 0 ? `${words} ${limitWords(row.lateMinutes, 'zh')}` : words;
}

function record(row: Row): string {
  if (row.way === '' && row.receiver === '') return '';
  const way = labels('zh').sendWay[row.way as SendWay] ?? row.way;
  return [way, row.receiver, row.readBack ? '已复述' : ''].filter((part) => part !== '').join('，');
}

/** `接报 02:38` */
function clockCell({ clock }: Row, near: number): string {
  if (clock === null) return '';
  const words = clockWords(clock.field, 'zh');
  return clock.field === 'day_start' ? words : `${words} ${moment(clock.at, near)}`;
}

/** `30 分（03:08）` */
function limitCell(row: Row, near: number): string {
  if (row.limitMinutes === null || row.dueAt === null) return '';
  return `${limitWords(row.limitMinutes, 'zh')}（${moment(row.dueAt, near)}）`;
}

function paperRow(row: Row, place: number, near: number): PaperRow {
  const what = row.titleZh === '' ? TIMING_GROUP_WORDS.zh[row.group] : row.titleZh;
  return {
    cells: [
      `${place + 1}`,
      row.round !== null && row.round > 1 ? `${what}（第${row.round}次）` : what,
      row.at === null ? '' : moment(row.at, near),
      clockCell(row, near),
      row.intervalMinutes === null ? '' : `+${row.intervalMinutes} 分`,
      limitCell(row, near),
      row.dueAt === null ? '' : sourceWords(row.rule, 'zh').replaceAll(/（\d{4}年[^）]*）/gu, ''),
      outcome(row),
      record(row),
      row.lateReason,
    ],
    ...(row.state === 'late' || row.state === 'overdue' ? { mark: 'bold' as const } : {}),
  };
}

/** Widths by which most rows are one line high: the sheet of an ordinary incident is one page. */
const COLUMNS = [
  { label: '序号', width: 4, align: 'center' as const },
  { label: '环节', width: 20 },
  { label: '时间', width: 6, align: 'center' as const },
  { label: '起算', width: 9 },
  { label: '间隔', width: 6, align: 'center' as const },
  { label: '时限（应于）', width: 12 },
  { label: '时限依据', width: 17 },
  { label: '结论', width: 10, align: 'center' as const },
  { label: '记录', width: 9 },
  { label: '迟报说明', width: 7 },
];

/** What is not due yet, in one line: the table is for what was done or should have been. */
function openLine(rows: readonly Row[], near: number): readonly PaperBlock[] {
  const open = rows
    .filter((row) => row.state === 'open')
    .map((row) => (row.dueAt === null ? row.titleZh : `${row.titleZh}（${moment(row.dueAt, near)}）`));
  return open.length === 0 ? [] : [{ block: 'note', text: `未到时限或没有时限：${open.join('；')}。` }];
}

/** 信息报送时效核查表: when the room knew, whom it told and when, against which limit; one landscape page. */
export function composeTiming(db: Db, ref: PaperRefOf<'timing_sheet'>, now: number): Paper {
  const incident = incidentById(db, ref.incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
  const page = timingPageOf(db, ref.incidentId, now);
  const { onTime, late, overdue, open, unexplained } = page.totals;
  const room = readRoom(db)?.name ?? '';
  const title = '信息报送时效核查表';
  return {
    title: `${incident.title}${title}`,
    fileName: `时效核查表-${incident.number}`,
    landscape: true,
    layout: 'dense',
    blocks: [
      ...drillBand(incident.drill),
      { block: 'title', text: title },
      {
        block: 'line',
        text: `事件：${incident.title}（${incident.number}）　地点：${incident.place}　单位：${room}　截至：${dayOf(now)} ${clockTime(now)}`,
      },
      {
        block: 'table',
        repeatHead: true,
        columns: COLUMNS,
        rows: page.rows
          .filter((row) => row.state !== 'open')
          .map((row, place) => paperRow(row, place, incident.receivedAt)),
      },
      {
        block: 'line',
        text: `按时 ${onTime} 项，迟报 ${late} 项（未说明 ${unexplained} 项），超时未报 ${overdue} 项，未到时限 ${open} 项。`,
      },
      ...openLine(page.rows, incident.receivedAt),
      {
        block: 'note',
        text: '间隔按时钟整分计；到达时限的一刻算按时。依据后方括号内为来源标记：S 法规原文，X 外地规定，M 通行做法，D 程序默认；均可在设置中核对。',
      },
      { block: 'signs', signs: [{ label: '填表' }, { label: '审核' }, { label: '日期' }] },
    ],
    foot: { left: incident.drill === null ? room : `${DRILL_MARKS.zh}${room}`, right: incident.number },
  };
}

/** 口头汇报卡, as it is read out, with the wording for the media below. */
export function composeOralCard(db: Db, ref: PaperRefOf<'oral_card'>, now: number): Paper {
  const incident = incidentById(db, ref.incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
  const { card, wordings, neutral } = briefingPageOf(db, ref.incidentId, now);
  const [wording] = wordings;
  const room = readRoom(db)?.name ?? '';
  return {
    title: `${incident.title}口头汇报卡`,
    fileName: `口头汇报卡-${incident.number}`,
    landscape: false,
    layout: 'official',
    blocks: [
      ...drillBand(incident.drill),
      { block: 'title', text: '口头汇报卡' },
      ...card.parts.map((part) => ({ block: 'paragraph' as const, text: part.text })),
      { block: 'note', text: `${card.characters} 字，约 ${card.seconds} 秒（限 ${card.limitSeconds} 秒）` },
      { block: 'heading', level: 1, text: '对媒体口径' },
      { block: 'paragraph', text: wording?.text ?? neutral },
      {
        block: 'note',
        text:
          wording === undefined
            ? '口径未核定：只按上句答复。'
            : `第 ${wording.version} 版，${wording.approver} ${dayOf(wording.approvedAt)} ${clockTime(wording.approvedAt)} ${labels('zh').decisionWay[wording.way]}核定`,
      },
    ],
    foot: { left: incident.drill === null ? room : `${DRILL_MARKS.zh}${room}`, right: incident.number },
  };
}
