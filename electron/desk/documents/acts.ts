import type { RegisterAct } from '../../../shared/contract/areas/register';
import { type Db, statement } from '../db/statement';
import type { RecordedFact } from '../journal/journal';

/** Keeps what was done with an entry of a register beside it; `at` is when it was done, the fact's own time when it was recorded. */
export function keepAct(db: Db, fact: RecordedFact, at: number = fact.at): void {
  const body = fact.body as { readonly actId?: string; readonly author?: { readonly name: string } };
  const { author, ...rest } = body;
  statement(
    db,
    'INSERT INTO register_acts (id, subject_id, seq, fact, at, recorded_at, author, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(
    body.actId ?? `${fact.origin}:${fact.seq}`,
    fact.subject,
    fact.seq,
    fact.kind,
    at,
    fact.at,
    author?.name ?? '',
    JSON.stringify(rest),
  );
}

type Row = { id: string; fact: string; at: number; recorded_at: number; author: string; body: string };

/** What was done with an entry, oldest first. */
export function actsOf(db: Db, subjectId: string, limit = 500): RegisterAct[] {
  return statement<[string, number], Row>(
    db,
    `SELECT id, fact, at, recorded_at, author, body FROM (
       SELECT * FROM register_acts WHERE subject_id = ? ORDER BY recorded_at DESC, seq DESC LIMIT ?) ORDER BY recorded_at, seq`,
  )
    .all(subjectId, limit)
    .map((row) => ({
      id: row.id,
      fact: row.fact,
      at: row.at,
      recordedAt: row.recorded_at,
      author: row.author,
      body: JSON.parse(row.body) as Record<string, unknown>,
    }));
}

/** True when an act of this id is kept already: a repeated send does nothing. */
export function isActKnown(db: Db, actId: string): boolean {
  return statement(db, 'SELECT 1 FROM register_acts WHERE id = ?').get(actId) !== undefined;
}
