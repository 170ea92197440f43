import { actorOf, type Call, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { accountById, accountByName, accountPolicy } from './accountRows';
import { accountActs, actById } from './acts';
import { accountOf, newCredentials } from './changes';
import { writeCredentials, writePin } from './credentials';
import { requireStrong } from './founding';
import { accountScope, clearFailures } from './lockouts';
import { provePassword } from './prove';
import { authorOfAccount, doorOf, endSessions, proveName } from './sessions';

type GlassInput = Parameters<SomeHandlers<'account.breakGlass'>['account.breakGlass']>[0];

/** Whose password break-glass may set: an account that runs the room. */
const RUNS_THE_ROOM: readonly string[] = ['supervisor', 'administrator', 'security'];

/** Who is signed in here and could do it in the ordinary way. */
function whoMay({ desk, connection }: Call, target: string): string | null {
  const may =
    accountPolicy(desk.db).administrators === 'three' ? ['administrator'] : ['supervisor', 'administrator'];
  const found = [...connection.signedIn()]
    .map((id) => accountById(desk.db, id))
    .find((one) => one !== undefined && one.id !== target && one.roles.some((role) => may.includes(role)));
  return found?.displayName ?? null;
}

/** Two people open the room's management again: both prove themselves, and nobody who may is here. It is written so that nobody can overlook it. */
async function breakGlass(input: GlassInput, call: Call) {
  const { desk } = call;
  const { db } = desk;
  const names = [input.name, input.first.name, input.second.name];
  if (new Set(names).size < names.length) refuseWith('same_person', { field: 'second' });
  const first = await proveName(call, input.first.name, input.first.password, 'first.password');
  const second = await proveName(call, input.second.name, input.second.password, 'second.password');
  const target = accountByName(db, input.name);
  if (target === undefined || !target.roles.some((role) => RUNS_THE_ROOM.includes(role)))
    return refuseWith('not_found', { field: 'name' });
  const present = whoMay(call, target.id);
  if (present !== null) refuseWith('glass_not_needed', { params: { name: present } });
  requireStrong(input.password, target, accountPolicy(db), 'password');
  const { hashed, wrapped, publicKey } = await newCredentials(input.password);
  return transact(desk, (write) => {
    writeCredentials(db, target.id, hashed, wrapped);
    writePin(db, target.id, null);
    clearFailures(db, [accountScope(target.id)]);
    const people = [authorOfAccount(first), authorOfAccount(second)] as const;
    const body = { actId: desk.newId(), reason: input.reason, publicKey, people };
    write(fact('account.glass_broken', target.id, first.id, body));
    endSessions(db, write, target, 'reset');
    return accountOf(db, target.id);
  });
}

export const actHandlers: SomeHandlers<'account.breakGlass' | 'account.acts' | 'account.countersign'> = {
  'account.breakGlass': breakGlass,

  'account.acts': (input, { desk }) => accountActs(desk.db, input.open),

  'account.countersign': async (input, call) => {
    const actor = actorOf(call);
    const { desk, connection } = call;
    const { db } = desk;
    const found = actById(db, input.actId) ?? refuseWith('not_found', { field: 'actId' });
    if (found.act.countersignedAt !== null) return refuseWith('already_done');
    if (found.parties.includes(actor.accountId)) refuseWith('same_person');
    await provePassword(desk, actor.accountId, input.password, 'password', { door: doorOf(connection) });
    return transact(desk, (write) => {
      if (actById(db, input.actId)?.act.countersignedAt !== null) refuseWith('already_done');
      const body = { words: input.words, author: authorOf(actor) };
      write(fact('account.countersigned', input.actId, actor.accountId, body));
      return actById(db, input.actId)?.act ?? refuseWith('not_found');
    });
  },
};
