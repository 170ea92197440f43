import type { ImportMap } from '../../imports/fields';
import type { ImportedLine } from '../../imports/readLine';
import type { Author } from '../facts';

/**
 * Facts of imports; the subject is the batch. Its lines are written in slices and stand nowhere until `import.finished`: that fact alone decides that
 * the batch is in the log. What follows it only puts the slices in their places, and goes on after a stop.
 */
export type ImportsFacts = {
  readonly 'import.started': {
    readonly fileName: string;
    readonly sha256: string;
    readonly format: 'csv' | 'xlsx';
    /** where the log comes from, in the words of whoever imports it */
    readonly source: string;
    readonly good: number;
    readonly bad: number;
    readonly headings: readonly string[];
    readonly map: ImportMap;
    readonly author: Author;
  };
  readonly 'import.lines': { readonly slice: number; readonly lines: readonly ImportedLine[] };
  readonly 'import.finished': { readonly slices: number; readonly author: Author };
  readonly 'import.placed': { readonly slice: number; readonly isLast: boolean };
  /** a batch that was never finished; nothing of it was in the log */
  readonly 'import.abandoned': { readonly reason: string };
  readonly 'import.withdrawn': { readonly entryId: string; readonly reason: string; readonly author: Author };
  /** lines of the batch up to a number are marked as withdrawn */
  readonly 'import.struck': { readonly upTo: number; readonly isLast: boolean };
};
