import type { DeadlineSubject } from '../../../shared/contract/alertModels';
import { type Ladder, shippedLadder } from '../../../shared/rules/ladder';
import { type Db, statement } from '../db/statement';
import type { RecordedFact } from '../journal/journal';

type Row = { id: string; subject: string; body: string };

/** A ladder in force: `id` null is the shipped one. */
export type LadderInForce = { readonly id: string | null; readonly ladder: Ladder };

/** The ladder on which a deadline of this kind is armed now. */
export function ladderInForce(db: Db, subject: DeadlineSubject): LadderInForce {
  const row = statement<[string], Row>(
    db,
    'SELECT id, subject, body FROM ladders WHERE subject = ? AND is_current = 1',
  ).get(subject);
  return row
    ? { id: row.id, ladder: JSON.parse(row.body) as Ladder }
    : { id: null, ladder: shippedLadder(subject) };
}

/** The ladder that a deadline was armed on, whatever the room set since. */
export function ladderOf(db: Db, deadlineId: string): Ladder {
  const row = statement<[string], { subject: DeadlineSubject; body: string | null }>(
    db,
    'SELECT d.subject, l.body FROM deadlines d LEFT JOIN ladders l ON l.id = d.ladder WHERE d.id = ?',
  ).get(deadlineId);
  if (row === undefined) return shippedLadder('step');
  return row.body === null ? shippedLadder(row.subject) : (JSON.parse(row.body) as Ladder);
}

/** Notes the ladders of the setting `alertLadders` as they stand from this fact on. Older ones stay for the deadlines that were armed on them. */
export function projectLadders(db: Db, fact: RecordedFact, value: unknown): void {
  const kinds = (value as { readonly kinds?: Readonly<Record<string, Ladder | undefined>> } | null)?.kinds;
  if (typeof kinds !== 'object' || kinds === null) return;
  const current = statement<[], Row>(
    db,
    'SELECT id, subject, body FROM ladders WHERE is_current = 1 ORDER BY id',
  ).all();
  const kept = new Set<string>();
  for (const row of current) {
    const ladder = kinds[row.subject];
    if (ladder !== undefined && bodyOf(ladder) === row.body) kept.add(row.subject);
    else statement(db, 'UPDATE ladders SET is_current = 0 WHERE id = ?').run(row.id);
  }
  for (const [subject, ladder] of Object.entries(kinds)) {
    if (ladder === undefined || kept.has(subject)) continue;
    statement(db, 'INSERT INTO ladders (id, subject, body, set_at, is_current) VALUES (?, ?, ?, ?, 1)').run(
      `${subject}.${fact.origin}.${fact.seq}`,
      subject,
      bodyOf(ladder),
      fact.at,
    );
  }
}

const bodyOf = ({ rungs, repeatSeconds, acknowledgementMinutes }: Ladder): string =>
  JSON.stringify({ rungs, repeatSeconds, acknowledgementMinutes });
