import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { ReportedRow } from '../../../shared/domain/facts/tally';
import type { CellValue, ReportHow, TallyColumn } from '../../../shared/tally/sheet';
import { Cells, filledRow } from '../../../shared/tally/totals';
import { pastOrNow } from '../call';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { entriesUpTo, type SheetRow, unitRows } from './rows';

type Input = ParsedInputOf<'tally.report'>;
type InputRow = Input['rows'][number];
type InputCell = InputRow['cells'][number];

export const pastAct = (at: number | null, now: number): number => pastOrNow(at, now, 'at');

const KIND_OF: Readonly<Record<string, TallyColumn['kind']>> = {
  number: 'number',
  boolean: 'yes_no',
  string: 'text',
};

function checkKind(column: TallyColumn, value: CellValue | null): void {
  if (value === null || KIND_OF[typeof value] === column.kind) return;
  refuseWith('invalid_input', { field: column.name });
}

/** What “as before” and “nothing to report” stand for, unless the row brings figures of its own. */
function cellsOf(sheet: SheetRow, cells: Cells, row: InputRow, round: number): readonly InputCell[] {
  if (row.how === 'values') return row.cells;
  const own = new Map(row.cells.map((cell) => [cell.columnId, cell]));
  const filled = filledRow(row.how, cells, sheet.columns, row.unit, round);
  if (row.how === 'same' && filled.length === 0 && own.size === 0) {
    refuseWith('tally_no_before', { params: { unit: unitName(sheet, row.unit) } });
  }
  const rest = filled.filter((cell) => !own.has(cell.columnId)).map((cell) => ({ ...cell, reason: '' }));
  return [...row.cells, ...rest];
}

const unitName = (sheet: SheetRow, code: string): string =>
  sheet.units.find((unit) => unit.code === code)?.name ?? refuseWith('not_found', { field: 'units' });

/** A figure that only grows may fall only with a reason; so may a value that is taken back. */
function checkReason(sheet: SheetRow, cells: Cells, row: InputRow, cell: InputCell, round: number): void {
  const column =
    sheet.columns.find((one) => one.id === cell.columnId) ?? refuseWith('not_found', { field: 'columnId' });
  checkKind(column, cell.value);
  if (cell.reason !== '') return;
  const unit = unitName(sheet, row.unit);
  const { value } = cell;
  const known = cells.known(round, row.unit, column.id)?.value ?? null;
  if (value === null) {
    refuseWith('tally_falls', { params: { unit, column: column.name, from: said(known), to: '—' } });
  }
  if (!column.isCumulative || typeof value !== 'number' || typeof known !== 'number' || value >= known)
    return;
  refuseWith('tally_falls', { params: { unit, column: column.name, from: known, to: value } });
}

const said = (value: CellValue | null): string | number =>
  typeof value === 'boolean' ? (value ? '是' : '否') : (value ?? '—');

/** The rows of a report as they are recorded: without what says nothing new. Repeating a value that stands is no correction. */
export function rowsToReport(db: Db, sheet: SheetRow, input: Input, now: number): ReportedRow[] {
  const { round } = input;
  const cells = new Cells(entriesUpTo(db, sheet.id, round));
  const standing = unitRows(db, sheet.id, round);
  if (new Set(input.rows.map((row) => row.unit)).size < input.rows.length)
    refuseWith('invalid_input', { field: 'rows' });
  return input.rows.flatMap((row): ReportedRow[] => {
    unitName(sheet, row.unit);
    const own = new Map<string, InputCell>();
    for (const cell of cellsOf(sheet, cells, row, round)) own.set(cell.columnId, cell);
    const changed = [...own.values()].filter((cell) => {
      const stands = cells.at(round, row.unit, cell.columnId);
      return stands === null ? cell.value !== null : stands.value !== cell.value;
    });
    for (const cell of changed) checkReason(sheet, cells, row, cell, round);
    const before = standing.get(row.unit);
    const isFirst = (before?.first_at ?? null) === null;
    const isNote = row.note !== null && row.note !== (before?.note ?? '');
    const isMark = isFirst && row.how !== 'values';
    const isTeller = row.reporter !== '' && row.reporter !== (before?.reporter ?? '');
    if (changed.length === 0 && !isNote && !isMark && !isTeller) return [];
    const how: ReportHow = row.how;
    const { unit, source } = row;
    const reporter = row.reporter === '' ? (before?.reporter ?? '') : row.reporter;
    return [
      {
        unit,
        reporter,
        at: pastAct(row.at, now),
        how,
        cells: changed,
        note: isNote ? row.note : null,
        source,
      },
    ];
  });
}
