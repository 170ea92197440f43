import { actorOf, type SomeHandlers } from '../call';
import { schemaVersion } from '../db/migrate';
import type { Desk } from '../desk';
import { refuseWith } from '../deskError';
import { shippedPlans } from '../plans/shipped';
import {
  accountById,
  accountByName,
  allAccounts,
  clearFailures,
  countFailure,
  readCredentials,
  readRoom,
} from './accountRows';
import { createAccount, foundRoom, prepareAccount } from './founding';
import { isPassword } from './passwords';

/** A hash that no password has, so that an unknown name costs the same time as a known one. */
const NOBODY =
  '$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

function refuseLocked(desk: Desk, accountId: string): void {
  const until = readCredentials(desk.db, accountId)?.locked_until ?? 0;
  if (until > desk.now()) refuseWith('locked_out', { params: { until } });
}

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
    const credentials = account && readCredentials(desk.db, account.id);
    if (!account || !credentials) {
      await isPassword(NOBODY, input.password).catch(() => false);
      return refuseWith('wrong_password', { field: 'password' });
    }
    refuseLocked(desk, account.id);
    const isRight = await isPassword(credentials.password, input.password);
    // Others may have guessed meanwhile: what they locked stays locked, even for the right word.
    refuseLocked(desk, account.id);
    if (!isRight) {
      // Counted before the answer, not before the look: a desk that dies in between told nobody anything.
      countFailure(desk.db, account.id, desk.now());
      refuseWith('wrong_password', { field: 'password' });
    }
    clearFailures(desk.db, account.id);
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
