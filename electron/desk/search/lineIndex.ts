import { columnToken, tokensOf } from '../../../shared/search/text';
import { type Db, statement } from '../db/statement';
import { LINE_COLUMNS, type LineRow, plainLine } from './lineText';

/** Tokens of the columns by which a search of the log is narrowed. */
export const kindToken = (kind: string): string => columnToken('k', kind);
export const authorToken = (accountId: string): string => columnToken('a', accountId);
export const incidentToken = (incidentId: string): string => columnToken('i', incidentId);
/** on every line that a person wrote */
export const PEOPLE_TOKEN = columnToken('p', '');
/** on every line of a drill */
export const DRILL_TOKEN = columnToken('d', '');

function lineTokens(row: LineRow): string {
  const tokens = tokensOf(plainLine(row));
  tokens.add(kindToken(row.kind));
  if (row.author_id !== null) tokens.add(authorToken(row.author_id));
  if (row.incident_id !== null) tokens.add(incidentToken(row.incident_id));
  if (row.human_number !== null) tokens.add(PEOPLE_TOKEN);
  if (row.drill !== null) tokens.add(DRILL_TOKEN);
  return [...tokens].join(' ');
}

/** While held, nothing is indexed line by line: `seed` and `rebuild` fill the index afterwards in one go. */
const held = new WeakSet<Db>();
export const isHeld = (db: Db): boolean => held.has(db);
export function holdIndex(db: Db, isHolding: boolean): void {
  if (isHolding) held.add(db);
  else held.delete(db);
}

function putLine(db: Db, row: LineRow): void {
  statement(db, 'INSERT INTO search_lines (rowid, tokens) VALUES (?, ?)').run(row.number, lineTokens(row));
}

/** Puts a new line into the index, in the transaction that wrote it. */
export function indexLine(db: Db, number: number): void {
  if (isHeld(db)) return;
  const row = statement<[number], LineRow>(
    db,
    `SELECT ${LINE_COLUMNS} FROM log_entries WHERE number = ?`,
  ).get(number);
  if (row) putLine(db, row);
}

/** Takes up the lines whose words the last fact changed, whichever area it was of. A line that is still to be filled in is left for that. */
export function indexTouched(db: Db): void {
  if (isHeld(db)) return;
  const touched = statement<[], { number: number }>(db, 'SELECT number FROM search_touched').all();
  if (touched.length === 0) return;
  for (const { number } of touched) {
    const gone = statement(db, 'DELETE FROM search_lines WHERE rowid = ?').run(number).changes;
    if (gone > 0) indexLine(db, number);
  }
  statement(db, 'DELETE FROM search_touched').run();
}

/** Fills in the lines from..to, both included. The index wants them in rising order. */
export function fillLines(db: Db, from: number, to: number): number {
  const rows = statement<[number, number], LineRow>(
    db,
    `SELECT ${LINE_COLUMNS} FROM log_entries WHERE number BETWEEN ? AND ? ORDER BY number`,
  ).all(from, to);
  for (const row of rows) putLine(db, row);
  return rows.length;
}
