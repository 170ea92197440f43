import { actorOf, pastOrNow, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { requireRepeat } from '../repeat';
import { warningById, warnings } from './read';

export const warningHandlers: SomeHandlers<'warning.record' | 'warning.lift' | 'warning.list'> = {
  'warning.record': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = warningById(db, input.warningId, now);
      const { warningId, ...rest } = input;
      if (before) {
        const given = { ...rest, receivedAt: rest.receivedAt ?? undefined };
        requireRepeat(db, 'warning.recorded', warningId, given, { name: `${before.issuer} ${before.kind}` });
        return before;
      }
      const receivedAt = pastOrNow(input.receivedAt, now, 'receivedAt');
      if (input.startsAt !== null && input.endsAt !== null && input.endsAt <= input.startsAt) {
        refuseWith('time_order', { field: 'endsAt' });
      }
      write(
        fact('warning.recorded', warningId, actor.accountId, {
          ...rest,
          receivedAt,
          author: authorOf(actor),
        }),
      );
      return warningById(db, warningId, now) ?? refuseWith('not_found');
    });
  },

  'warning.lift': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = warningById(db, input.warningId, now) ?? refuseWith('not_found', { field: 'warningId' });
      if (before.liftedAt !== null) refuseWith('already_done');
      write(
        fact('warning.lifted', before.id, actor.accountId, { reason: input.reason, author: authorOf(actor) }),
      );
      return warningById(db, before.id, now) ?? refuseWith('not_found');
    });
  },

  'warning.list': (input, { desk }) => warnings(desk.db, input.inForceOnly, desk.now()),
};
