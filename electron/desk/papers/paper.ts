import { layOut } from '../../../shared/reports/grid/layOut';
import { mapGrid } from '../../../shared/reports/grid/mapGrid';
import type { GridPaper } from '../../../shared/reports/grid/types';

/**
 * A document as content and order, before it has a form: printed to PDF through HTML, written as DOCX, or laid out as tables. Composers build it, the
 * writers below know nothing of what it is about.
 */
export type Align = 'left' | 'center' | 'right' | 'justify';

export type PaperColumn = {
  readonly label: string;
  /** share of the width, percent; the columns of a table sum up to 100 */
  readonly width: number;
  readonly align?: Align | undefined;
};

/** `corrected` and `withdrawn` rows stay readable but struck through; `folded` rows stand for many lines; `late` was recorded afterwards. */
export type RowMark = 'late' | 'corrected' | 'withdrawn' | 'folded' | 'bold';

/** What a cell is in a table file, where its text only shows it: a number, or a moment. */
export type TableValue = number | { readonly at: number };

export type PaperRow = {
  /** fewer cells than columns: the last one spans the rest */
  readonly cells: readonly string[];
  /** real numbers and times of the cells, for table files; null: the text */
  readonly values?: readonly (TableValue | null)[] | undefined;
  readonly mark?: RowMark | undefined;
};

export type PaperTable = {
  readonly block: 'table';
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
  /** the head stands again on every sheet */
  readonly repeatHead: boolean;
  /** no head at all: a grid of labels and values */
  readonly bare?: boolean | undefined;
  /** lines that stand above and below it in a workbook, each in one cell, where the paper has them as blocks of their own */
  readonly above?: readonly string[] | undefined;
  readonly below?: readonly string[] | undefined;
};

export type PaperBlock =
  | { readonly block: 'title'; readonly text: string }
  | {
      readonly block: 'masthead';
      readonly text: string;
      readonly color: 'red' | 'black';
      /** left and right under the big name, above its rule: number and day */
      readonly left: string;
      readonly right: string;
      readonly middle?: string | undefined;
    }
  | {
      readonly block: 'line';
      readonly text: string;
      readonly align?: Align | undefined;
      readonly bold?: boolean | undefined;
    }
  | { readonly block: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly block: 'paragraph'; readonly text: string; readonly indent?: boolean | undefined }
  | PaperTable
  /** places to sign, side by side, with what is known already */
  | {
      readonly block: 'signs';
      readonly signs: readonly { readonly label: string; readonly value?: string | undefined }[];
    }
  /** small print */
  | { readonly block: 'note'; readonly text: string }
  | { readonly block: 'pageBreak' }
  | {
      readonly block: 'picture';
      /** PNG, base64 */
      readonly png: string;
      readonly caption: string;
      /** shown at this width, millimetres; the height follows */
      readonly widthMm: number;
      readonly pixels: { readonly width: number; readonly height: number };
    };

export type Paper = {
  readonly title: string;
  /** without ending; characters that a file system refuses are taken out by `safeFileName` */
  readonly fileName: string;
  readonly landscape: boolean;
  /** `official`: the text box of GB/T 9704 (156 × 225 mm, 三号); `dense`: registers and tables */
  readonly layout: 'official' | 'dense';
  readonly blocks: readonly PaperBlock[];
  /** set on the grid of GB/T 9704 with page numbers of its own, in place of the blocks and the foot */
  readonly grid?: GridPaper | undefined;
  /** the same without layout, where it is more than its blocks one below the other */
  readonly plain?: string | undefined;
  /** what a program reads of it, where it is more than tables */
  readonly data?: unknown;
  /** on every sheet, with “第×页 共×页” between */
  readonly foot: { readonly left: string; readonly right: string };
};

/** A name that every file system takes: no separators, no white space, at most 120 characters. */
export function safeFileName(name: string): string {
  const safe = name.replaceAll(/[\\/:*?"<>|\s\p{Cc}]+/gu, '').replaceAll(/^\.+|\.+$/g, '');
  return safe === '' ? '文档' : safe.slice(0, 120);
}

/** How many rows its tables hold, or lines it takes on the grid. */
export function rowsOf(paper: Paper): number {
  if (paper.grid !== undefined) return layOut(paper.grid).used;
  return paper.blocks.reduce((sum, one) => sum + (one.block === 'table' ? one.rows.length : 0), 0);
}

/** The same paper with every text of it rewritten. */
export function mapTexts(paper: Paper, change: (text: string) => string): Paper {
  return {
    ...paper,
    title: change(paper.title),
    blocks: paper.blocks.map((block) => mapBlock(block, change)),
    ...(paper.grid === undefined ? {} : { grid: mapGrid(paper.grid, change) }),
    ...(paper.plain === undefined ? {} : { plain: change(paper.plain) }),
    ...(paper.data === undefined ? {} : { data: mapDeep(paper.data, change) }),
  };
}

/** Every text inside a value, at any depth. */
function mapDeep(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapDeep(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapDeep(one, change)]));
}

function mapBlock(block: PaperBlock, change: (text: string) => string): PaperBlock {
  switch (block.block) {
    case 'title':
    case 'line':
    case 'heading':
    case 'paragraph':
    case 'note':
      return { ...block, text: change(block.text) };
    case 'masthead':
      return {
        ...block,
        text: change(block.text),
        left: change(block.left),
        right: change(block.right),
        middle: block.middle === undefined ? undefined : change(block.middle),
      };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(change) })),
        above: block.above?.map(change),
        below: block.below?.map(change),
      };
    case 'signs':
      return {
        ...block,
        signs: block.signs.map((sign) => ({
          ...sign,
          value: sign.value === undefined ? undefined : change(sign.value),
        })),
      };
    case 'picture':
      return { ...block, caption: change(block.caption) };
    case 'pageBreak':
      return block;
  }
}
