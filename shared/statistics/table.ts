import type { StatisticsWord } from '../wording/statistics';

/** `rate` is a part of one; `minutes` are minutes with one decimal. */
export type ColumnKind = 'text' | 'count' | 'rate' | 'minutes';
export type StatisticsCell = string | number | null;
export const TABLE_GROUPS = ['log', 'incidents', 'duties', 'callouts', 'warnings', 'drills'] as const;
export type TableGroup = (typeof TABLE_GROUPS)[number];

/** One table of the statistics, the same on the screen, in a file and on paper. */
export type StatisticsTable = {
  readonly id: string;
  readonly group: TableGroup;
  readonly title: string;
  /** how the numbers come about; empty when they speak for themselves */
  readonly note: string;
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[];
  readonly rows: readonly (readonly StatisticsCell[])[];
  /** what a chart draws: the columns beside the first one, as bars; null where a chart would say nothing */
  readonly bars: { readonly columns: readonly number[]; readonly isStacked: boolean } | null;
};

export type Words = Readonly<Record<StatisticsWord, string>>;
export type Column = readonly [word: StatisticsWord, kind?: ColumnKind];

/** A table in the reader's words. */
export function table(
  w: Words,
  about: Pick<StatisticsTable, 'id' | 'group' | 'rows'> & {
    readonly title: StatisticsWord;
    readonly notes?: readonly StatisticsWord[];
    readonly columns: readonly Column[];
    readonly bars?: readonly number[];
    readonly isStacked?: boolean;
  },
): StatisticsTable {
  const { id, group, rows, bars, isStacked = false } = about;
  return {
    id,
    group,
    title: w[about.title],
    note: (about.notes ?? []).map((word) => w[word]).join(' '),
    columns: about.columns.map(([word, kind = 'count']) => ({ name: w[word], kind })),
    rows,
    bars: bars === undefined ? null : { columns: bars, isStacked },
  };
}

/** A cell as it is read: `96.7%`, `3.5`, a dash where there is nothing to divide by. */
export function cellText(kind: ColumnKind, value: StatisticsCell): string {
  if (value === null) return '—';
  if (kind === 'rate' && typeof value === 'number') return `${(Math.round(value * 1_000) / 10).toFixed(1)}%`;
  return String(value);
}
