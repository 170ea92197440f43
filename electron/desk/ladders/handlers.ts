import { MINUTE } from '../../../shared/rules/ladder';
import { actorOf, type SomeHandlers } from '../call';
import { alertCounts, alertGroups, raisedIn } from '../deadlines/groups';
import { authorOf, fact, SEAT_ACTOR, transact } from '../desk';
import { refuseWith } from '../deskError';
import { callById, escalationState, openEscalations } from './read';
import { ladderOf } from './rows';

/** Acknowledged in one transaction; the page asks again for the rest. */
const AT_ONCE = 500;

export const ladderHandlers: SomeHandlers<
  'alert.groups' | 'alert.acknowledgeGroup' | 'escalation.list' | 'escalation.record'
> = {
  'alert.groups': (input, { desk }) => ({
    now: desk.now(),
    counts: alertCounts(desk.db),
    groups: alertGroups(desk.db, desk.now(), input.limit ?? 50, input.offset ?? 0),
  }),

  'alert.acknowledgeGroup': (input, { desk, actor }) =>
    transact(desk, (write, now) => {
      const ids = raisedIn(desk.db, input.groupId, input.seenAt, AT_ONCE + 1);
      const author = actor ? authorOf(actor) : null;
      const taken = ids.slice(0, AT_ONCE);
      for (const id of taken) {
        const comesBackAt = now + ladderOf(desk.db, id).acknowledgementMinutes * MINUTE;
        write(fact('alert.acknowledged', id, actor?.accountId ?? SEAT_ACTOR, { comesBackAt, author }));
      }
      const left = ids.length > AT_ONCE ? raisedIn(desk.db, input.groupId, input.seenAt, -1).length : 0;
      return { acknowledged: taken.length, left };
    }),

  'escalation.list': (_input, { desk }) => openEscalations(desk.db),

  'escalation.record': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const { escalationId, callId, name, reached, note } = input;
      const standing =
        escalationState(db, escalationId) ?? refuseWith('not_found', { field: 'escalationId' });
      const stored = callById(db, callId);
      if (stored !== undefined) {
        if (stored.escalation_id !== escalationId || stored.name !== name)
          refuseWith('id_used', { params: { name: stored.name } });
        return { isOpen: standing.isOpen };
      }
      if (!standing.isOpen) refuseWith('already_done');
      const body = { callId, post: standing.post, name, reached, note, author: authorOf(actor) };
      write(fact('escalation.called', escalationId, actor.accountId, body));
      return { isOpen: escalationState(db, escalationId)?.isOpen ?? false };
    });
  },
};
