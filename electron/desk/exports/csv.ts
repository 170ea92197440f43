/** Marks the file as UTF-8 for the spreadsheets that would guess otherwise. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What makes a cell more than its text: most have nothing of it, and an export has millions. */
const SPECIAL = /[",\r\n]|^[=+\-@\t＝＋－＠]/;

/**
 * One cell: quoted when it must be, and inert in a spreadsheet: a text that starts like a formula gets an apostrophe (reliability.md 3.2). Numbers stay
 * numbers.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (!SPECIAL.test(value)) return value;
  const inert = /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** A row with the line end that every spreadsheet takes. */
export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
