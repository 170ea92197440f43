import { actorOf, type SomeHandlers } from '../call';
import { schemaVersion } from '../db/migrate';
import { refuseWith } from '../deskError';
import { shippedPlans } from '../plans/shipped';
import { accountById, accountByName, allAccounts, readRoom } from './accountRows';
import { createAccount, foundRoom, prepareAccount } from './founding';
import { provePassword } from './prove';

export const accountHandlers: SomeHandlers<
  'system.status' | 'system.found' | 'session.signIn' | 'session.signOut' | 'account.list' | 'account.create'
> = {
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

  'system.found': async (input, { desk, services, connection }) => {
    if (desk.keys !== null) refuseWith('already_founded');
    const plans = shippedPlans(services.resources);
    const first = await prepareAccount({ ...input.account, roles: ['supervisor', 'administrator'] });
    const room = {
      name: input.roomName,
      divisionCode: input.divisionCode,
      profile: input.profile,
      demo: false,
    };
    const account = foundRoom(desk, room, first, plans);
    connection.signIn(account.id, desk.now());
    return account;
  },

  'session.signIn': async (input, { desk, connection }) => {
    const account = accountByName(desk.db, input.name);
    await provePassword(desk, account?.id, input.password);
    if (!account) return refuseWith('wrong_password', { field: 'password' });
    connection.signIn(account.id, desk.now());
    return account;
  },

  'session.signOut': (input, { connection }) => {
    connection.signOut(input.accountId);
    return {};
  },

  'account.list': (_input, { desk }) => allAccounts(desk.db),

  'account.create': async (input, call) => {
    const actor = actorOf(call);
    if (accountByName(call.desk.db, input.name)) refuseWith('name_taken', { field: 'name' });
    return createAccount(call.desk, await prepareAccount(input), actor.accountId);
  },
};
