import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { Account } from '../../../shared/contract/models';
import { createAccount, foundRoom, type Identity, prepareAccount } from '../accounts/founding';
import type { Actor } from '../desk';
import { type OpenedDesk, openDesk } from '../openDesk';
import { shippedPlans } from '../plans/shipped';
import { holdIndex } from '../search/lineIndex';
import { inlinePool } from '../workers/pool';
import { DIVISION_CODE, ROOM_NAME } from './county';
import type { Random } from './random';
import { type Crew, DEMO_ACCOUNTS, DEMO_PASSWORD } from './roster';
import { SeedClock, SeedRoom } from './seedRoom';

/** PKCS8 of an Ed25519 key up to its 32 bytes. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Id and key of a demonstration account, from the seed, so that the same seed gives the same room to the byte. That costs nothing: the
 * password that wraps the key is printed in the manual. The seat's key and all salts stay random.
 */
function demoIdentity(random: Random): Identity {
  const der = Buffer.concat([ED25519_PKCS8, random.bytes32()]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const publicText = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return { id: random.uuid(), key: { privateKey, publicKey, publicText } };
}

export type Founded = {
  readonly opened: OpenedDesk;
  readonly room: SeedRoom;
  readonly crew: Crew;
};

const actorFor = (account: Account): Actor => ({
  accountId: account.id,
  name: account.displayName,
  roles: account.roles,
});

/** Founds 岚溪县's room at a moment in the past, by the same use case as the first-run screen, with its four accounts. */
export async function foundDemoRoom(
  options: { readonly home: string; readonly resources: string; readonly version: string },
  random: Random,
  foundedAt: number,
): Promise<Founded> {
  const clock = new SeedClock(foundedAt);
  const plans = shippedPlans(options.resources);
  const prepared = await Promise.all(
    DEMO_ACCOUNTS.map((account) =>
      prepareAccount({ ...account, password: DEMO_PASSWORD }, demoIdentity(random)),
    ),
  );
  const [first, ...others] = prepared;
  if (!first) throw new Error('a room needs an account');
  let count: (facts: number) => void = () => undefined;
  const opened = openDesk({
    home: options.home,
    clocks: clock,
    newId: () => random.uuid(),
    onCommit: (facts) => count(facts.length),
  });
  try {
    const { desk } = opened;
    // Filled in one go at the end.
    holdIndex(desk.db, true);
    const demo = { name: ROOM_NAME, divisionCode: DIVISION_CODE, profile: 'county', demo: true } as const;
    const accounts = [foundRoom(desk, demo, first, plans)];
    for (const account of others) {
      clock.moveTo(clock.wall() + 40_000);
      accounts.push(createAccount(desk, account, first.id));
    }
    const workers = inlinePool(options.home);
    const { resources, version } = options;
    const room = new SeedRoom(desk, clock, {
      workers,
      resources,
      version,
      failure: null,
      checksOutput: false,
    });
    count = (facts) => room.count(facts);
    room.count(1 + plans.length + accounts.length);
    return { opened, room, crew: crewOf(accounts) };
  } catch (error) {
    opened.close();
    throw error;
  }
}

function crewOf(accounts: readonly Account[]): Crew {
  const named = (name: (typeof DEMO_ACCOUNTS)[number]['name']): Actor => {
    const account = accounts.find((one) => one.name === name);
    if (!account) throw new Error(`no account ${name}`);
    return actorFor(account);
  };
  return {
    supervisor: named('supervisor'),
    officer1: named('officer1'),
    officer2: named('officer2'),
    operator1: named('operator1'),
  };
}
