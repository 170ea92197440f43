import type { LogScope } from '../../../shared/contract/areas/papers';
import type { Locale } from '../../../shared/wording/labels';
import type { Db } from '../db/statement';
import { entriesOfScope } from '../log/read';
import { BYTE_ORDER_MARK, csvRow } from './csv';
import { COLUMN_NAMES, COLUMNS, cellsOf, textOf } from './rows';
import { type Written, writeWholeFile } from './writeFile';

export type FlatExport = {
  readonly scope: LogScope;
  readonly format: 'csv' | 'json';
  readonly path: string;
  readonly locale: Locale;
};

/** Writes every line of the scope, all of its text, as CSV (UTF-8 with a byte order mark) or JSON. Returns rows, bytes and the file's SHA-256. */
export function exportFlat(db: Db, request: FlatExport): Written & { readonly rows: number } {
  const counter = { rows: 0 };
  const pieces =
    request.format === 'csv' ? csvPieces(db, request, counter) : jsonPieces(db, request, counter);
  const written = writeWholeFile(request.path, pieces);
  return { ...written, rows: counter.rows };
}

function* csvPieces(db: Db, { scope, locale }: FlatExport, counter: { rows: number }): Generator<string> {
  yield BYTE_ORDER_MARK + csvRow(COLUMNS.map((column) => COLUMN_NAMES[locale][column]));
  for (const entry of entriesOfScope(db, scope)) {
    counter.rows += 1;
    const cells = cellsOf(entry, locale);
    yield csvRow(COLUMNS.map((column) => cells[column]));
  }
}

function* jsonPieces(db: Db, { scope, locale }: FlatExport, counter: { rows: number }): Generator<string> {
  yield '[';
  for (const entry of entriesOfScope(db, scope)) {
    yield `${counter.rows === 0 ? '\n' : ',\n'}${JSON.stringify({ ...entry, words: textOf(entry, locale) })}`;
    counter.rows += 1;
  }
  yield '\n]\n';
}
