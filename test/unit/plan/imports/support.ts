import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
} from 'docx';
import ExcelJS from 'exceljs';
import { readDocument } from '../../../../electron/desk/plans/transfer/readDocument';
import {
  type Block,
  blockKind,
  blockTitle,
  innerFlows,
  type Profile,
  parseTables,
  walkBlocks,
} from '../../../../shared/plan';
import { type ImportDraft, importDocument } from '../../../../shared/plan/import';
import { RESOURCES, tempFolder } from '../../../helpers/deskRoom';

const read = parseTables(readFileSync(resolve(RESOURCES, 'work-plans/tables.yaml'), 'utf8'), 'tables.yaml');
if (!read.ok) throw new Error('the shipped tables are broken');
export const TABLES = read.tables;
export const CHOICE = { tables: TABLES, profile: 'county', planId: null, title: null } as const;

/** `^` in a cell: merged with the one above; `<`: with the one to the left. */
export type Rows = readonly (readonly string[])[];
export type DocxPart = string | { readonly heading: string } | { readonly table: Rows };

function docxTable(rows: Rows): Table {
  return new Table({
    rows: rows.map(
      (row, at) =>
        new TableRow({
          children: row.flatMap((text, column) => {
            if (text === '<') return [];
            let span = 1;
            while (row[column + span] === '<') span += 1;
            const startsMerge = text !== '^' && rows[at + 1]?.[column] === '^';
            return [
              new TableCell({
                children: (text === '^' ? '' : text).split('\n').map((line) => new Paragraph(line)),
                columnSpan: span,
                ...(text === '^' ? { verticalMerge: VerticalMergeType.CONTINUE } : {}),
                ...(startsMerge ? { verticalMerge: VerticalMergeType.RESTART } : {}),
              }),
            ];
          }),
        }),
    ),
  });
}

export async function docxFile(name: string, parts: readonly DocxPart[]): Promise<string> {
  const children = parts.map((part) => {
    if (typeof part === 'string') return new Paragraph(part);
    if ('heading' in part) return new Paragraph({ text: part.heading, heading: HeadingLevel.HEADING_1 });
    return docxTable(part.table);
  });
  const path = join(tempFolder('plan-import'), name);
  writeFileSync(path, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  return path;
}

export async function xlsxFile(name: string, sheets: Readonly<Record<string, Rows>>): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [title, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(title);
    rows.forEach((row, at) => {
      row.forEach((text, column) => {
        if (text !== '^' && text !== '<') sheet.getCell(at + 1, column + 1).value = text;
      });
    });
    merge(sheet, rows);
  }
  const path = join(tempFolder('plan-import'), name);
  await book.xlsx.writeFile(path);
  return path;
}

function merge(sheet: ExcelJS.Worksheet, rows: Rows): void {
  rows.forEach((row, at) => {
    row.forEach((text, column) => {
      if (text === '^' || text === '<') return;
      let [right, down] = [column, at];
      while (row[right + 1] === '<') right += 1;
      while (rows[down + 1]?.[column] === '^') down += 1;
      if (right > column || down > at) sheet.mergeCells(at + 1, column + 1, down + 1, right + 1);
    });
  });
}

/** The draft that a document becomes; in a county's room unless told otherwise. */
export async function draftFrom(path: string, profile: Profile = 'county'): Promise<ImportDraft> {
  return importDocument(await readDocument(path), { ...CHOICE, profile });
}

/** The blocks as indented lines: kind, title, and for steps who is told. */
export function outline(flow: readonly Block[], indent = ''): string[] {
  return flow.flatMap((block) => {
    const kind = 'step' in block ? block.step : blockKind(block);
    const to = 'to' in block && block.to !== undefined ? ` → ${block.to.join(' ')}` : '';
    const duty = 'obligation' in block ? ` = ${block.obligation}` : '';
    const names = 'options' in block ? block.options.map(({ when }) => when) : [];
    const lanes = 'lanes' in block ? block.lanes.map(({ title }) => title) : names;
    const inside = innerFlows(block).flatMap((inner, at) => [
      ...(lanes[at] === undefined ? [] : [`${indent}  [${lanes[at]}]`]),
      ...outline(inner, `${indent}    `),
    ]);
    return [`${indent}${kind} ${blockTitle(block, 'zh')}${to}${duty}`, ...inside];
  });
}

export function outlineOf(draft: ImportDraft): string[] {
  if (draft.plan === null) throw new Error(draft.problems.map(({ zh }) => zh).join('\n'));
  return outline(draft.plan.flow);
}

export function blockOf(draft: ImportDraft, title: string): Block {
  const blocks = draft.plan === null ? [] : [...walkBlocks(draft.plan.flow)];
  const found = blocks
    .filter((block) => blockKind(block) === 'step')
    .find((block) => blockTitle(block, 'zh') === title);
  if (found === undefined) throw new Error(`no step ${title}`);
  return found;
}

/** Codes of the notes with the words they are about, for one assertion. */
export const codesOf = (draft: ImportDraft): readonly string[] => draft.notes.map(({ code }) => code);
