import type { LiveHandover } from '../../../shared/contract/areas/handover';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import { accountById } from '../accounts/accountRows';
import { type Actor, authorOf, type Desk, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { LONGEST_SHIFT_MS } from '../shifts/limits';
import { currentShift, shiftById } from '../shifts/read';
import { liveHandover } from './live';
import { handoverRow, openHandover } from './rows';

type Input = ParsedInputOf<'handover.start'>;

function checkNext(desk: Desk, input: Input): void {
  const { startsAt, endsAt, posts } = input;
  if (endsAt <= startsAt || endsAt - startsAt > LONGEST_SHIFT_MS)
    refuseWith('time_order', { field: 'endsAt' });
  if (!posts.some((post) => post.post === 'primary_officer')) refuseWith('post_missing', { field: 'posts' });
  for (const post of posts) {
    if (post.accountId !== null && !accountById(desk.db, post.accountId))
      refuseWith('not_found', { field: 'posts' });
  }
}

/** Begins a handover of the shift that is open. Sent again with another next shift it puts that otherwise; what was answered stays. */
export function startHandover(desk: Desk, input: Input, actor: Actor): LiveHandover {
  const { db } = desk;
  return transact(desk, (write, now) => {
    const author = authorOf(actor);
    const { startsAt, endsAt, posts } = input;
    const standing = handoverRow(db, input.handoverId);
    checkNext(desk, input);
    if (standing) {
      if (standing.state !== 'open') refuseWith('handover_over');
      const isSame =
        standing.starts_at === startsAt &&
        standing.ends_at === endsAt &&
        standing.posts === JSON.stringify(posts);
      if (!isSame)
        write(
          fact('handover.next_changed', standing.id, actor.accountId, { startsAt, endsAt, posts, author }),
        );
    } else {
      const shift = currentShift(db) ?? refuseWith('no_shift');
      if (openHandover(db)) refuseWith('handover_going_on');
      if (shiftById(db, input.nextShiftId)) refuseWith('already_exists', { field: 'nextShiftId' });
      const body = { shiftId: shift.id, nextShiftId: input.nextShiftId, startsAt, endsAt, posts, author };
      write(fact('handover.started', input.handoverId, actor.accountId, body));
    }
    return liveHandover(db, now) ?? refuseWith('no_handover');
  });
}
