import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { tempFolder } from './deskRoom';

export const HEADINGS = [
  '日期',
  '时间',
  '方式',
  '来电单位',
  '姓名',
  '电话',
  '内容',
  '处理情况',
  '记录人',
] as const;

export type ForeignRow = readonly (string | number | Date | null)[];

/** Row `n` (from 1) of a room's old log: every minute one line. The date is a spreadsheet's, the time is typed. */
export function foreignRow(n: number): ForeignRow {
  const minute = n % 1_440;
  const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 1_440)));
  const clock = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  return [
    day,
    clock,
    '来电',
    '河东乡政府',
    '王海',
    '0594-5550001',
    `第 ${n} 条：河水水位正常`,
    '已记录',
    '李值班',
  ];
}

/** Ways in which a row is broken, in turn: what stands where, and what is said about it. */
const BREAKS: readonly { readonly at: number; readonly value: string; readonly code: string }[] = [
  { at: 0, value: '', code: 'time_missing' },
  { at: 0, value: '昨天', code: 'time_unreadable' },
  { at: 0, value: '2024-13-45', code: 'time_unreadable' },
  { at: 1, value: '25:71', code: 'time_unreadable' },
  { at: 0, value: '2099-01-01', code: 'time_in_future' },
  { at: 0, value: '1987-05-06', code: 'time_too_old' },
  { at: 6, value: '', code: 'text_missing' },
  { at: 6, value: '#REF!', code: 'cell_error' },
  { at: 5, value: '0'.repeat(60), code: 'too_long' },
];

/** A row that is broken in the way of its number, and the problem that it has. */
export function brokenRow(n: number, way: number): { readonly row: ForeignRow; readonly code: string } {
  const { at, value, code } = BREAKS[way % BREAKS.length] ?? { at: 0, value: '', code: 'time_missing' };
  return { row: foreignRow(n).map((cell, index) => (index === at ? value : cell)), code };
}

/** Writes rows as an XLSX under a title row and the headings, so that row `i` of the list is row `i + 3` of the sheet. */
export async function writeXlsx(rows: Iterable<ForeignRow>): Promise<string> {
  const path = join(tempFolder('foreign'), '值班日志2024.xlsx');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: true,
  });
  const sheet = book.addWorksheet('日志');
  sheet.addRow(['岚溪县值班日志']).commit();
  sheet.addRow([...HEADINGS]).commit();
  for (const row of rows) {
    const added = sheet.addRow([...row]);
    if (row[0] instanceof Date) added.getCell(1).numFmt = 'yyyy-mm-dd';
    added.commit();
  }
  sheet.commit();
  await book.commit();
  return path;
}
