import type { CellEntry, CellValue, TallyColumn } from './sheet';

/** The value that holds in each cell: the last entry of a unit and column in a round. */
export class Cells {
  readonly #entries = new Map<string, CellEntry[]>();
  readonly #rounds = new Map<string, number[]>();

  constructor(entries: readonly CellEntry[]) {
    for (const entry of entries) {
      const key = `${entry.round}|${entry.unit}|${entry.column}`;
      const known = this.#entries.get(key);
      if (known) known.push(entry);
      else {
        this.#entries.set(key, [entry]);
        const line = `${entry.unit}|${entry.column}`;
        this.#rounds.set(line, [...(this.#rounds.get(line) ?? []), entry.round]);
      }
    }
    for (const rounds of this.#rounds.values()) rounds.sort((a, b) => b - a);
  }

  /** Everything that was ever entered in a cell, oldest first. */
  history(round: number, unit: string, column: string): readonly CellEntry[] {
    return this.#entries.get(`${round}|${unit}|${column}`) ?? [];
  }

  at(round: number, unit: string, column: string): CellEntry | null {
    const last = this.history(round, unit, column).at(-1);
    return last === undefined || last.value === null ? null : last;
  }

  /** The newest value up to a round: what is known of a unit that has not reported yet. */
  known(round: number, unit: string, column: string): CellEntry | null {
    for (const one of this.#rounds.get(`${unit}|${column}`) ?? []) {
      if (one > round) continue;
      const entry = this.at(one, unit, column);
      if (entry !== null) return entry;
    }
    return null;
  }
}

export type ColumnTotal = {
  readonly columnId: string;
  /** sum of numbers, count of yes; null for a text column or one that is not added up */
  readonly total: number | null;
  /** against the round before; null in the first round */
  readonly change: number | null;
  /** units whose figure of an earlier round is counted, because this one has not come yet */
  readonly carried: number;
};

const asNumber = (value: CellValue): number => (typeof value === 'number' ? value : value === true ? 1 : 0);

function sum(cells: Cells, column: TallyColumn, units: readonly string[], round: number) {
  let total = 0;
  let carried = 0;
  for (const unit of units) {
    const entry = column.isCumulative
      ? cells.known(round, unit, column.id)
      : cells.at(round, unit, column.id);
    if (entry === null || entry.value === null) continue;
    total += asNumber(entry.value);
    if (entry.round !== round) carried += 1;
  }
  return { total: Math.round(total * 1_000) / 1_000, carried };
}

/**
 * The foot of the sheet. A figure that only grows counts the newest value of a unit that has not reported yet, and says of how many units; any other
 * figure counts what came in this round.
 */
export function totalsOf(
  cells: Cells,
  columns: readonly TallyColumn[],
  units: readonly string[],
  round: number,
): ColumnTotal[] {
  return columns.map((column) => {
    const counts = column.kind === 'yes_no' || (column.kind === 'number' && column.isSummed);
    if (!counts) return { columnId: column.id, total: null, change: null, carried: 0 };
    const now = sum(cells, column, units, round);
    const before = round > 1 ? sum(cells, column, units, round - 1).total : null;
    const change = before === null ? null : Math.round((now.total - before) * 1_000) / 1_000;
    return { columnId: column.id, ...now, change };
  });
}

/**
 * What “as before” and “nothing to report” stand for in a row. As before: the newest values known. Nothing to report: a figure that only grows stays
 * as it was, every other number is 0, yes/no is no; texts stay empty.
 */
export function filledRow(
  how: 'same' | 'zero',
  cells: Cells,
  columns: readonly TallyColumn[],
  unit: string,
  round: number,
): { readonly columnId: string; readonly value: CellValue }[] {
  return columns.flatMap((column) => {
    const known = cells.known(round, unit, column.id)?.value ?? null;
    if (how === 'same') return known === null ? [] : [{ columnId: column.id, value: known }];
    if (column.kind === 'text') return [];
    if (column.kind === 'yes_no') return [{ columnId: column.id, value: false }];
    return [{ columnId: column.id, value: column.isCumulative && known !== null ? known : 0 }];
  });
}
