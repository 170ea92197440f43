/**
 * One figure with the limit that was measured in the same run, and what we want of it: `aim` is the largest ratio of figure to limit, `atMost` and
 * `atLeast` bound the figure itself. A figure without any of them only stands there to be read.
 */
export type Row = {
  readonly what: string;
  readonly figure: number;
  readonly limit: number;
  readonly unit: string;
  readonly limitIs: string;
  readonly aim: number | null;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** lines of the log in the home; absent where they play no part */
  readonly entries?: number;
  /** the same figure of another checkout, measured in turn with this one */
  readonly before?: number;
};

/** The figure as a share of its aim: 1 is the aim, less is better; null without an aim. Of two aims the one that is farther counts. */
export function shareOfAim(row: Row): number | null {
  const shares = [
    row.aim === null ? null : row.aim === 0 ? (row.figure === 0 ? 1 : 10) : row.figure / row.limit / row.aim,
    row.atMost === undefined ? null : row.figure / row.atMost,
    row.atLeast === undefined ? null : row.atLeast / row.figure,
  ].filter((share) => share !== null);
  return shares.length === 0 ? null : Math.max(...shares);
}

const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

const digits = (number: number): string =>
  Number.isInteger(number) ? String(number) : number.toFixed(number < 10 ? 3 : number < 100 ? 1 : 0);
const worded = (number: number, unit: string): string => `${digits(number)} ${unit}`.trim();

export const sizeOf = (entries: number | undefined): string => {
  if (entries === undefined) return '';
  if (entries % 1_000_000 === 0) return `${entries / 1_000_000} M`;
  return entries % 1_000 === 0 ? `${entries / 1_000} k` : String(entries);
};

export function aimOf({ aim, atMost, atLeast, unit }: Row): string {
  return [
    aim === null ? '' : aim === 0 ? '0' : `≤ ${aim} ×`,
    atMost === undefined ? '' : `≤ ${worded(atMost, unit)}`,
    atLeast === undefined ? '' : `≥ ${worded(atLeast, unit)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export function verdictOf(row: Row): string {
  const share = shareOfAim(row);
  return share === null ? '' : share <= 1 ? 'reached' : 'NOT REACHED';
}

const HEAD = ['what', 'lines', 'figure', 'limit', 'ratio', 'aim', '', 'before', 'the limit is'];

function cellsOf(row: Row): readonly string[] {
  return [
    row.what,
    sizeOf(row.entries),
    worded(row.figure, row.unit),
    worded(row.limit, row.unit),
    (row.figure / row.limit).toFixed(2),
    aimOf(row),
    verdictOf(row),
    row.before === undefined ? '' : worded(row.before, row.unit),
    row.limitIs,
  ];
}

/** Columns in which some row says something. */
function tableOf(rows: readonly Row[]): readonly (readonly string[])[] {
  const cells = rows.map(cellsOf);
  const isUsed = HEAD.map((_, column) => cells.some((row) => row[column] !== ''));
  return [HEAD, ...cells].map((row) => row.filter((_, column) => isUsed[column]));
}

/** A plain table: figure, limit, ratio, aim, and whether the aim is reached. */
export function renderTable(rows: readonly Row[]): string {
  const lines = tableOf(rows);
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((row) => width(row[column] ?? ''))),
  );
  return lines
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same for a page of Markdown. */
export function markdownTable(rows: readonly Row[]): string {
  const [head = [], ...lines] = tableOf(rows).map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  return [head, head.map(() => '---'), ...lines].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
