import { cellText } from '../../../shared/imports/readLine';
import { formatOf, hashFile, type TableFormat, tableRows, UnreadableTable } from '../imports/cells';

export type ContactTable = {
  readonly format: TableFormat;
  readonly sha256: string;
  readonly rows: readonly (readonly string[])[];
};

const MOST_ROWS = 5_000;
const MOST_COLUMNS = 40;
const MOST_TEXT = 1_000;

/** Reads a list of people (XLSX or CSV) as text: at most 5,000 rows and 40 columns. Throws UnreadableTable. Runs in a worker thread. */
export async function readContactTable(path: string): Promise<ContactTable> {
  const format = formatOf(path);
  const rows: string[][] = [];
  for await (const { row, cells } of tableRows(path, null)) {
    if (row > MOST_ROWS) break;
    while (rows.length < row - 1) rows.push([]);
    rows.push(
      Array.from(cells.slice(0, MOST_COLUMNS), (cell) =>
        cellText(cell ?? null)
          .replaceAll('\u0000', '')
          .toWellFormed()
          .slice(0, MOST_TEXT),
      ),
    );
  }
  if (rows.length === 0) throw new UnreadableTable('empty');
  return { format, sha256: await hashFile(path), rows };
}
