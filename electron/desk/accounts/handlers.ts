import { accessTable } from '../../../shared/accounts/accessTable';
import { procedures } from '../../../shared/contract/procedures';
import { actorOf, type SomeHandlers } from '../call';
import { schemaVersion } from '../db/migrate';
import { authorOf } from '../desk';
import { refuseWith } from '../deskError';
import { shippedPlans } from '../plans/shipped';
import { accountById, accountByName, accountPolicy, allAccounts, readRoom } from './accountRows';
import { actHandlers } from './actHandlers';
import { changeHandlers, refuseExcluded } from './changes';
import { createAccount, foundRoom, prepareAccount } from './founding';
import { provePassword, provePin } from './prove';
import { seatLock } from './seatLock';
import { secondPerson } from './secondPerson';
import { lockSeat, proveName, sessionState, signInHere, signOutHere, takeSeat, unlockSeat } from './sessions';

type Names =
  | 'system.status'
  | 'system.found'
  | `session.${'signIn' | 'signOut' | 'state' | 'lock' | 'unlock' | 'take'}`
  | 'account.list'
  | 'account.create'
  | 'access.table';

const ownHandlers: SomeHandlers<Names> = {
  'system.status': (_input, { desk, services, connection }) => ({
    phase: services.failure ? 'failed' : desk.keys === null ? 'first_run' : 'ready',
    failure: services.failure,
    room: services.failure ? null : readRoom(desk.db),
    home: desk.home,
    version: services.version,
    schema: services.failure ? 0 : schemaVersion(desk.db),
    signedIn: services.failure
      ? []
      : [...connection.signedIn()].flatMap((id) => accountById(desk.db, id) ?? []),
    mode: services.emergency?.mode ?? 'normal',
  }),

  'system.found': async (input, call) => {
    const { desk, services } = call;
    if (desk.keys !== null) refuseWith('already_founded');
    const plans = shippedPlans(services.resources);
    const first = await prepareAccount({ ...input.account, roles: ['supervisor', 'administrator'] });
    const room = {
      name: input.roomName,
      divisionCode: input.divisionCode,
      profile: input.profile,
      demo: false,
    };
    return signInHere(call, foundRoom(desk, room, first, plans), 'password');
  },

  'session.signIn': async (input, call) =>
    signInHere(call, await proveName(call, input.name, input.password), 'password'),

  'session.signOut': (input, call) => {
    signOutHere(call, input.accountId);
    return {};
  },

  'session.state': (_input, call) => sessionState(call),

  'session.lock': (input, call) => {
    const { actor } = call;
    lockSeat(call, input.reason, actor === null || input.reason !== 'hand' ? null : authorOf(actor));
    return sessionState(call);
  },

  'session.unlock': async (input, call) => {
    const { desk, connection } = call;
    if (seatLock(desk.db, connection.seat) === undefined) return sessionState(call);
    if (!connection.signedIn().has(input.accountId)) return refuseWith('not_signed_in');
    if ('pin' in input) {
      if (!sessionState(call).pinAllowed.includes(input.accountId)) refuseWith('pin_not_allowed');
      await provePin(desk, input.accountId, input.pin);
    } else await provePassword(desk, input.accountId, input.password);
    const account = accountById(desk.db, input.accountId);
    if (account === undefined || !connection.signedIn().has(account.id)) return refuseWith('not_signed_in');
    unlockSeat(call, account, 'pin' in input ? 'pin' : 'password');
    return sessionState(call);
  },

  'session.take': async (input, call) => takeSeat(call, await proveName(call, input.name, input.password)),

  'account.list': (_input, { desk }) => allAccounts(desk.db),

  'account.create': async (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    const { second, ...account } = input;
    const policy = accountPolicy(db);
    if (accountByName(db, account.name)) refuseWith('name_taken', { field: 'name' });
    refuseExcluded(account.roles, account.displayName, policy);
    await secondPerson(call, 'role_change', second);
    return createAccount(call.desk, await prepareAccount(account, undefined, policy), actor.accountId);
  },

  'access.table': (_input, { desk }) =>
    accessTable(procedures, accountPolicy(desk.db)).map((row) => ({ ...row, roles: [...row.roles] })),
};

export const accountHandlers = { ...ownHandlers, ...changeHandlers, ...actHandlers };
