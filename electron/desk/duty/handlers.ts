import type { SignOn } from '../../../shared/contract/areas/duty';
import { MINUTE_MS } from '../../../shared/domain/time';
import { accountById } from '../accounts/accountRows';
import { provePassword } from '../accounts/prove';
import { doorOf, signInHere } from '../accounts/sessions';
import { actorOf, type Call, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { dutyState, faults, reinforced, reinforcementById, signOnById, signOnsFor, spanAt } from './read';

/** A clock check older than this was not made at this sign-on. */
const CLOCK_CHECK_MS = 30 * MINUTE_MS;
/** Who comes this long after the end of a shift does not come for it. */
const CLOCK_TOLERANCE_MS = 60_000;

/** How the account shows itself: signed in at this seat, or by its password, which then signs it in. */
async function proven(call: Call, accountId: string, password: string | null): Promise<SignOn['way']> {
  const { desk, connection } = call;
  if (password === null) {
    if (!connection.signedIn().has(accountId)) refuseWith('not_signed_in', { field: 'password' });
    return 'session';
  }
  const door = doorOf(connection);
  await provePassword(desk, accountById(desk.db, accountId)?.id, password, 'password', { door });
  const account = accountById(desk.db, accountId) ?? refuseWith('not_found', { field: 'accountId' });
  signInHere(call, account, 'sign_on');
  return 'password';
}

/** Whole minutes after the start; nought for who is in time. By the console's clock: the clock check stands beside it. */
export const lateMinutes = (startsAt: number, arrivedAt: number): number =>
  Math.max(0, Math.floor((arrivedAt - startsAt) / MINUTE_MS));

function spanToSign(db: Db, startsAt: number, now: number) {
  const span = spanAt(db, startsAt) ?? refuseWith('not_found', { field: 'startsAt' });
  if (now < span.opensAt && span.shiftId === null)
    refuseWith('sign_on_early', { params: { opensAt: span.opensAt } });
  if (now >= span.endsAt && span.shiftId === null) refuseWith('time_too_old', { field: 'startsAt' });
  return span;
}

export const dutyHandlers: SomeHandlers<
  'duty.current' | 'duty.signOns' | 'duty.signOn' | 'duty.clearFault' | 'duty.reinforce'
> = {
  'duty.current': (_input, { desk }) => dutyState(desk.db, desk.now()),
  'duty.signOns': (input, { desk }) => signOnsFor(desk.db, input.startsAt),

  'duty.signOn': async (input, call) => {
    const { db } = call.desk;
    const repeated = signOnById(db, input.signOnId);
    if (repeated) return repeated;
    spanToSign(db, input.startsAt, call.desk.now());
    const way = await proven(call, input.accountId, input.password);
    return transact(call.desk, (write, now) => {
      const span = spanToSign(db, input.startsAt, now);
      const account = accountById(db, input.accountId) ?? refuseWith('not_found', { field: 'accountId' });
      if (span.signOns.some((one) => one.accountId === account.id)) refuseWith('already_exists');
      const { post, checks, clock, note } = input;
      if (clock !== null && clock.shownAt > now + CLOCK_TOLERANCE_MS)
        refuseWith('time_in_future', { field: 'clock.shownAt' });
      if (clock !== null && clock.shownAt < now - CLOCK_CHECK_MS)
        refuseWith('time_too_old', { field: 'clock.shownAt' });
      write(
        fact('duty.signed_on', input.signOnId, account.id, {
          startsAt: span.startsAt,
          endsAt: span.endsAt,
          post,
          way,
          lateMinutes: lateMinutes(span.startsAt, now),
          checks,
          clock,
          note,
          author: { accountId: account.id, name: account.displayName },
        }),
      );
      return signOnById(db, input.signOnId) ?? refuseWith('not_found');
    });
  },

  'duty.clearFault': (input, call) => {
    const actor = actorOf(call);
    transact(call.desk, (write) => {
      const { item, note } = input;
      if (!faults(call.desk.db).some((one) => one.item === item)) refuseWith('already_done');
      write(
        fact('duty.fault_cleared', 'equipment', actor.accountId, { item, note, author: authorOf(actor) }),
      );
    });
    return {};
  },

  'duty.reinforce': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const standing = reinforced(db);
      const { on, reason, people, warningIds } = input;
      if (!on && standing === null) {
        const before = reinforcementById(db, input.reinforcementId);
        return before ?? refuseWith('already_done');
      }
      const id = standing?.id ?? input.reinforcementId;
      const body = { on, reason, people, warningIds, author: authorOf(actor) };
      write(fact('duty.reinforced', id, actor.accountId, body));
      return reinforcementById(db, id) ?? refuseWith('not_found');
    });
  },
};
