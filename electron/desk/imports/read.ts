import type { ImportBatch, ImportState } from '../../../shared/contract/areas/imports';
import type { ImportMap } from '../../../shared/imports/fields';
import { type Db, statement } from '../db/statement';

type Row = {
  id: string;
  file_name: string;
  sha256: string;
  format: 'csv' | 'xlsx';
  source: string;
  good: number;
  bad: number;
  headings: string;
  map: string;
  state: ImportState;
  started_at: number;
  finished_at: number | null;
  author_id: string;
  author_name: string;
  slices: number;
  placed: number;
  struck_to: number;
  withdrawn_at: number | null;
  withdrawn_by: string | null;
  withdrawn_reason: string;
  withdrawal_id: string | null;
};

/** A batch with what only the desk needs of it. */
export type Batch = ImportBatch & {
  readonly authorId: string;
  readonly slices: number;
  readonly placed: number;
  readonly struckTo: number;
  readonly withdrawalId: string | null;
};

const toBatch = (row: Row): Batch => ({
  id: row.id,
  fileName: row.file_name,
  sha256: row.sha256,
  format: row.format,
  source: row.source,
  good: row.good,
  bad: row.bad,
  state: row.state,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  authorName: row.author_name,
  progress: row.slices === 0 ? 0 : row.placed / row.slices,
  withdrawnAt: row.withdrawn_at,
  withdrawnBy: row.withdrawn_by,
  withdrawnReason: row.withdrawn_reason,
  authorId: row.author_id,
  slices: row.slices,
  placed: row.placed,
  struckTo: row.struck_to,
  withdrawalId: row.withdrawal_id,
});

export function batchById(db: Db, id: string): Batch | undefined {
  const row = statement<[string], Row>(db, 'SELECT * FROM imports WHERE id = ?').get(id);
  return row && toBatch(row);
}

/** What a page is shown of a batch. */
export function shown(batch: Batch): ImportBatch {
  const { authorId: _a, slices: _s, placed: _p, struckTo: _t, withdrawalId: _w, ...rest } = batch;
  return rest;
}

export function batches(db: Db): Batch[] {
  return statement<[], Row>(db, 'SELECT * FROM imports ORDER BY started_at DESC, id LIMIT 200')
    .all()
    .map(toBatch);
}

/** Batches that something is still to be done for, the oldest first. */
export function unsettled(db: Db): Batch[] {
  return statement<[], Row>(
    db,
    "SELECT * FROM imports WHERE state IN ('writing', 'placing', 'striking') ORDER BY started_at, id",
  )
    .all()
    .map(toBatch);
}

/** The batch that already brought a file of this content into the log and still stands. */
export function batchOfFile(db: Db, sha256: string): Batch | undefined {
  const row = statement<[string], Row>(
    db,
    "SELECT * FROM imports WHERE sha256 = ? AND state IN ('placing', 'done') ORDER BY started_at DESC LIMIT 1",
  ).get(sha256);
  return row && toBatch(row);
}

/** The map that was last used for a file with these headings. */
export function mapFor(db: Db, headings: readonly string[]): ImportMap | null {
  const row = statement<[string], { map: string }>(
    db,
    "SELECT map FROM imports WHERE headings = ? AND state <> 'abandoned' ORDER BY started_at DESC LIMIT 1",
  ).get(JSON.stringify(headings));
  return row ? (JSON.parse(row.map) as ImportMap) : null;
}

/** The number of the line at which the next stretch of a batch ends, and whether it is the last. */
export function nextStretch(
  db: Db,
  batch: Batch,
  size: number,
): { readonly upTo: number; readonly isLast: boolean } {
  const rows = statement<[string, number, number], { number: number }>(
    db,
    'SELECT number FROM log_entries WHERE import_id = ? AND number > ? ORDER BY number LIMIT ?',
  ).all(batch.id, batch.struckTo, size + 1);
  const last = rows[Math.min(rows.length, size) - 1];
  return { upTo: last?.number ?? batch.struckTo, isLast: rows.length <= size };
}
