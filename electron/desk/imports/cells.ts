import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { Transform } from 'node:stream';
import type ExcelJS from 'exceljs';
import type { Cell } from '../../../shared/imports/times';

/** Why a file cannot be read as a table. */
export class UnreadableTable extends Error {
  readonly code = 'UNREADABLE_TABLE';
  /** xls: an old spreadsheet; encoding: neither UTF-8 nor GB18030; broken: not what its name says; empty: nothing in it */
  readonly why: 'xls' | 'encoding' | 'broken' | 'empty';
  constructor(why: UnreadableTable['why'], detail = '') {
    super(`${why} ${detail}`.trim());
    this.why = why;
  }
}

export type TableRow = { readonly row: number; readonly cells: readonly Cell[] };
export type TableFormat = 'csv' | 'xlsx';

/** What a file is by its first bytes, not by its name. */
export function formatOf(path: string): TableFormat {
  const head = Buffer.alloc(8);
  const file = openSync(path, 'r');
  const size = readSync(file, head, 0, 8, 0);
  closeSync(file);
  if (size === 0) throw new UnreadableTable('empty');
  if (head.readUInt32BE(0) === 0x504b0304) return 'xlsx';
  if (head.readUInt32BE(0) === 0xd0cf11e0) throw new UnreadableTable('xls');
  return 'csv';
}

/** SHA-256 of a file, piece by piece. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function isEncoded(path: string, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
      decoder.decode(piece as Buffer, { stream: true });
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** UTF-8 when every byte of it fits, with or without mark; else what a spreadsheet here writes: GB18030; UTF-16 by its mark. */
async function encodingOf(path: string): Promise<string> {
  const head = Buffer.alloc(2);
  const file = openSync(path, 'r');
  readSync(file, head, 0, 2, 0);
  closeSync(file);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  for (const encoding of ['utf-8', 'gb18030']) if (await isEncoded(path, encoding)) return encoding;
  throw new UnreadableTable('encoding');
}

function decoded(encoding: string): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return new Transform({
    readableObjectMode: false,
    transform(piece: Buffer, _encoding, done) {
      done(null, Buffer.from(decoder.decode(piece, { stream: true }), 'utf8'));
    },
    flush(done) {
      done(null, Buffer.from(decoder.decode(), 'utf8'));
    },
  });
}

/** The sign between cells that the first line has most of. */
function delimiterOf(path: string, encoding: string): string {
  const bytes = Buffer.alloc(8_192);
  const file = openSync(path, 'r');
  const size = readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  const [line = ''] = new TextDecoder(encoding).decode(bytes.subarray(0, size)).split(/\r?\n/);
  const count = (sign: string): number => line.split(sign).length;
  return ['\t', ';', '，'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

async function* csvRows(path: string): AsyncGenerator<TableRow> {
  const { parse } = await import('csv-parse');
  const encoding = await encodingOf(path);
  const parser = parse({
    delimiter: delimiterOf(path, encoding),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
  });
  const source = createReadStream(path).pipe(decoded(encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser) {
      row += 1;
      yield { row, cells: cells as string[] };
    }
  } catch (error) {
    throw new UnreadableTable('broken', (error as Error).message);
  }
}

/** What a cell shows. An error of a formula stays visible as text, so that it is named and not imported. */
function cellOf(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Date) return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if ('error' in value) return value.error;
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('hyperlink' in value) return cellOf(value.text as ExcelJS.CellValue);
  if ('result' in value) return cellOf(value.result as ExcelJS.CellValue);
  return null;
}

/** Rows of one sheet, or of the first that has any. Rows that a spreadsheet leaves out are empty and keep the count. */
async function* xlsxRows(path: string, sheet: string | null): AsyncGenerator<TableRow> {
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'emit',
  });
  try {
    for await (const worksheet of reader) {
      const { name } = worksheet as unknown as { readonly name: string };
      if (sheet !== null && name !== sheet) continue;
      let hasRows = false;
      for await (const row of worksheet) {
        hasRows = true;
        const values = (row.values as ExcelJS.CellValue[]) ?? [];
        yield { row: row.number, cells: Array.from(values.slice(1), cellOf) };
      }
      if (hasRows) return;
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw error;
    throw new UnreadableTable('broken', (error as Error).message);
  }
}

/** Rows of a table file from the top, each with its number as a spreadsheet shows it. Throws UnreadableTable. */
export function tableRows(path: string, sheet: string | null): AsyncGenerator<TableRow> {
  return formatOf(path) === 'csv' ? csvRows(path) : xlsxRows(path, sheet);
}
