import { titleOf } from '../../../shared/warnings/place';
import { actorOf, pastOrNow, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { requireRepeat } from '../repeat';
import { warningDetail } from './detail';
import { messageHandlers } from './messages';
import { headsOf, warningById, warnings } from './read';
import { lift } from './takeIn';

type Own =
  | 'warning.record'
  | 'warning.lift'
  | 'warning.list'
  | 'warning.get'
  | 'warning.prefer'
  | 'warning.assess';

/** Use cases of warnings that somebody records by hand, and of what is decided about them. */
export const warningHandlers: SomeHandlers<Own> & typeof messageHandlers = {
  ...messageHandlers,

  'warning.record': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = warningById(db, input.warningId, now);
      const { warningId, supersedesId, ...rest } = input;
      if (before) {
        const given = { ...rest, receivedAt: rest.receivedAt ?? undefined };
        requireRepeat(db, 'warning.recorded', warningId, given, { name: `${before.issuer} ${before.kind}` });
        return before;
      }
      const receivedAt = pastOrNow(input.receivedAt, now, 'receivedAt');
      if (input.startsAt !== null && input.endsAt !== null && input.endsAt <= input.startsAt) {
        refuseWith('time_order', { field: 'endsAt' });
      }
      const heads = supersedesId === null ? [] : headsOf(db, [], supersedesId);
      if (supersedesId !== null && heads.length === 0) refuseWith('not_found', { field: 'supersedesId' });
      const update =
        heads.length === 0 ? {} : { message: 'update' as const, supersedes: heads.map(({ id }) => id) };
      write(
        fact('warning.recorded', warningId, actor.accountId, {
          ...rest,
          ...update,
          receivedAt,
          author: authorOf(actor),
        }),
      );
      return warningById(db, warningId, now) ?? refuseWith('not_found');
    });
  },

  'warning.lift': (input, call) => {
    const actor = actorOf(call);
    const { desk } = call;
    return transact(desk, (write, now) => {
      const before =
        warningById(desk.db, input.warningId, now) ?? refuseWith('not_found', { field: 'warningId' });
      if (before.liftedAt !== null) refuseWith('already_done');
      lift({ desk, write, now, actor }, before.id, input.reason, null);
      return warningById(desk.db, before.id, now) ?? refuseWith('not_found');
    });
  },

  'warning.prefer': ({ warningId, otherId, reason }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const followed = warningById(db, warningId, now) ?? refuseWith('not_found', { field: 'warningId' });
      const other = warningById(db, otherId, now) ?? refuseWith('not_found', { field: 'otherId' });
      if (followed.id === other.id) refuseWith('warning_not_linked');
      const titles = { title: titleOf(followed), otherTitle: titleOf(other) };
      write(
        fact('warning.preferred', followed.id, actor.accountId, {
          otherId,
          ...titles,
          reason,
          author: authorOf(actor),
        }),
      );
      return warningById(db, warningId, now) ?? refuseWith('not_found');
    });
  },

  'warning.assess': ({ warningId, startedAt, wasHit, note }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const warning = warningById(db, warningId, now) ?? refuseWith('not_found', { field: 'warningId' });
      if (startedAt !== null) pastOrNow(startedAt, now, 'startedAt');
      const body = { startedAt, wasHit, note, title: titleOf(warning), author: authorOf(actor) };
      write(fact('warning.assessed', warningId, actor.accountId, body));
      return warningDetail(db, warningId, now) ?? refuseWith('not_found');
    });
  },

  'warning.list': (input, { desk }) => warnings(desk.db, input.inForceOnly, desk.now()),
  'warning.get': ({ warningId }, { desk }) =>
    warningDetail(desk.db, warningId, desk.now()) ?? refuseWith('not_found', { field: 'warningId' }),
};
