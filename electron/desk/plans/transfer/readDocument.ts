import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type ExcelJS from 'exceljs';
import {
  type ImportCell,
  type ImportFormat,
  type ImportPart,
  type ImportSource,
  MAX_IMPORT_COLUMNS,
  MAX_IMPORT_PARTS,
  MAX_IMPORT_ROWS,
  MAX_IMPORT_TEXT,
  partsOfHtml,
  partsOfText,
  tidy,
} from '../../../../shared/plan/import';
import { checkOfficeZip, UnreadableDocument } from './safeZip';

/** Plans are short: a larger file is something else. */
export const MAX_DOCUMENT_BYTES = 20_000_000;
const MAX_TEXT_BYTES = 1_000_000;

const MERMAID = /^(?:---[\s\S]*?---\s*)?(?:%%[^\n]*\n\s*)*(?:flowchart|graph)\b/;

/**
 * Reads a document as tables and paragraphs, by what it is and not by its name. Pictures and links are left where they are, nothing is fetched. Throws
 * UnreadableDocument.
 */
export async function readDocument(path: string): Promise<ImportSource> {
  const { size } = statSync(path);
  if (size === 0) throw new UnreadableDocument('empty');
  if (size > MAX_DOCUMENT_BYTES) throw new UnreadableDocument('too_large', `${size}`);
  const file = readFileSync(path);
  const fileName = basename(path).slice(0, 200);
  const head = file.length >= 8 ? file.readUInt32BE(0) : 0;
  if (head === 0xd0cf11e0) throw new UnreadableDocument('old_office');
  if (head !== 0x504b0304) return textSource(file, fileName);
  const parts = checkOfficeZip(file);
  if (parts.has('word/document.xml'))
    return { ...(await wordParts(file)), fileName, format: 'docx', text: null };
  if (parts.has('xl/workbook.xml'))
    return { parts: await sheetParts(file), fileName, format: 'xlsx', text: null };
  throw new UnreadableDocument('broken_document', 'neither DOCX nor XLSX');
}

async function wordParts(file: Buffer): Promise<{ readonly parts: readonly ImportPart[] }> {
  const { default: mammoth } = await import('mammoth');
  try {
    const ignored = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer: file }, {
      convertImage: ignored,
      externalFileAccess: false,
    } as never);
    return { parts: partsOfHtml(value) };
  } catch (error) {
    throw new UnreadableDocument('broken_document', (error as Error).message);
  }
}

/** What a cell shows; a time or a date as it is read out, a formula as its last result. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const [day = '', time = ''] = value.toISOString().split(/T|\./);
    return value.getUTCFullYear() < 1901 ? time.slice(0, 5) : day;
  }
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return cellText(value.text as ExcelJS.CellValue);
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue);
  return '';
}

async function sheetParts(file: Buffer): Promise<readonly ImportPart[]> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  try {
    await book.xlsx.load(file as unknown as ArrayBuffer);
  } catch (error) {
    throw new UnreadableDocument('broken_document', (error as Error).message);
  }
  return book.worksheets
    .filter(({ state }) => state === 'visible')
    .slice(0, MAX_IMPORT_PARTS)
    .map((sheet): ImportPart => ({ part: 'table', name: sheet.name, rows: sheetRows(sheet) }))
    .filter((part) => part.part === 'table' && part.rows.some((row) => row.some(({ text }) => text !== '')));
}

/** The rows of a sheet without the empty ones at its end; merged cells repeat their text. */
function sheetRows(sheet: ExcelJS.Worksheet): readonly (readonly ImportCell[])[] {
  const width = Math.min(MAX_IMPORT_COLUMNS, sheet.columnCount);
  const rows: ImportCell[][] = [];
  for (let number = 1; number <= Math.min(sheet.rowCount, MAX_IMPORT_ROWS); number += 1) {
    const row = sheet.getRow(number);
    const cells = Array.from({ length: width }, (_, index): ImportCell => {
      const cell = row.getCell(index + 1);
      const { master } = cell;
      const from = master === cell || !cell.isMerged ? 'own' : Number(master.row) < number ? 'above' : 'left';
      // A cell below the left edge of its merged block, in another column, still only repeats it.
      const isAside = from === 'above' && Number(master.col) !== index + 1;
      return { text: tidy(cellText(master.value)), from: isAside ? 'left' : from };
    });
    rows.push(cells);
  }
  const last = rows.findLastIndex((row) => row.some(({ text }) => text !== ''));
  return rows.slice(0, last + 1);
}

/** UTF-8, UTF-16 by its mark, or GB18030, as editors here write it. */
function decoded(file: Buffer): string {
  const isWide = file[0] === 0xff && file[1] === 0xfe;
  for (const encoding of isWide ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch {
      // The next one.
    }
  }
  throw new UnreadableDocument('encoding');
}

function formatOf(fileName: string, text: string): ImportFormat {
  const ending = extname(fileName).toLowerCase();
  if (['.mmd', '.mermaid'].includes(ending) || MERMAID.test(text.trimStart())) return 'mermaid';
  if (/^```mermaid\s*$/m.test(text)) return 'mermaid';
  if (['.yaml', '.yml'].includes(ending)) return 'yaml';
  if (/^\s*<(?:!doctype|html|table|meta|body)/i.test(text)) return 'html';
  return ending === '.csv' ? 'csv' : 'text';
}

async function textSource(file: Buffer, fileName: string): Promise<ImportSource> {
  if (file.length > MAX_TEXT_BYTES) throw new UnreadableDocument('too_large', `${file.length}`);
  const text = decoded(file).replace(/^\ufeff/, '');
  if (text.includes('\0')) throw new UnreadableDocument('broken_document', 'binary');
  if (text.trim() === '') throw new UnreadableDocument('empty');
  if (text.length > MAX_IMPORT_TEXT) throw new UnreadableDocument('too_large', `${text.length}`);
  const format = formatOf(fileName, text);
  if (format === 'mermaid') return { fileName, format, parts: [], text: mermaidIn(text) };
  if (format === 'yaml') return { fileName, format, parts: [], text };
  if (format === 'html') return { fileName, format, parts: partsOfHtml(text), text: null };
  if (format === 'csv') return { fileName, format, parts: await csvParts(text), text: null };
  return { fileName, format, parts: partsOfText(text), text: null };
}

/** The first Mermaid block of a Markdown file, or the whole text. */
function mermaidIn(text: string): string {
  return /^```mermaid\s*$([\s\S]*?)^```/m.exec(text)?.[1]?.trim() ?? text;
}

async function csvParts(text: string): Promise<readonly ImportPart[]> {
  const { parse } = await import('csv-parse/sync');
  const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: true } as const;
  try {
    const rows: string[][] = parse(text, { ...options, delimiter: [',', ';', '\t', '，'] });
    const cells = rows.slice(0, MAX_IMPORT_ROWS).map((row) => row.slice(0, MAX_IMPORT_COLUMNS));
    return [
      {
        part: 'table',
        name: '',
        rows: cells.map((row) => row.map((one) => ({ text: tidy(one), from: 'own' as const }))),
      },
    ];
  } catch (error) {
    throw new UnreadableDocument('broken_document', (error as Error).message);
  }
}
