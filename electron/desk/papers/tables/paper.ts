import { refuseWith } from '../../deskError';
import { BYTE_ORDER_MARK } from '../../exports/csv';
import type { Paper, PaperRow, PaperTable } from '../paper';
import type { WholeFile } from '../wholeFile';
import type { Cell } from './cells';
import { csvLine, textWriter } from './text';
import { type Sheet, writeXlsx } from './xlsx';

/** Figures become numbers again; anything else, also a number with a leading nought or a telephone, stays text. */
function cellOf(text: string): Cell {
  return /^-?(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/.test(text) ? Number(text) : text;
}

type Named = { readonly name: string; readonly table: PaperTable };

/** The tables of a paper with the heading that each stands under. */
function tablesOf(paper: Paper): Named[] {
  const named: Named[] = [];
  let name = paper.title;
  for (const block of paper.blocks) {
    if (block.block === 'heading') name = block.text;
    if (block.block === 'table') named.push({ name, table: block });
  }
  return named;
}

/** The tables of a paper as sheets (XLSX), one after the other (CSV), or with their columns named (JSON, unless the paper has its own). */
export async function writePaperTables(
  paper: Paper,
  format: 'xlsx' | 'csv' | 'json',
  file: WholeFile,
): Promise<void> {
  const tables = tablesOf(paper);
  if (format === 'xlsx') {
    // A workbook without a sheet is opened by no program.
    if (tables.length === 0) refuseWith('invalid_input', { field: 'format' });
    await writeXlsx(sheetsOf(paper, tables), file, () => undefined);
    return;
  }
  const out = textWriter(file);
  if (format === 'json') out.add(`${JSON.stringify(asJson(paper, tables), null, 1)}\n`);
  else {
    out.add(BYTE_ORDER_MARK);
    for (const { table } of tables) {
      if (!table.bare) out.add(csvLine(table.columns.map(({ label }) => label)));
      for (const row of table.rows) out.add(csvLine(padded(row.cells, table).map(cellOf)));
    }
  }
  out.end();
}

const padded = (cells: readonly string[], { columns }: PaperTable): string[] =>
  columns.map((_column, index) => cells[index] ?? '');

/** The cells of a row: numbers and times as such where the paper knows them. */
const valuesOf = (row: PaperRow, table: PaperTable): Cell[] =>
  padded(row.cells, table).map((text, place) => row.values?.[place] ?? cellOf(text));

function sheetsOf(paper: Paper, tables: readonly Named[]): Sheet[] {
  const taken = new Map<string, number>();
  return tables.map(({ name, table }) => {
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return {
      name: times === 1 ? name : `${name.slice(0, 26)} ${times}`,
      above: [paper.title, ...(table.above ?? [])],
      columns: table.columns.map(({ label, width }) => ({ label, width: Math.max(6, width * 1.3) })),
      rows: table.rows.map((row) => valuesOf(row, table)),
      below: table.below ?? [],
    };
  });
}

function asJson(paper: Paper, tables: readonly Named[]): unknown {
  if (paper.data !== undefined) return paper.data;
  return {
    title: paper.title,
    tables: tables.map(({ name, table }) => ({
      name,
      columns: table.columns.map(({ label }) => label),
      rows: table.rows.map((row) => padded(row.cells, table)),
    })),
  };
}
