import { type Db, statement } from '../db/statement';
import { rebuildProjections } from './project';

const STALE = 'projections_stale';
/** Up to here a refill takes well under half a minute; a larger home waits for `watchdesk rebuild`. */
const MOST_LINES = 300_000;

/**
 * After a step of the schema that gave the tables new columns they are refilled from the journal, once, before the desk opens. A stop in between leaves
 * the mark, and the next opening does it. Returns whether it refilled.
 */
export function refillIfStale(db: Db, mostLines = MOST_LINES): boolean {
  const isStale =
    statement<[string], { value: string }>(db, 'SELECT value FROM local_state WHERE name = ?').get(STALE) !==
    undefined;
  if (!isStale) return false;
  const top = statement<[], { top: number | null }>(db, 'SELECT max(number) AS top FROM log_entries').get();
  if ((top?.top ?? 0) > mostLines) return false;
  rebuildProjections(db);
  return true;
}
