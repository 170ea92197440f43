/** One figure with the limit that was measured in the same run; `aim` is the largest ratio that we want. */
export type Row = {
  readonly what: string;
  readonly figure: number;
  readonly limit: number;
  readonly unit: string;
  readonly limitIs: string;
  readonly aim: number | null;
};

const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

/** A plain table: figure, limit, ratio, aim, and whether the aim is met. */
export function renderTable(rows: readonly Row[]): string {
  const head = ['what', 'figure', 'limit', 'ratio', 'aim', '', 'the limit is'];
  const cells = rows.map((row) => {
    const ratio = row.figure / row.limit;
    const aim = row.aim === null ? '' : `≤ ${row.aim}`;
    const verdict = row.aim === null ? '' : ratio <= row.aim ? 'met' : 'NOT MET';
    const value = (number: number): string => `${number.toFixed(number < 10 ? 3 : 0)} ${row.unit}`;
    return [row.what, value(row.figure), value(row.limit), ratio.toFixed(2), aim, verdict, row.limitIs];
  });
  const widths = head.map((title, column) =>
    Math.max(width(title), ...cells.map((row) => width(row[column] ?? ''))),
  );
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
