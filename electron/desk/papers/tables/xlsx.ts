import { once } from 'node:events';
import { Writable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Column, Worksheet } from 'exceljs';
import { ZONE_OFFSET_MS } from '../../../../shared/domain/time';
import { storable } from '../storable';
import type { WholeFile } from '../wholeFile';
import type { Cell } from './cells';

export type Sheet = {
  readonly name: string;
  readonly columns: readonly { readonly label: string; readonly width: number }[];
  readonly rows: Iterable<readonly Cell[]>;
  /** lines above the head: whose, of when, masked or not */
  readonly above?: readonly string[];
  /** lines under the last row: sums and how they are made */
  readonly below?: readonly string[];
};

/** The longest text that a cell may hold. */
const CELL_MAX = 32_767;
/** Rows between two pauses in which the compressor takes what is waiting. */
const BATCH = 500;
/** One object for all cells: the library knows it again and does not word the same style a hundred thousand times. */
const MOMENT = { numFmt: 'yyyy-mm-dd hh:mm:ss' };
const EPOCH_DAYS = 25_569;
const DAY_MS = 86_400_000;

function storedCell(cell: Cell): string | number {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'object') return (cell.at + ZONE_OFFSET_MS) / DAY_MS + EPOCH_DAYS;
  // A text cell is a text cell whatever it begins with; nothing is ever written as a formula.
  const text = storable(cell);
  return text.length > CELL_MAX ? `${text.slice(0, CELL_MAX - 1)}…` : text;
}

/**
 * Writes sheets as XLSX: inline strings, real dates in the room's zone and real numbers, the head frozen and with a filter. Texts are text cells, so
 * `=1+1` stays four characters.
 */
export async function writeXlsx(
  sheets: readonly Sheet[],
  file: WholeFile,
  tick: (rows: number) => void,
): Promise<number> {
  const { default: exceljs } = await import('exceljs');
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      try {
        file.write(chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  const failed = once(sink, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: sink,
    useSharedStrings: false,
    useStyles: true,
  });
  workbook.creator = '值守台';
  let rows = 0;
  for (const sheet of sheets) {
    const above = sheet.above ?? [];
    const worksheet = workbook.addWorksheet(sheetName(sheet.name), {
      views: [{ state: 'frozen', ySplit: above.length + 1 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    worksheet.columns = sheet.columns.map(({ width }): Partial<Column> => ({ width }));
    for (const line of above) worksheet.addRow([storable(line)]).commit();
    const head = worksheet.addRow(sheet.columns.map(({ label }) => storable(label)));
    head.font = { bold: true };
    head.commit();
    for (const cells of sheet.rows) {
      addRow(worksheet, cells);
      rows += 1;
      tick(rows);
      if (rows % BATCH === 0) await Promise.race([caughtUp(worksheet), failed]);
    }
    for (const line of sheet.below ?? []) worksheet.addRow([storable(line)]).commit();
    worksheet.autoFilter = {
      from: { row: above.length + 1, column: 1 },
      to: { row: above.length + 1, column: sheet.columns.length },
    };
    worksheet.commit();
  }
  await Promise.race([workbook.commit(), failed]);
  return rows;
}

/**
 * Waits until the compressor has taken what was written. The library writes on whether it has or not, and would hold the whole sheet in memory
 * when rows come faster than they are compressed.
 */
async function caughtUp(worksheet: Worksheet): Promise<void> {
  const { stream } = worksheet as unknown as { readonly stream?: { readonly pipes?: readonly Writable[] } };
  const sink = stream?.pipes?.[0];
  await breathe();
  if (sink?.writableNeedDrain === true) await once(sink, 'drain');
}

function addRow(worksheet: Worksheet, cells: readonly Cell[]): void {
  const row = worksheet.addRow(cells.map(storedCell));
  cells.forEach((cell, index) => {
    if (typeof cell === 'object') row.getCell(index + 1).style = MOMENT;
  });
  row.commit();
}

/** Names of sheets have at most 31 characters and none of []:*?/\. */
function sheetName(name: string): string {
  const safe = name.replaceAll(/[[\]:*?/\\]/g, ' ').trim();
  return (safe === '' ? '表' : safe).slice(0, 31);
}
