import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { guessHeaderRow, type ImportMap, proposeMap } from '../../../shared/imports/fields';
import {
  cellText,
  type ImportedLine,
  type ImportProblem,
  LineReader,
} from '../../../shared/imports/readLine';
import { problemText } from '../../../shared/imports/words';
import { BYTE_ORDER_MARK, csvRow } from '../exports/csv';
import type { Job } from '../workers/job';
import { formatOf, hashFile, type TableFormat, tableRows, UnreadableTable } from './cells';

/** Lines of one fact: small enough to be written and placed well within 50 ms. */
export const SLICE = 200;
/** Problems that are told one by one; the file of broken rows has all of them. */
const MOST_TOLD = 1_000;
const SAMPLE_ROWS = 12;

export type Inspected = {
  readonly format: TableFormat;
  readonly sha256: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly map: ImportMap;
};

const textsOf = (cells: readonly (string | number | Date | null)[]): string[] =>
  Array.from(cells, (cell) => cellText(cell ?? null));

/** Looks at the first rows of a file: its headings, and what its columns most likely are. Throws UnreadableTable. */
export async function inspectFile(path: string): Promise<Inspected> {
  const rows: string[][] = [];
  for await (const { row, cells } of tableRows(path, null)) {
    while (rows.length < row - 1) rows.push([]);
    rows.push(textsOf(cells));
    if (rows.length >= SAMPLE_ROWS) break;
  }
  if (rows.length === 0) throw new UnreadableTable('empty');
  const headerRow = guessHeaderRow(rows);
  const headings = rows[headerRow - 1] ?? [];
  const map = {
    sheet: null,
    headerRow,
    columns: proposeMap(headings),
    kinds: {},
    otherKind: 'note',
  } as const;
  return { format: formatOf(path), sha256: await hashFile(path), headings, rows, map };
}

export type PrepareOrder = {
  readonly path: string;
  readonly map: ImportMap;
  /** where the lines go, one slice a line, and where the broken rows go, to be mended */
  readonly slicesPath: string;
  readonly badPath: string;
  readonly now: number;
};

export type Prepared = {
  readonly sha256: string;
  readonly headings: readonly string[];
  readonly missing: readonly string[];
  readonly good: number;
  readonly bad: number;
  readonly blank: number;
  readonly slices: number;
  readonly problems: readonly ImportProblem[];
  readonly sample: readonly ImportedLine[];
  readonly from: number | null;
  readonly to: number | null;
};

/** A text file written piece by piece. */
class Lines {
  readonly #file: number;
  #pending = '';
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#file = openSync(path, 'w', 0o600);
  }
  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length > 1 << 18) this.#flush();
  }
  #flush(): void {
    const bytes = Buffer.from(this.#pending, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#pending = '';
  }
  close(): void {
    this.#flush();
    fsyncSync(this.#file);
    closeSync(this.#file);
  }
}

/** What was found so far, row by row. */
class Preparation {
  readonly #order: PrepareOrder;
  readonly #slices: Lines;
  readonly #badRows: Lines;
  readonly problems: ImportProblem[] = [];
  readonly sample: ImportedLine[] = [];
  headings: readonly string[] = [];
  good = 0;
  bad = 0;
  blank = 0;
  slices = 0;
  from: number | null = null;
  to: number | null = null;
  #reader: LineReader | null = null;
  #slice: ImportedLine[] = [];

  constructor(order: PrepareOrder) {
    this.#order = order;
    this.#slices = new Lines(order.slicesPath);
    this.#badRows = new Lines(order.badPath);
  }

  get missing(): readonly string[] {
    return this.#reader?.missing() ?? Object.values(this.#order.map.columns);
  }

  take(row: number, cells: Parameters<LineReader['read']>[1]): void {
    const { headerRow } = this.#order.map;
    if (row < headerRow) return;
    if (row === headerRow) {
      this.headings = textsOf(cells);
      this.#reader = new LineReader(this.#order.map, this.headings, this.#order.now);
      this.#badRows.write(BYTE_ORDER_MARK + csvRow(['原行号', '哪里不对', ...this.headings]));
      return;
    }
    const found = this.#reader?.read(row, cells) ?? null;
    if (found === null) this.blank += 1;
    else if ('receivedAt' in found) this.#keep(found);
    else this.#refuse(row, cells, found);
  }

  #keep(line: ImportedLine): void {
    this.good += 1;
    if (this.sample.length < 5) this.sample.push(line);
    this.from = Math.min(this.from ?? line.receivedAt, line.receivedAt);
    this.to = Math.max(this.to ?? line.receivedAt, line.receivedAt);
    this.#slice.push(line);
    if (this.#slice.length === SLICE) this.#flush();
  }

  #refuse(row: number, cells: Parameters<LineReader['read']>[1], found: readonly ImportProblem[]): void {
    this.bad += 1;
    if (this.problems.length < MOST_TOLD) this.problems.push(...found);
    const why = found.map((problem) => problemText(problem, 'zh')).join('；');
    this.#badRows.write(csvRow([row, why, ...textsOf(cells)]));
  }

  #flush(): void {
    if (this.#slice.length === 0) return;
    this.#slices.write(`${JSON.stringify(this.#slice)}\n`);
    this.#slice = [];
    this.slices += 1;
  }

  close(): void {
    this.#flush();
    this.#slices.close();
    this.#badRows.close();
  }
}

/**
 * Reads a whole file by a map without writing anything of it into the log: which rows are lines, which are broken and why. The lines lie ready in a file
 * of slices afterwards. Throws UnreadableTable.
 */
export async function prepareImport(order: PrepareOrder, job: Job): Promise<Prepared> {
  const preparation = new Preparation(order);
  try {
    for await (const { row, cells } of tableRows(order.path, order.map.sheet)) {
      preparation.take(row, cells);
      job.tick(row);
    }
  } finally {
    preparation.close();
  }
  const { headings, missing, good, bad, blank, slices, problems, sample, from, to } = preparation;
  const sha256 = await hashFile(order.path);
  return { sha256, headings, missing, good, bad, blank, slices, problems, sample, from, to };
}
