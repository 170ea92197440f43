/** Faces of an official document: 仿宋 for text, 黑体 and 楷体 for headings, 小标宋 for titles, 宋体 for page numbers (GB/T 9704-2012). */
export type GridFace = 'text' | 'hei' | 'kai' | 'title';

/** Characters of one face in a row. */
export type GridPiece = { readonly text: string; readonly face: GridFace };

/** One piece of a document that is set on the grid of GB/T 9704: 22 lines of 28 characters. */
export type GridBlock =
  /** the big red name on the head, two lines high */
  | { readonly block: 'banner'; readonly text: string }
  | { readonly block: 'center'; readonly text: string }
  /** one text at either end of a line */
  | { readonly block: 'ends'; readonly left: string; readonly right: string }
  /** the red line under the head; takes no line of its own */
  | { readonly block: 'rule' }
  | { readonly block: 'blank'; readonly lines: number }
  /** 2号 小标宋, centred, broken into balanced lines */
  | { readonly block: 'title'; readonly text: string }
  | {
      readonly block: 'paragraph';
      /** characters that the first line stands in */
      readonly indent: number;
      readonly pieces: readonly GridPiece[];
    }
  /** 版记: small lines between rules at the foot of the last page; a pair stands at both ends */
  | { readonly block: 'colophon'; readonly lines: readonly ColophonLine[] };

export type ColophonLine = string | readonly [left: string, right: string];

export type GridPaper = {
  /** in the upper margin of every page, as 【草稿，未签发】; empty for none */
  readonly mark: string;
  /** printed as QR codes on a page of their own; empty for none */
  readonly coded: string;
  readonly blocks: readonly GridBlock[];
};

/** One row of type where it stands: points from the upper left corner of the text box. */
export type GridRow = {
  /** first line of the grid that it takes, from 0, and how many lines high it is */
  readonly line: number;
  readonly lines: number;
  readonly x: number;
  /** what the row measures from end to end: the type is set to exactly this */
  readonly width: number;
  /** points */
  readonly size: number;
  readonly isRed: boolean;
  readonly pieces: readonly GridPiece[];
};

/** A ruled line over the whole width, at this many lines from the top of the text box. */
export type GridRule = { readonly at: number; readonly weightMm: number; readonly isRed: boolean };

export type GridPage = { readonly rows: readonly GridRow[]; readonly rules: readonly GridRule[] };

export type GridLayout = {
  readonly pages: readonly GridPage[];
  /** lines of the grid that the document takes on all of its pages */
  readonly used: number;
};
