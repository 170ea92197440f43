import { type Db, statement } from '../db/statement';
import { fillLines } from './lineIndex';
import { SOURCES } from './thingIndex';
import { putThing, type Thing } from './things';

/** What an index of a home of an older version still lacks: lines up to `line`, and things of the sources from `source` on, after the id `after`. */
type Unfilled = { readonly line: number; readonly source: number; readonly after: string };
export type FillState = { readonly done: number; readonly total: number };

const KEY = 'search_unfilled';
/** About 20 ms of the desk's time each. */
const LINES_PER_STEP = 200;
const THINGS_PER_STEP = 50;

function unfilled(db: Db): Unfilled | null {
  const row = statement<[string], { value: string }>(db, 'SELECT value FROM local_state WHERE name = ?').get(
    KEY,
  );
  return row ? (JSON.parse(row.value) as Unfilled) : null;
}

/** How far the index of an older home is filled, in lines; null when it is whole. */
export function fillState(db: Db): FillState | null {
  const left = unfilled(db);
  if (left === null) return null;
  const total = statement<[], { top: number | null }>(db, 'SELECT max(number) AS top FROM log_entries').get();
  return { done: (total?.top ?? 0) - left.line, total: total?.top ?? 0 };
}

/** Fills in the next few: things first, since they are few, then lines from the newest down. False when nothing is left. */
export function fillStep(db: Db): boolean {
  return db
    .transaction(() => {
      const left = unfilled(db);
      if (left === null) return false;
      const next = left.source < SOURCES.length ? fillSomeThings(db, left) : fillSomeLines(db, left);
      if (next === null) statement(db, 'DELETE FROM local_state WHERE name = ?').run(KEY);
      else statement(db, 'UPDATE local_state SET value = ? WHERE name = ?').run(JSON.stringify(next), KEY);
      return next !== null;
    })
    .immediate();
}

function fillSomeThings(db: Db, left: Unfilled): Unfilled {
  const source = SOURCES[left.source];
  const ids = source?.ids(db, left.after, THINGS_PER_STEP) ?? [];
  putInOrder(
    db,
    ids.flatMap((id) => source?.read(db, id) ?? []),
  );
  const last = ids.at(-1);
  if (last !== undefined && ids.length === THINGS_PER_STEP) return { ...left, after: last };
  return { ...left, source: left.source + 1, after: '' };
}

function fillSomeLines(db: Db, left: Unfilled): Unfilled | null {
  const from = Math.max(1, left.line - LINES_PER_STEP + 1);
  fillLines(db, from, left.line);
  return from === 1 ? null : { ...left, line: from - 1 };
}

/** The index is written fastest in the order of places. */
function putInOrder(db: Db, things: readonly Thing[]): void {
  for (const thing of [...things].sort((a, b) => a.at - b.at)) putThing(db, thing);
}

const BULK = 5_000;

/** Empties the index. */
export function emptyIndex(db: Db): void {
  db.exec(`INSERT INTO search_lines (search_lines) VALUES ('delete-all');
    INSERT INTO search_thing_tokens (search_thing_tokens) VALUES ('delete-all');
    DELETE FROM search_things;
    DELETE FROM search_touched;`);
  statement(db, 'DELETE FROM local_state WHERE name = ?').run(KEY);
}

/**
 * Fills an empty index in one go, for `seed` and `rebuild`. Yields the share that is done after each some thousand rows, where the caller may begin
 * another transaction.
 */
export function* fillingIndex(db: Db): Generator<number> {
  statement(db, 'DELETE FROM search_touched').run();
  for (const source of SOURCES) {
    for (let after = ''; ; ) {
      const ids = source.ids(db, after, BULK);
      putInOrder(
        db,
        ids.flatMap((id) => source.read(db, id) ?? []),
      );
      yield 0;
      const last = ids.at(-1);
      if (last === undefined || ids.length < BULK) break;
      after = last;
    }
  }
  const top = statement<[], { top: number | null }>(db, 'SELECT max(number) AS top FROM log_entries').get();
  const total = top?.top ?? 0;
  for (let from = 1; from <= total; from += BULK) {
    fillLines(db, from, Math.min(total, from + BULK - 1));
    yield Math.min(1, (from + BULK - 1) / total);
  }
}

/** Fills an empty index within the transaction that is open. */
export function fillIndex(db: Db): void {
  for (const _share of fillingIndex(db));
}

const FIRST_STEP_MS = 3_000;
const BETWEEN_MS = 25;
const AFTER_FAILURE_MS = 30_000;

/** Fills what an older home lacks beside the work of the desk: a step of some 20 ms, then a rest as long. Returns the stop. */
export function startFilling(db: Db, log: (line: string) => void): () => void {
  let timer: NodeJS.Timeout;
  const later = (ms: number): void => {
    timer = setTimeout(step, ms);
    timer.unref();
  };
  const step = (): void => {
    try {
      if (fillStep(db)) later(BETWEEN_MS);
    } catch (error) {
      log(`the search index could not be filled further: ${(error as Error).message}`);
      later(AFTER_FAILURE_MS);
    }
  };
  later(FIRST_STEP_MS);
  return () => clearTimeout(timer);
}
