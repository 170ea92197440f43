import type { LogScope, PaperFormat, PaperRef } from '../../../../shared/contract/areas/papers';
import type { LogEntry } from '../../../../shared/contract/models';
import type { Db } from '../../db/statement';
import { BYTE_ORDER_MARK } from '../../exports/csv';
import { textOf } from '../../exports/rows';
import { entriesOfScope } from '../../log/read';
import type { Job } from '../../workers/job';
import { MASKED_MARK } from '../masked';
import type { WholeFile } from '../wholeFile';
import { LOG_TABLE, rowOf } from './logColumns';
import { maskedEntry } from './maskedEntry';
import { csvLine, textWriter } from './text';
import { writeXlsx } from './xlsx';

export const isLog = (ref: PaperRef): ref is Extract<PaperRef, { kind: 'shift_log' | 'log' }> =>
  ref.kind === 'shift_log' || ref.kind === 'log';

export const scopeOf = (ref: Extract<PaperRef, { kind: 'shift_log' | 'log' }>): LogScope =>
  ref.kind === 'shift_log' ? { shiftId: ref.shiftId } : ref.scope;

export type LogTable = {
  readonly scope: LogScope;
  readonly format: Exclude<PaperFormat, 'pdf' | 'docx' | 'txt'>;
  readonly masked: boolean;
  readonly now: number;
};

/** Writes every line of a scope with every column, at any length, holding only a few rows at a time. */
export async function writeLogTable(
  db: Db,
  { scope, format, masked }: LogTable,
  file: WholeFile,
  job: Job,
): Promise<{ readonly rows: number; readonly title: string }> {
  const title = masked ? `值班日志（${MASKED_MARK}）` : '值班日志';
  const entries = linesOf(db, scope, masked);
  if (format === 'xlsx') {
    const sheet = { name: title, columns: LOG_TABLE, rows: cellsOf(entries) };
    return { rows: await writeXlsx([sheet], file, job.tick), title };
  }
  const out = textWriter(file);
  let rows = 0;
  if (format === 'csv') out.add(BYTE_ORDER_MARK + csvLine(LOG_TABLE.map(({ label }) => label)));
  else out.add('[');
  for (const entry of entries) {
    rows += 1;
    out.add(format === 'csv' ? csvLine(rowOf(entry)) : jsonPiece(entry, rows));
    job.tick(rows);
  }
  if (format === 'json') out.add('\n]\n');
  out.end();
  return { rows, title };
}

const jsonPiece = (entry: LogEntry, row: number): string =>
  `${row === 1 ? '\n' : ',\n'}${JSON.stringify({ ...entry, words: textOf(entry, 'zh') })}`;

function* linesOf(db: Db, scope: LogScope, masked: boolean): Generator<LogEntry> {
  for (const entry of entriesOfScope(db, scope)) yield masked ? maskedEntry(entry) : entry;
}

function* cellsOf(entries: Iterable<LogEntry>) {
  for (const entry of entries) yield rowOf(entry);
}
