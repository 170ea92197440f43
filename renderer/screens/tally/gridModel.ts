import type { TallyRow, TallySheet } from '../../../shared/contract/areas/tallies';
import type { TallyColumn } from '../../../shared/tally/sheet';
import { readCell } from '../../../shared/tally/solitaire';
import { valueText } from '../../../shared/tally/writeSolitaire';

/** The two texts of a row that are no figures stand behind them. */
export const EXTRA = ['reporter', 'note'] as const;
export type Extra = (typeof EXTRA)[number];
export type GridColumn =
  | { readonly kind: 'cell'; readonly id: string; readonly column: TallyColumn }
  | { readonly kind: 'extra'; readonly id: Extra };

export const gridColumns = (columns: readonly TallyColumn[]): readonly GridColumn[] => [
  ...columns.map((column) => ({ kind: 'cell' as const, id: column.id, column })),
  ...EXTRA.map((id) => ({ kind: 'extra' as const, id })),
];

export type Place = { readonly row: number; readonly column: number };

/**
 * Where a key leads from a cell; null when the key is none that moves. Tab goes on in the next row at the end of one, and leaves the grid at its last
 * cell, as Shift+Tab does at the first.
 */
export function moved(
  from: Place,
  key: string,
  size: { readonly rows: number; readonly columns: number },
): Place | null {
  const within = (row: number, column: number): Place => ({
    row: Math.max(0, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  });
  const { row, column } = from;
  switch (key) {
    case 'ArrowUp':
      return within(row - 1, column);
    case 'ArrowDown':
    case 'Enter':
      return within(row + 1, column);
    case 'ArrowLeft':
      return within(row, column - 1);
    case 'ArrowRight':
      return within(row, column + 1);
    case 'PageUp':
      return within(row - 15, column);
    case 'PageDown':
      return within(row + 15, column);
    case 'Tab':
      if (column + 1 < size.columns) return within(row, column + 1);
      return row + 1 < size.rows ? within(row + 1, 0) : null;
    case 'Shift+Tab':
      if (column > 0) return within(row, column - 1);
      return row > 0 ? within(row - 1, size.columns - 1) : null;
    default:
      return null;
  }
}

/** The text that stands in a cell of the round that is shown; what an earlier round said is not of it. */
export function standing(sheet: TallySheet, row: TallyRow, column: GridColumn): string {
  if (column.kind === 'extra') return column.id === 'note' ? row.note : row.reporter;
  const cell = row.cells.find((one) => one.columnId === column.id);
  return cell === undefined || cell.round !== sheet.round.number ? '' : valueText(cell.value);
}

/** What an earlier round said, while this one has nothing. */
export function earlier(sheet: TallySheet, row: TallyRow, column: GridColumn): string {
  if (column.kind === 'extra') return '';
  const cell = row.cells.find((one) => one.columnId === column.id);
  return cell === undefined || cell.round === sheet.round.number ? '' : valueText(cell.value);
}

export type Typed = { readonly row: TallyRow; readonly column: GridColumn; readonly text: string };

/** Cells of a block copied from a table, laid from the active cell on; what reaches beyond the grid is left out. */
export function blockAt(
  text: string,
  place: Place,
  rows: readonly TallyRow[],
  columns: readonly GridColumn[],
): Typed[] {
  const lines = text.replace(/\r?\n$/u, '').split(/\r\n|\r|\n/u);
  return lines.flatMap((line, down) =>
    line.split('\t').flatMap((cell, right): Typed[] => {
      const row = rows[place.row + down];
      const column = columns[place.column + right];
      return row === undefined || column === undefined || cell.trim() === ''
        ? []
        : [{ row, column, text: cell.trim() }];
    }),
  );
}

export const isBlock = (text: string): boolean => /[\t\n]/u.test(text.replace(/\r?\n$/u, ''));

/** Whether a typed text can stand in the cell. Empty takes a value back. */
export function isReadable({ column, text }: Typed): boolean {
  return column.kind === 'extra' || text.trim() === '' || readCell(text, column.column) !== null;
}
