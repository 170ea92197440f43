import { stamp } from '../../../../shared/domain/time';

/** A cell of a table file: text, a number, or a moment (a date with its own type where the format has one). */
export type Cell = string | number | { readonly at: number };

/** The cell where a format has only text and numbers. */
export const plain = (cell: Cell): string | number => (typeof cell === 'object' ? stamp(cell.at) : cell);
