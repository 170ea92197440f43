import type { FactBodies, FactKind } from '../../shared/domain/facts';
import { type Db, statement } from './db/statement';
import { refuseWith } from './deskError';

/** Two instants that both mean “when this was sent” may differ by the seconds between typing and storing. */
const SAME_MOMENT_MS = 60_000;

const isTime = (key: string): boolean => key === 'at' || key.endsWith('At');

function isSame(key: string, given: unknown, stored: unknown): boolean {
  if (given === undefined) return true;
  if (isTime(key) && typeof given === 'number' && typeof stored === 'number')
    return Math.abs(given - stored) < SAME_MOMENT_MS;
  if (typeof given !== 'object' || given === null) return given === (stored ?? null);
  if (typeof stored !== 'object' || stored === null) return false;
  if (Array.isArray(given) && given.length !== (stored as readonly unknown[]).length) return false;
  return Object.entries(given).every(([name, value]) =>
    isSame(name, value, (stored as Readonly<Record<string, unknown>>)[name]),
  );
}

/** The body of the newest fact of a kind about a subject; null where there is none, empty where it was lawfully erased. */
function bodyOf(db: Db, kind: string, subject: string): Readonly<Record<string, unknown>> | null {
  const origins = statement<[], { origin: string }>(
    db,
    'SELECT origin FROM journal_head ORDER BY origin',
  ).all();
  for (const { origin } of origins) {
    // From the newest backwards: what is sent again was stored a moment ago.
    const row = statement<[string, string, string], { body: string | null }>(
      db,
      'SELECT body FROM journal WHERE origin = ? AND subject = ? AND kind = ? ORDER BY seq DESC LIMIT 1',
    ).get(origin, subject, kind);
    if (row !== undefined)
      return row.body === null ? {} : (JSON.parse(row.body) as Readonly<Record<string, unknown>>);
  }
  return null;
}

/** What the words of the refusal call the record that is there: the number of a line, or a name. */
export type StoredAs = { readonly line: number } | { readonly name: string };

/**
 * Something was sent under an id that is taken. The same words again are a repeated send and are answered with what is stored; other words would be lost,
 * so they are refused with `id_used` (params: `line` or `name` of the record). Fields of `given` that are undefined were not said; times within a minute
 * are the same.
 */
export function requireRepeat<K extends FactKind>(
  db: Db,
  kind: K,
  id: string,
  given: { readonly [F in keyof FactBodies[K]]?: unknown },
  storedAs: StoredAs,
): void {
  const stored = bodyOf(db, kind, id);
  if (stored !== null && Object.keys(stored).length === 0) return;
  const isRepeat =
    stored !== null && Object.entries(given).every(([field, value]) => isSame(field, value, stored[field]));
  if (!isRepeat) refuseWith('id_used', { params: { ...storedAs } });
}
