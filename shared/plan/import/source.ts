/** What an import starts from: the tables and paragraphs of a document, whatever kind of file they came from. */

/** `above` and `left` repeat the text of a merged cell that began there. */
export type ImportCell = { readonly text: string; readonly from: 'own' | 'above' | 'left' };
export type ImportTable = {
  readonly part: 'table';
  /** name of the sheet; '' for a table of a document */
  readonly name: string;
  readonly rows: readonly (readonly ImportCell[])[];
};
/** A run of paragraphs between tables. `level` 1 to 6 is a heading of the document; `depth` counts the lists around it. */
export type ImportLine = { readonly text: string; readonly level: number | null; readonly depth: number };
export type ImportText = { readonly part: 'text'; readonly lines: readonly ImportLine[] };
export type ImportPart = ImportTable | ImportText;

export const IMPORT_FORMATS = ['docx', 'xlsx', 'csv', 'html', 'text', 'mermaid', 'yaml'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export type ImportSource = {
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly parts: readonly ImportPart[];
  /** the text itself of Mermaid and YAML files */
  readonly text: string | null;
};

/** What one import may hold; more is read up to here and the rest is named. Characters, rows, columns. */
export const MAX_IMPORT_TEXT = 400_000;
export const MAX_IMPORT_ROWS = 1_000;
export const MAX_IMPORT_COLUMNS = 40;
export const MAX_IMPORT_PARTS = 60;
/** A plan holds at most 400 blocks; an import leaves room for what is added by hand. */
export const MAX_IMPORT_STEPS = 360;

/** Text of a cell or a paragraph as it is compared: one form of each sign, no space of any kind at the ends or doubled. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/(?![\n\t])\p{Cc}|[\u200b-\u200f\u2028-\u202e\u2060\ufeff]|\p{Cs}/gu, '')
    .replaceAll(/[\t \u00a0\u3000]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/** A text with full-width letters, digits and signs made half-width and without any white space: what the rules look at. */
export const flat = (text: string): string => tidy(text).normalize('NFKC').replaceAll(/\s+/g, '');

/** A row of cells that all stand for themselves. */
export const ownCells = (texts: readonly string[]): readonly ImportCell[] =>
  texts.map((text) => ({ text: tidy(text), from: 'own' as const }));
