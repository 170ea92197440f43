import { readNumber } from '../../tally/numbers';
import { LOSS_ITEMS, type LossItem } from './items';
import { type LossFigure, type LossUnit, lossValue, totalsOf } from './table';

export const CELL_PROBLEMS = [
  'no_heading',
  'unknown_unit',
  'unit_twice',
  'not_a_number',
  'not_whole',
  'total_differs',
] as const;
export type CellProblem = {
  /** as a spreadsheet counts, from 1; 0: the table as a whole */
  readonly row: number;
  /** `C`; empty: the row as a whole */
  readonly column: string;
  readonly why: (typeof CELL_PROBLEMS)[number];
  readonly text: string;
  /** what it ought to be, where that is known */
  readonly expected: string;
};

export type ReadLosses = {
  readonly figures: readonly Pick<LossFigure, 'unit' | 'item' | 'value'>[];
  readonly problems: readonly CellProblem[];
  /** units and items that were found */
  readonly units: number;
  readonly items: number;
};

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/[（(][^）)]*[）)]/gu, '');

/** `A`, `Z`, `AA` of a column from 0. */
export function columnName(at: number): string {
  const rest = Math.floor(at / 26);
  return `${rest === 0 ? '' : columnName(rest - 1)}${String.fromCharCode(65 + (at % 26))}`;
}

function itemOf(heading: string): LossItem | undefined {
  const words = plain(heading);
  if (words === '') return undefined;
  return LOSS_ITEMS.find(
    (one: LossItem) => plain(one.zh) === words || one.words.some((word) => plain(word) === words),
  );
}

const UNIT_HEADINGS = new Set([
  '单位',
  '乡镇',
  '地区',
  '行政区',
  '乡镇(街道)',
  '乡镇街道',
  '名称',
  '县(市、区)',
]);
const TOTALS = new Set(['合计', '总计', '小计', '全县', '全市', '全省']);

type Heads = {
  readonly row: number;
  readonly unitAt: number;
  readonly items: readonly { readonly at: number; readonly item: LossItem }[];
};

/** The row that names the items: the first that names two of them, or one and the unit. */
function headsOf(rows: readonly (readonly string[])[]): Heads | null {
  for (const [row, cells] of rows.slice(0, 20).entries()) {
    const items = cells.flatMap((cell, at) => {
      const item = itemOf(cell);
      return item === undefined ? [] : [{ at, item }];
    });
    if (items.length === 0) continue;
    const named = cells.findIndex(
      (cell) => UNIT_HEADINGS.has(cell.normalize('NFKC').trim()) || UNIT_HEADINGS.has(plain(cell)),
    );
    if (items.length < 2 && named < 0) continue;
    const first = items[0]?.at ?? 0;
    return { row, unitAt: named >= 0 ? named : Math.max(0, first - 1), items };
  }
  return null;
}

/**
 * Reads a table of losses: a row of headings, one row for each unit, a row of totals that is compared with the sums. Every cell that cannot be taken is
 * named; empty cells and `—` say nothing. Nothing is guessed.
 */
export function readLosses(
  rows: readonly (readonly string[])[],
  units: readonly (LossUnit & { readonly aliases?: readonly string[] })[],
): ReadLosses {
  const heads = headsOf(rows);
  if (heads === null) {
    const problem = { row: 0, column: '', why: 'no_heading', text: '', expected: '' } as const;
    return { figures: [], problems: [problem], units: 0, items: 0 };
  }
  const figures: { unit: string; item: string; value: number }[] = [];
  const problems: CellProblem[] = [];
  const seen = new Set<string>();
  let totalRow: { readonly row: number; readonly cells: readonly string[] } | null = null;
  for (const [at, cells] of rows.entries()) {
    if (at <= heads.row) continue;
    const name = plain(cells[heads.unitAt] ?? '');
    const isEmpty = heads.items.every((one) => (cells[one.at] ?? '').trim() === '');
    if (name === '' && isEmpty) continue;
    if (TOTALS.has(name)) {
      totalRow = { row: at, cells };
      continue;
    }
    const unit = units.find(
      (one) =>
        plain(one.name) === name || one.code === name || one.aliases?.some((alias) => plain(alias) === name),
    );
    if (unit === undefined) {
      if (!isEmpty)
        problems.push({
          row: at + 1,
          column: columnName(heads.unitAt),
          why: 'unknown_unit',
          text: cells[heads.unitAt] ?? '',
          expected: '',
        });
      continue;
    }
    if (seen.has(unit.code)) {
      problems.push({
        row: at + 1,
        column: columnName(heads.unitAt),
        why: 'unit_twice',
        text: unit.name,
        expected: '',
      });
      continue;
    }
    seen.add(unit.code);
    for (const one of heads.items) {
      const text = (cells[one.at] ?? '').trim();
      if (text === '' || /^[-—－/]+$/u.test(text)) continue;
      const number = readNumber(text);
      const value = number === null ? null : lossValue(one.item, number);
      if (value === null)
        problems.push({
          row: at + 1,
          column: columnName(one.at),
          why: number === null ? 'not_a_number' : 'not_whole',
          text,
          expected: '',
        });
      else figures.push({ unit: unit.code, item: one.item.id, value });
    }
  }
  if (totalRow !== null) problems.push(...wrongTotals(totalRow, heads, figures));
  return { figures, problems, units: seen.size, items: heads.items.length };
}

function wrongTotals(
  total: { readonly row: number; readonly cells: readonly string[] },
  heads: Heads,
  figures: readonly { readonly unit: string; readonly item: string; readonly value: number }[],
): CellProblem[] {
  const sums = totalsOf(figures.map((one) => ({ ...one, at: 0, source: '' })));
  return heads.items.flatMap(({ at, item }) => {
    const text = (total.cells[at] ?? '').trim();
    if (text === '' || /^[-—－/]+$/u.test(text)) return [];
    const value = readNumber(text);
    const sum = sums[item.id] ?? 0;
    if (value !== null && Math.abs(value - sum) < 0.005) return [];
    return [
      {
        row: total.row + 1,
        column: columnName(at),
        why: 'total_differs' as const,
        text,
        expected: String(sum),
      },
    ];
  });
}
