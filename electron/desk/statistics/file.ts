import type ExcelJS from 'exceljs';
import type { StatisticsScope } from '../../../shared/contract/areas/statistics';
import { stamp } from '../../../shared/domain/time';
import {
  type ColumnKind,
  cellText,
  type StatisticsTable,
  statisticsTables,
} from '../../../shared/statistics/tables';
import type { Locale } from '../../../shared/wording/labels';
import type { Db } from '../db/statement';
import { BYTE_ORDER_MARK, csvRow } from '../exports/csv';
import { type Written, writeWholeFile } from '../exports/writeFile';
import { collectStatistics } from './collect';

export type StatisticsFile = {
  readonly scope: StatisticsScope;
  readonly now: number;
  readonly format: 'xlsx' | 'csv';
  /** one table by its id; null for all of them, each on a sheet of its own */
  readonly table: string | null;
  readonly locale: Locale;
  readonly path: string;
};

const FORMATS: Readonly<Record<ColumnKind, string>> = { text: '@', count: '0', rate: '0.0%', minutes: '0.0' };

/** Numbers stay numbers; text is stored as text, so that nothing in it is ever a formula. */
function addSheet(book: ExcelJS.Workbook, table: StatisticsTable, span: string): void {
  const sheet = book.addWorksheet(table.title.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31));
  sheet.addRow([table.title]).font = { bold: true, size: 13 };
  sheet.addRow([span]);
  const head = sheet.addRow(table.columns.map(({ name }) => name));
  head.font = { bold: true };
  for (const row of table.rows) sheet.addRow([...row]);
  if (table.note !== '') {
    sheet.addRow([]);
    sheet.addRow([table.note]);
  }
  table.columns.forEach(({ kind }, place) => {
    const column = sheet.getColumn(place + 1);
    column.width = kind === 'text' ? 24 : 13;
    for (let row = 4; row < 4 + table.rows.length; row += 1)
      sheet.getCell(row, place + 1).numFmt = FORMATS[kind];
  });
  sheet.views = [{ state: 'frozen', ySplit: 3 }];
}

/** Writes the tables of a shift or span, whole or not at all. Returns rows, bytes and the file's SHA-256. */
export async function writeStatistics(
  db: Db,
  file: StatisticsFile,
): Promise<Written & { readonly rows: number }> {
  const statistics = collectStatistics(db, file.scope, file.now);
  const tables = statisticsTables(statistics, file.locale).filter(
    ({ id }) => file.table === null || id === file.table,
  );
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const span = `${stamp(statistics.from)} – ${stamp(statistics.to)}`;
  if (file.format === 'csv') return { ...writeWholeFile(file.path, csvPieces(tables)), rows };
  // Heavy, and only needed here: it is loaded when somebody wants a workbook.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  for (const table of tables) addSheet(book, table, span);
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  return { ...writeWholeFile(file.path, [bytes]), rows };
}

function* csvPieces(tables: readonly StatisticsTable[]): Generator<string> {
  yield BYTE_ORDER_MARK;
  for (const table of tables) {
    if (tables.length > 1) yield csvRow([table.title]);
    yield csvRow(table.columns.map(({ name }) => name));
    for (const row of table.rows)
      yield csvRow(
        table.columns.map(({ kind }, place) => {
          const value = row[place] ?? null;
          return typeof value === 'number' && kind !== 'rate' ? value : cellText(kind, value);
        }),
      );
    if (tables.length > 1) yield '\r\n';
  }
}
