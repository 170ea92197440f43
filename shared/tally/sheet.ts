/** What a sheet 报数表 is made of. Rows are lower units in administrative order, columns are chosen per event. */
export const COLUMN_KINDS = ['number', 'text', 'yes_no'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** The figures of an incident that a column may feed. */
export const COLUMN_FIGURES = [
  'dead',
  'missing',
  'trapped',
  'seriousInjury',
  'threatened',
  'evacuated',
] as const;
export type ColumnFigure = (typeof COLUMN_FIGURES)[number];

export type TallyColumn = {
  readonly id: string;
  readonly name: string;
  /** 人, 间, 毫米 …; empty where there is none */
  readonly unit: string;
  readonly kind: ColumnKind;
  /** whether the foot of the sheet adds it up */
  readonly isSummed: boolean;
  /** a figure that only grows from round to round; a fall asks for a reason */
  readonly isCumulative: boolean;
  /** other words that units write for it */
  readonly words: readonly string[];
  readonly figure: ColumnFigure | null;
};

export type TallyUnit = {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly phone: string;
};

export const CADENCES = ['once', 'every', 'hours'] as const;
export type Cadence = (typeof CADENCES)[number];

/** From `fromRound` on: the first due time, then once, every n minutes, or at fixed minutes of the day. */
export type ScheduleLeg = {
  readonly fromRound: number;
  readonly firstDueAt: number;
  readonly cadence: Cadence;
  readonly everyMinutes: number;
  readonly hours: readonly number[];
};

export type CellValue = number | string | boolean;

/** How a row came in: figures, “as before”, or “nothing to report”. */
export const REPORT_HOWS = ['values', 'same', 'zero'] as const;
export type ReportHow = (typeof REPORT_HOWS)[number];

/** By what way: typed at the grid, pasted from a table, or taken out of a chat text. */
export const REPORT_WAYS = ['typed', 'pasted', 'solitaire'] as const;
export type ReportWay = (typeof REPORT_WAYS)[number];

export const CHASE_RESULTS = ['answered', 'no_answer', 'busy', 'wrong_number'] as const;
export type ChaseResult = (typeof CHASE_RESULTS)[number];

/** One stored value of a cell. A correction is a further one; `value` null takes the one before back. */
export type CellEntry = {
  readonly round: number;
  readonly unit: string;
  readonly column: string;
  readonly value: CellValue | null;
  /** when the unit said it */
  readonly at: number;
  readonly recordedAt: number;
  readonly reporter: string;
  readonly typedBy: string;
  readonly way: ReportWay;
  readonly how: ReportHow;
  readonly reason: string;
  readonly source: string;
};

/** The first report of a unit in a round. */
export type UnitReport = {
  readonly round: number;
  readonly unit: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly reporter: string;
  readonly typedBy: string;
  readonly how: ReportHow;
  readonly note: string;
};

/** More rows than this are drawn as a window. */
export const MOST_UNITS = 400;
export const MOST_COLUMNS = 24;
