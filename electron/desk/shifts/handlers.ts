import { accountById } from '../accounts/accountRows';
import { actorOf, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { checksPlanned } from '../documents/checks/plan';
import { requireNoticesRead } from '../documents/notices/read';
import { openHandover } from '../handover/rows';
import { LONGEST_SHIFT_MS } from './limits';
import { currentShift, shiftById, shiftNumbers, shifts } from './read';

export const shiftHandlers: SomeHandlers<'shift.open' | 'shift.close' | 'shift.list' | 'shift.numbers'> = {
  'shift.open': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = shiftById(db, input.shiftId);
      if (before) return before;
      if (currentShift(db)) refuseWith('shift_open');
      const { startsAt, endsAt, posts } = input;
      if (endsAt <= startsAt || endsAt - startsAt > LONGEST_SHIFT_MS)
        refuseWith('time_order', { field: 'endsAt' });
      if (!posts.some((post) => post.post === 'primary_officer'))
        refuseWith('post_missing', { field: 'posts' });
      for (const post of posts) {
        if (post.accountId !== null && !accountById(db, post.accountId))
          refuseWith('not_found', { field: 'posts' });
      }
      requireNoticesRead(db, actor.accountId, now);
      write(
        fact('shift.opened', input.shiftId, actor.accountId, {
          startsAt,
          endsAt,
          posts,
          author: authorOf(actor),
        }),
      );
      const planned = checksPlanned(call.desk, { id: input.shiftId, startsAt, endsAt }, actor, now);
      if (planned !== null) write(planned);
      return shiftById(db, input.shiftId) ?? refuseWith('not_found');
    });
  },

  'shift.close': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const shift = shiftById(db, input.shiftId) ?? refuseWith('not_found', { field: 'shiftId' });
      if (shift.closedAt !== null) return shift;
      if (openHandover(db) !== undefined) refuseWith('handover_going_on');
      const body = {
        summary: input.summary,
        numbers: shiftNumbers(db, shift.id, now),
        author: authorOf(actor),
      };
      write(fact('shift.closed', shift.id, actor.accountId, body));
      return shiftById(db, shift.id) ?? refuseWith('not_found');
    });
  },

  'shift.list': (input, { desk }) => shifts(desk.db, input.limit),
  'shift.numbers': (input, { desk }) => {
    const shift = shiftById(desk.db, input.shiftId) ?? refuseWith('not_found', { field: 'shiftId' });
    return shift.numbers ?? shiftNumbers(desk.db, shift.id, desk.now());
  },
};
