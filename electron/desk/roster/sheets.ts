import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { CellValue, Worksheet } from 'exceljs';
import { refuseWith } from '../deskError';

/** One sheet of a workbook as text: merged ranges say the same in each of their cells, real dates are `2026-09-12`. */
export type SheetText = { readonly name: string; readonly rows: readonly (readonly string[])[] };
export type WorkbookText = { readonly sha256: string; readonly sheets: readonly SheetText[] };

const MAX_BYTES = 10 * 1_048_576;
const MAX_ROWS = 400;
const MAX_COLUMNS = 40;
const MAX_TEXT = 400;

const two = (value: number): string => String(value).padStart(2, '0');

/** A date of a workbook has no zone: what it shows is its UTC part. Before 1901 it is a time of day. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  if (date.getUTCFullYear() < 1901) return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('hyperlink' in value) return textOf(value.text as CellValue);
  if ('result' in value) return textOf(value.result as CellValue);
  return '';
}

const storable = (text: string): string =>
  text.replaceAll('\u0000', '').toWellFormed().slice(0, MAX_TEXT).trim();

function sheetText(sheet: Worksheet): SheetText {
  const width = Math.min(sheet.columnCount, MAX_COLUMNS);
  const height = Math.min(sheet.rowCount, MAX_ROWS);
  const rows = Array.from({ length: height }, (_row, row) =>
    Array.from({ length: width }, (_column, column) => {
      const cell = sheet.getCell(row + 1, column + 1);
      return storable(textOf((cell.isMerged ? cell.master : cell).value));
    }),
  );
  while (rows.at(-1)?.every((text) => text === '') === true) rows.pop();
  return { name: sheet.name, rows };
}

/**
 * Reads a workbook (.xlsx) whole: at most 10 MB, of each sheet the first 400 rows and 40 columns. Refused with file_unreadable when it is none, with the
 * reason in words of the reader. Runs in a worker thread.
 */
export async function readWorkbook(path: string): Promise<WorkbookText> {
  const { size } = await stat(path).catch(() =>
    refuseWith('file_unreadable', { params: { detail: 'ENOENT' } }),
  );
  if (size > MAX_BYTES) refuseWith('file_unreadable', { params: { detail: '> 10 MB' } });
  const bytes = await readFile(path);
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  try {
    await workbook.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
  } catch (error) {
    return refuseWith('file_unreadable', { params: { detail: (error as Error).message.slice(0, 120) } });
  }
  const sheets = workbook.worksheets
    .filter((sheet) => sheet.state === 'visible' || sheet.state === undefined)
    .map(sheetText)
    .filter((sheet) => sheet.rows.length > 0);
  if (sheets.length === 0) refuseWith('file_unreadable', { params: { detail: 'no sheet' } });
  return { sha256: createHash('sha256').update(bytes).digest('hex'), sheets };
}
