/** Tables and paragraphs out of plain text: what a spreadsheet puts on the clipboard, and text that was pasted or read from a file. */
import { type ImportPart, MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS, ownCells, tidy } from './source';

/** Cells apart by tabs; a cell in quotation marks may hold tabs, line ends and doubled quotation marks, as spreadsheets write them. */
function tabRows(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === '\t') endCell();
    else if (char === '\n') {
      endCell();
      rows.push([]);
    } else cell += char;
  }
  endCell();
  return rows.filter((row) => row.some((one) => tidy(one) !== ''));
}

const markdownRow = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|');
const isRule = (line: string): boolean => /^\|?[\s:|-]*-{2,}[\s:|-]*$/.test(line.trim());

/** Pasted text as parts: rows with tabs or with upright strokes between cells are tables, everything else paragraphs. Never throws. */
export function partsOfText(raw: string): readonly ImportPart[] {
  const text = raw.replaceAll(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  const lines = text.split('\n').slice(0, MAX_IMPORT_ROWS * 4);
  const withTabs = lines.filter((line) => line.includes('\t')).length;
  if (withTabs >= 2 && withTabs * 2 >= lines.filter((line) => line.trim() !== '').length) {
    const rows = tabRows(text).slice(0, MAX_IMPORT_ROWS);
    return [{ part: 'table', name: '', rows: rows.map((row) => ownCells(row.slice(0, MAX_IMPORT_COLUMNS))) }];
  }
  const parts: ImportPart[] = [];
  let table: string[][] = [];
  let words: string[] = [];
  const endTable = (): void => {
    if (table.length > 0) parts.push({ part: 'table', name: '', rows: table.map((row) => ownCells(row)) });
    table = [];
  };
  const endWords = (): void => {
    const kept = words.map(tidy).filter((line) => line !== '');
    if (kept.length > 0)
      parts.push({ part: 'text', lines: kept.map((line) => ({ text: line, level: null, depth: 0 })) });
    words = [];
  };
  for (const line of lines) {
    const isRow = line.split('|').length > 2;
    if (isRow && isRule(line)) continue;
    if (isRow) {
      endWords();
      table.push(markdownRow(line).slice(0, MAX_IMPORT_COLUMNS));
    } else {
      endTable();
      words.push(line);
    }
  }
  endTable();
  endWords();
  return parts;
}
