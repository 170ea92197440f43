import type { TallyRow, TallySheet } from '../../../shared/contract/areas/tallies';
import { clockTime, dayOf, stamp } from '../../../shared/domain/time';
import type { TallyColumn } from '../../../shared/tally/sheet';
import { valueText } from '../../../shared/tally/writeSolitaire';
import { CHASE_WORDS } from '../../../shared/wording/tallyLines';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { type Paper, type PaperBlock, type PaperRow, safeFileName } from '../papers/paper';
import { sheetShown } from './read';

const STATE: Readonly<Record<TallyRow['state'], string>> = {
  awaited: '待报',
  reported: '已报',
  late: '迟报',
  unreported: '未报',
  lost: '失联',
};

function stateText(row: TallyRow): string {
  if (row.state === 'late') return `已报（迟${row.lateMinutes}分）`;
  if (row.how === 'zero') return '零报告';
  return STATE[row.state];
}

const head = (column: TallyColumn): string =>
  column.unit === '' ? column.name : `${column.name}（${column.unit}）`;

/** Values of an earlier round stand in brackets: they are known, but not of this hour. */
function cellText(sheet: TallySheet, row: TallyRow, column: TallyColumn): string {
  const cell = row.cells.find((one) => one.columnId === column.id);
  if (cell === undefined) return '';
  const text = valueText(cell.value);
  return cell.round === sheet.round.number ? text : `(${text})`;
}

function tableOf(sheet: TallySheet): PaperBlock {
  const { columns, rows, totals } = sheet;
  const share = Math.floor(56 / columns.length);
  const labels = [
    { label: '序号', width: 5, align: 'center' as const },
    { label: '单位', width: 13 },
    ...columns.map((column) => ({
      label: head(column),
      width: share,
      align: column.kind === 'text' ? ('left' as const) : ('right' as const),
    })),
    { label: '状态', width: 12 },
    { label: '报数人、时间', width: 100 - 30 - share * columns.length },
  ];
  const body = rows.map(
    (row, place): PaperRow => ({
      cells: [
        String(place + 1),
        row.unit.name,
        ...columns.map((column) => cellText(sheet, row, column)),
        stateText(row),
        row.firstAt === null ? '' : [row.reporter, clockTime(row.lastAt ?? row.firstAt)].join(' ').trim(),
      ],
    }),
  );
  const sums = columns.map((column) => {
    const total = totals.find((one) => one.columnId === column.id)?.total ?? null;
    return total === null ? '' : String(total);
  });
  const reported = `${sheet.summary.units - rows.filter((row) => row.firstAt === null).length}/${sheet.summary.units}`;
  return {
    block: 'table',
    columns: labels,
    rows: [...body, { cells: ['', '合计', ...sums, `已报 ${reported}`, ''], mark: 'bold' }],
    repeatHead: true,
  };
}

/** Calls and notes below the table, in the order of the rows. */
function footBlocks(sheet: TallySheet): PaperBlock[] {
  const notes = sheet.rows
    .filter((row) => row.note !== '')
    .map((row): PaperBlock => ({ block: 'note', text: `${row.unit.name}：${row.note}` }));
  const calls = sheet.rows.flatMap((row) =>
    row.chases.map(
      (one) =>
        `${row.unit.name} ${clockTime(one.at)} ${CHASE_WORDS.zh[one.result]}${one.note === '' ? '' : `（${one.note}）`}`,
    ),
  );
  const chased: PaperBlock[] =
    calls.length === 0 ? [] : [{ block: 'note', text: `催报：${calls.join('；')}` }];
  const carried = sheet.rows.some((row) => row.cells.some((cell) => cell.round !== sheet.round.number));
  const hint: PaperBlock[] = carried ? [{ block: 'note', text: '括号内为以前一轮上报的数。' }] : [];
  return [...notes, ...chased, ...hint];
}

/** A round of a tally sheet as a paper; as a table file it holds the same rows. */
export function composeTally(
  db: Db,
  ref: { readonly tallyId: string; readonly round: number | null },
  now: number,
): Paper {
  const sheet = sheetShown(db, ref.tallyId, ref.round, now) ?? refuseWith('not_found', { field: 'tallyId' });
  const { summary, round } = sheet;
  const time = `${dayOf(round.dueAt)} ${clockTime(round.dueAt)}`;
  const link = summary.incidentTitle ?? summary.warningTitle;
  return {
    title: `${summary.title}报数表`,
    fileName: safeFileName(
      `${summary.title}报数表-${dayOf(round.dueAt)}-${clockTime(round.dueAt).replace(':', '')}`,
    ),
    landscape: sheet.columns.length > 4,
    layout: 'dense',
    blocks: [
      { block: 'title', text: `${summary.title}报数表` },
      {
        block: 'line',
        text: `第${round.number}轮，${time}${link === null ? '' : `　${link}`}`,
        align: 'center',
      },
      tableOf(sheet),
      { block: 'paragraph', text: sheet.sentence },
      ...footBlocks(sheet),
    ],
    foot: { left: readRoom(db)?.name ?? '', right: `${stamp(now)} 制` },
  };
}
