import type { PaperRefOf } from '../../../shared/contract/areas/papers';
import type { ReviewHint } from '../../../shared/contract/areas/review';
import { DRILL_MARKS } from '../../../shared/domain/drill';
import { REVIEW_QUESTIONS } from '../../../shared/domain/facts/review';
import { dayOf, stamp } from '../../../shared/domain/time';
import { REVIEW_WORDS } from '../../../shared/wording/reviewLines';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { incidentById } from '../incidents/read';
import type { Paper, PaperBlock } from '../papers/paper';
import { hintsOf } from './hints';
import { proposalsOf, reviewOf } from './read';
import { timelineRows } from './timeline';

const STATES = { open: '待处理', taken: '已采纳', declined: '未采纳' } as const;

function questionBlocks(
  place: number,
  name: string,
  answer: string,
  hints: readonly ReviewHint[],
): readonly PaperBlock[] {
  return [
    { block: 'heading', level: 2, text: `（${'一二三四五六七八'[place]}）${name}` },
    { block: 'paragraph', text: answer === '' ? '未填写。' : answer },
    ...(hints.length === 0
      ? []
      : [{ block: 'paragraph' as const, text: `执行记录显示：${hints.map((one) => one.zh).join('；')}。` }]),
  ];
}

/** 复盘报告: the eight questions with what the replay shows, findings with their tasks, proposals for plans. A drill says so at its head and foot. */
export function composeReview(db: Db, ref: PaperRefOf<'review'>, now: number): Paper {
  const incident = incidentById(db, ref.incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
  const review = reviewOf(db, ref.incidentId) ?? refuseWith('not_found', { field: 'incidentId' });
  const hints = hintsOf(db, ref.incidentId, now);
  const proposals = proposalsOf(db, ref.incidentId);
  const room = readRoom(db)?.name ?? '';
  const band: readonly PaperBlock[] =
    incident.drill === null
      ? []
      : [
          {
            block: 'line',
            align: 'center',
            bold: true,
            text: `${DRILL_MARKS.zh}${incident.drill}——仅供演练，不作实际报送`,
          },
        ];
  const questions = REVIEW_QUESTIONS.flatMap((question, place) =>
    questionBlocks(
      place,
      REVIEW_WORDS.zh[question][0],
      review.answers[question] ?? '',
      hints.filter((one) => one.question === question),
    ),
  );
  return {
    title: `${incident.title}复盘报告`,
    fileName: `复盘报告-${incident.number}`,
    landscape: false,
    layout: 'official',
    blocks: [
      ...band,
      { block: 'title', text: `${incident.title}复盘报告` },
      { block: 'line', align: 'center', text: `${room}　${dayOf(now)}` },
      { block: 'heading', level: 1, text: '一、基本情况' },
      {
        block: 'paragraph',
        text: `编号${incident.number}，${stamp(incident.receivedAt)}接报，${incident.closedAt === null ? '尚未办结' : `${stamp(incident.closedAt)}办结`}。${incident.summary}${incident.result === '' ? '' : `办理结果：${incident.result}。`}`,
      },
      { block: 'heading', level: 1, text: '二、时间线与时限' },
      {
        block: 'table',
        repeatHead: true,
        columns: [
          { label: '时间', width: 18, align: 'center' },
          { label: '事项', width: 40 },
          { label: '用时、时限', width: 16 },
          { label: '结论', width: 13, align: 'center' },
          { label: '经手', width: 13 },
        ],
        rows: timelineRows(db, ref.incidentId, now),
      },
      { block: 'heading', level: 1, text: '三、逐项复盘' },
      ...questions,
      { block: 'heading', level: 1, text: '四、问题与整改' },
      {
        block: 'table',
        repeatHead: true,
        columns: [
          { label: '序号', width: 8, align: 'center' },
          { label: '方面', width: 14 },
          { label: '问题', width: 40 },
          { label: '责任人', width: 14 },
          { label: '期限', width: 12, align: 'center' },
          { label: '落实', width: 12 },
        ],
        rows: review.findings.map((one, place) => ({
          cells: [
            `${place + 1}`,
            REVIEW_WORDS.zh[one.question][0],
            one.text,
            one.owner,
            one.dueAt === null ? '' : dayOf(one.dueAt),
            one.doneAt === null ? '' : `已办：${one.result}`,
          ],
        })),
      },
      { block: 'heading', level: 1, text: '五、工作方案修订建议' },
      ...(proposals.length === 0
        ? [{ block: 'paragraph' as const, text: '无。' }]
        : proposals.map((one) => ({
            block: 'paragraph' as const,
            text: `${one.planId}${one.blockId === null ? '' : `（${one.blockId}）`}：${one.what}（${STATES[one.state]}${one.why === '' ? '' : `：${one.why}`}）`,
          }))),
      { block: 'signs', signs: [{ label: '填报', value: review.savedBy }, { label: '审核' }] },
    ],
    foot: { left: incident.drill === null ? room : `${DRILL_MARKS.zh}${room}`, right: incident.number },
  };
}
