import { SAME_REFUSAL_MS } from '../../../shared/domain/audit';
import { statement } from '../db/statement';
import { type Actor, authorOf, type Desk, fact, transact } from '../desk';

/**
 * Notes that a person was refused. The same person, the same procedure and the same minute make one entry, whatever is tried; looked up in the data, so that a restart
 * does not open the door to a flood.
 */
export function noteRefusal(
  desk: Desk,
  actor: Actor,
  procedure: string,
  reason: 'forbidden' | 'seat_locked',
): void {
  if (desk.keys === null) return;
  transact(desk, (write, now) => {
    const before = statement<[string, string, number, number], { one: number }>(
      desk.db,
      `SELECT 1 AS one FROM audit_entries
       WHERE fact = 'access.refused' AND account_id = ? AND subject = ? AND at > ? AND at <= ? LIMIT 1`,
    ).get(actor.accountId, procedure, now - SAME_REFUSAL_MS, now);
    if (before !== undefined) return;
    write(fact('access.refused', procedure, actor.accountId, { procedure, reason, author: authorOf(actor) }));
  });
}
