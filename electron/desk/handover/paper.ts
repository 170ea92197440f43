import type { HandedItem } from '../../../shared/contract/areas/handover';
import { clockTime, dayOf, zoned } from '../../../shared/domain/time';
import { leaderName, officerNames } from '../../../shared/rules/signers';
import { labels } from '../../../shared/wording/labels';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import type { Paper, PaperColumn, PaperRow } from '../papers/paper';
import { readSetting } from '../settings/read';
import { shiftById } from '../shifts/read';
import { type HandoverRow, handoverRow, recordOf, signaturesOf } from './rows';

/** 序号 | 类别 | 事项 | 现状 | 下一步及时限 | 责任人 | 交班意见 | 接班确认 (documents.md 2). */
const COLUMNS: readonly PaperColumn[] = [
  { label: '序号', width: 5, align: 'center' },
  { label: '类别', width: 9 },
  { label: '事项', width: 22 },
  { label: '现状', width: 23 },
  { label: '下一步及时限', width: 15 },
  { label: '责任人', width: 8 },
  { label: '交班意见', width: 9 },
  { label: '接班确认', width: 9 },
];

/** `9月12日8时30分` */
function said(at: number): string {
  const { month, day, hour, minute } = zoned(at);
  return `${month}月${day}日${hour}时${String(minute).padStart(2, '0')}分`;
}

/** `7时30分`, with the day where it is another one than `near`. */
function hour(at: number, near: number): string {
  const { month, day, hour: hours, minute } = zoned(at);
  const time = `${hours}时${String(minute).padStart(2, '0')}分`;
  return dayOf(at) === dayOf(near) ? time : `${month}月${day}日${time}`;
}

function rowOf(item: HandedItem, index: number, at: number): PaperRow {
  const due = item.dueAt === null ? '' : hour(item.dueAt, at);
  const verdict = item.answer?.verdict === 'objection' ? `有异议：${item.answer.words}` : '√';
  return {
    cells: [
      String(index + 1),
      labels('zh').openItemGroup[item.group],
      item.incidentTitle === null || item.title.zh === item.incidentTitle
        ? item.title.zh
        : `${item.incidentTitle}：${item.title.zh}`,
      item.state.zh,
      [item.next.zh, due].filter((part) => part !== '').join('，'),
      item.named ?? item.owner.zh,
      item.opinion,
      item.answer === null ? '' : verdict,
    ],
  };
}

/** `上述事项已当面交清，下次续报时限（7时30分）已复述无误。` */
function closingWords(items: readonly HandedItem[], at: number): string {
  const times = items.flatMap((item) => {
    const back = item.answer?.readBackAt ?? null;
    return back === null ? [] : [`${item.incidentTitle ?? ''}${hour(back, at)}`];
  });
  const objections = items.filter((item) => item.answer?.verdict === 'objection').length;
  const read = times.length === 0 ? '' : `，下次时限（${times.join('、')}）已复述无误`;
  return `上述事项已当面交清${read}${objections === 0 ? '' : `，其中${objections}项有异议`}。`;
}

function signsOf(row: HandoverRow) {
  const signatures = signaturesOf(row);
  const value = (role: string): string => {
    const one = signatures.find((each) => each.role === role);
    return one ? `${one.name}\n${said(one.at)}` : '\n　　月　　日　　时　　分';
  };
  const leader =
    row.leader_signed_at === null
      ? `${row.leader_name}\n（待补签）　　月　　日　　时　　分`
      : `${row.leader_name}${row.leader_way === 'paper' ? '（纸质签字）' : ''}\n${said(row.leader_signed_at)}`;
  return [
    { label: '交班人', value: value('offgoing') },
    { label: '接班人', value: value('oncoming') },
    { label: '带班领导', value: leader },
  ];
}

/** 交接班记录 as it was signed: head, everything that was handed over, the closing words, three signatures, the code of the checkpoint. */
export function composeHandover(db: Db, ref: { readonly handoverId: string }): Paper {
  const row = handoverRow(db, ref.handoverId);
  if (!row || row.completed_at === null) return refuseWith('not_found', { field: 'handoverId' });
  const at = row.completed_at;
  const room = readRoom(db);
  const organ = readSetting(db, 'paper').organ || (room?.name ?? '值班室');
  const before = shiftById(db, row.shift_id)?.posts ?? [];
  const after = shiftById(db, row.next_shift_id)?.posts ?? [];
  const items = recordOf(row);
  const code = row.code ?? '';
  return {
    title: `${organ}交接班记录`,
    fileName: `${organ}-交接班记录-${dayOf(at).replaceAll('-', '')}${clockTime(at).replace(':', '')}`,
    landscape: true,
    layout: 'dense',
    blocks: [
      { block: 'title', text: `${organ}交接班记录` },
      {
        block: 'line',
        text: `交班时刻：${zoned(at).year}年${said(at)}　　交班人：${officerNames(before)}　　接班人：${officerNames(after)}`,
      },
      {
        block: 'line',
        text: `交班带班领导：${leaderName(before)}　　接班带班领导：${leaderName(after)}`,
      },
      {
        block: 'table',
        columns: COLUMNS,
        rows: items.map((item, index) => rowOf(item, index, at)),
        repeatHead: true,
      },
      { block: 'paragraph', text: closingWords(items, at), indent: false },
      ...(row.closing === null || row.closing === ''
        ? []
        : [{ block: 'paragraph', text: `当班小结：${row.closing}`, indent: false } as const]),
      { block: 'signs', signs: signsOf(row) },
      {
        block: 'note',
        text: `校验码 ${code}：日志链截至第${row.seq ?? 0}条，由交接双方本人密钥共同签署；“watchdesk verify”逐个核对。一式两份。`,
      },
    ],
    foot: { left: organ, right: `校验码 ${code}` },
  };
}
