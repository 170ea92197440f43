import { clockTime, dayOf, stamp } from '../../../../shared/domain/time';
import { blockTitle, currentItems, postName, type RunItem } from '../../../../shared/plan';
import { labels } from '../../../../shared/wording/labels';
import { type Db, statement } from '../../db/statement';
import { openItems } from '../../handover/sources';
import type { PaperBlock, PaperRow } from '../../papers/paper';
import { type LoadedRun, loadRun } from '../../runs/runRows';
import { tableBlocks } from './common';

const moment = (at: number | null): string => (at === null ? '' : `${dayOf(at).slice(5)} ${clockTime(at)}`);

/** Everything that is open, in the order of the handover record, with when it is due. */
export function openBlocks(db: Db, now: number, heading: string): PaperBlock[] {
  const groups = labels('zh').openItemGroup;
  const rows = openItems(db, now).map((item, place): PaperRow => {
    const isOver = item.dueAt !== null && item.dueAt < now;
    return {
      cells: [
        `${place + 1}`,
        groups[item.group],
        item.title.zh,
        item.state.zh,
        item.next.zh,
        `${moment(item.dueAt)}${isOver ? '\n超时' : ''}`,
        item.owner.zh,
        '',
      ],
      ...(isOver ? { mark: 'bold' as const } : {}),
    };
  });
  return tableBlocks(
    heading,
    [
      ['序号', 5, 'center'],
      ['类别', 12],
      ['事项', 25],
      ['现状', 18],
      ['下一步', 13],
      ['时限', 10, 'center'],
      ['责任人', 9],
      ['办理记录', 8],
    ],
    rows,
    '没有未办结事项。',
  );
}

type ReceiptRow = {
  title: string;
  doc_number: string;
  name: string;
  at: number;
  chases: number;
  due_at: number | null;
};

/** Outgoing documents that a unit has not signed for: 未签收. Secret items show their number only. */
export function receiptBlocks(db: Db): PaperBlock[] {
  const rows = statement<[], ReceiptRow>(
    db,
    `SELECT CASE d.confidential WHEN 1 THEN '机要件' ELSE d.title END AS title, d.doc_number, u.name, d.at, u.chases, d.due_at
     FROM document_units u JOIN documents d ON d.id = u.document_id
     WHERE u.signed_at IS NULL AND d.direction = 'outgoing' AND d.state = 'open' ORDER BY d.at, d.id, u.position`,
  ).all();
  return tableBlocks(
    '未签收文件',
    [
      ['序号', 6, 'center'],
      ['文号', 18],
      ['标题', 36],
      ['单位', 18],
      ['发出', 11, 'center'],
      ['催收', 11, 'center'],
    ],
    rows.map((row, place) => ({
      cells: [`${place + 1}`, row.doc_number, row.title, row.name, moment(row.at), `${row.chases}次`],
    })),
    '没有未签收的文件。',
  );
}

function stepRow(run: LoadedRun, item: RunItem, place: number): PaperRow | null {
  const { block } = item;
  if (!('id' in block) || item.kind === 'fork') return null;
  const { tables, profile } = run.context;
  const owner = 'post' in block ? block.post : 'by' in block ? block.by : null;
  const ask = 'instruction' in block ? (block.instruction ?? '') : '';
  return {
    cells: [
      `${place + 1}`,
      item.lanes.map(({ title }) => title).join('·'),
      blockTitle(block, 'zh'),
      ask,
      owner === null ? '' : postName(owner, tables, profile, 'zh'),
      moment(item.openedAt),
      '',
    ],
  };
}

/** Where each running work plan stands: the steps to be worked on now, with what they ask for and room to write what was done. */
export function runBlocks(db: Db): PaperBlock[] {
  const ids = statement<[], { id: string }>(
    db,
    'SELECT id FROM runs WHERE ended_at IS NULL AND drill IS NULL ORDER BY started_at, id',
  ).all();
  return ids.flatMap(({ id }) => {
    const run = loadRun(db, id);
    if (!run) return [];
    const rows = currentItems(run.context, run.state).flatMap(
      (item, place) => stepRow(run, item, place) ?? [],
    );
    const begun = `接报 ${stamp(run.row.received_at).slice(5, 16)}，第${run.row.plan_revision}版`;
    return tableBlocks(
      `执行中方案：${run.context.plan.title}（${begun}）`,
      [
        ['序号', 5, 'center'],
        ['线', 9],
        ['步骤', 17],
        ['要求', 38],
        ['岗位', 10],
        ['到达', 9, 'center'],
        ['办理', 12],
      ],
      rows,
      '没有正在办的步骤。',
    );
  });
}
