import type { Author } from '../../../shared/domain/facts';
import { type Ladder, MINUTE, shippedLadder } from '../../../shared/rules/ladder';
import type { Db } from '../db/statement';
import { alertById } from '../deadlines/read';
import { type Desk, fact, transact, type Write } from '../desk';
import { ladderOf } from '../ladders/rows';

/** That somebody heard an alert, said while nothing could be written: what the fact will say. Times UTC milliseconds. */
export type KeptHeard = {
  readonly alertId: string;
  /** the raising that was heard: a louder one that came later was not */
  readonly rung: number;
  readonly heardAt: number;
  readonly comesBackAt: number;
  /** an account, or the seat where nobody was signed in */
  readonly actorId: string;
  readonly author: Author | null;
};

/** One raising of an alert is heard once. */
export const heardKey = ({ alertId, rung }: Pick<KeptHeard, 'alertId' | 'rung'>): string =>
  `${alertId}/${rung}`;

/** When an alert that is heard now comes back; by the shipped ladder where its own cannot be read. */
export function comesBackAt(db: Db, alertId: string, now: number): number {
  return now + readLadder(db, alertId).acknowledgementMinutes * MINUTE;
}

function readLadder(db: Db, alertId: string): Ladder {
  try {
    return ladderOf(db, alertId);
  } catch {
    return shippedLadder('step');
  }
}

/**
 * Writes of what was heard that which still stands: the alert is unanswered, and its last raising is the one that was heard. Must run inside a transaction. Gives what
 * is left over: over, answered already, raised anew, or not raised yet.
 */
export function writeHeard(
  db: Db,
  write: Write,
  heard: readonly KeptHeard[],
  now: number,
): readonly KeptHeard[] {
  return heard.filter(({ alertId, rung, heardAt, comesBackAt, actorId, author }) => {
    const alert = alertById(db, alertId, now);
    if (alert?.state !== 'raised' || alert.rung !== rung) return true;
    write(fact('alert.acknowledged', alertId, actorId, { comesBackAt, author, heardAt }));
    return false;
  });
}

/** The same in a transaction of its own. */
export const takeHeard = (desk: Desk, heard: readonly KeptHeard[]): readonly KeptHeard[] =>
  transact(desk, (write, now) => writeHeard(desk.db, write, heard, now));
