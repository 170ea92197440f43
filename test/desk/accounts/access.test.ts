import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount, prepareAccount } from '../../../electron/desk/accounts/founding';
import { clientConnection } from '../../../electron/desk/connections';
import { accessTable } from '../../../shared/accounts/accessTable';
import { isAllowedWhileLocked } from '../../../shared/accounts/whileLocked';
import { type ProcedureName, procedures } from '../../../shared/contract/procedures';
import { ROLES, type Role } from '../../../shared/domain/vocabulary';
import { accountPolicySetting } from '../../../shared/settings/accountPolicy';
import { type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';

/** Every cell of the table by a call of the router. The role is looked at before the input, so an input that is nothing tells the two apart. */
const NOTHING = null;
const NAMES = Object.keys(procedures) as ProcedureName[];

let room: DeskRoom;
const holders = new Map<Role, string>();

beforeAll(async () => {
  room = await makeRoom();
  const prepared = await Promise.all(
    ROLES.map((role, at) =>
      prepareAccount({ name: `holder-${at}`, displayName: `角色${at}`, password: PASSWORD, roles: [role] }),
    ),
  );
  for (const [at, role] of ROLES.entries()) {
    const one = prepared[at];
    if (one === undefined) continue;
    holders.set(role, createAccount(room.desk, one, room.supervisor).id);
  }
  for (const id of holders.values()) room.seat.signIn(id, room.clock.wall());
});
afterAll(() => room.dispose());

async function answered(procedure: string, as: string | null): Promise<string> {
  const reply = await room.reply(procedure, NOTHING, as);
  return reply.ok ? 'ok' : reply.error.code;
}

/** What the table says that the desk answers. */
function wanted(name: ProcedureName, role: Role | null, administrators: 'one' | 'three' = 'one'): string {
  const row = accessTable(procedures, { administrators }).find((one) => one.procedure === name);
  if (row === undefined) throw new Error(`${name} is not in the table`);
  if (row.access === 'seat') return 'invalid_input';
  if (role === null) return 'not_signed_in';
  return row.access === 'any' || row.roles.includes(role) ? 'invalid_input' : 'forbidden';
}

test('every procedure × every role, and nobody: the desk answers as the table says', async () => {
  const wrong: string[] = [];
  let cells = 0;
  for (const name of NAMES) {
    for (const role of [...ROLES, null]) {
      cells += 1;
      const got = await answered(name, role === null ? null : (holders.get(role) ?? null));
      const want = wanted(name, role);
      if (got !== want) wrong.push(`${name} × ${role ?? 'nobody'}: ${got}, not ${want}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(cells).toBe(NAMES.length * (ROLES.length + 1));
  process.stdout.write(`role matrix: ${cells} cells, ${wrong.length} wrong\n`);
});

test('the table that Settings shows is the one that the desk refuses by', async () => {
  const shown = await room.call('access.table', {});
  expect(shown).toEqual(accessTable(procedures, { administrators: 'one' }));
  expect(shown.map((row) => row.procedure)).toEqual(NAMES);
});

test('with three administrators the narrower cells hold, and nothing else changes', async () => {
  const value = { ...accountPolicySetting.fallback, administrators: 'three' };
  room.db
    .prepare("INSERT INTO settings (key, value, changed_at, changed_by) VALUES ('accountPolicy', ?, 0, '')")
    .run(JSON.stringify(value));
  const wrong: string[] = [];
  for (const name of NAMES) {
    for (const role of ROLES) {
      const got = await answered(name, holders.get(role) ?? null);
      const want = wanted(name, role, 'three');
      if (got !== want) wrong.push(`${name} × ${role}: ${got}, not ${want}`);
    }
  }
  room.db.prepare("DELETE FROM settings WHERE key = 'accountPolicy'").run();
  expect(wrong).toEqual([]);
});

test('a client of the socket does nothing before it signs in but sign in and ask how the desk is', async () => {
  const connection = clientConnection();
  const free: string[] = [];
  for (const [id, procedure] of NAMES.entries()) {
    const reply = await room.router({ id, procedure, input: NOTHING }, connection);
    if (!reply.ok && reply.error.code === 'invalid_input') free.push(procedure);
    else expect(reply).toMatchObject({ ok: false, error: { code: 'not_signed_in' } });
  }
  expect(free.filter((name) => !name.startsWith('session.'))).toEqual(['system.status']);
});

test('a locked seat answers what the list allows, whoever asks, and nothing else', async () => {
  await room.call('session.lock', { reason: 'hand' });
  const wrong: string[] = [];
  for (const name of NAMES) {
    const { internal, access } = procedures[name] as { internal?: boolean; access: unknown };
    const isAllowed = isAllowedWhileLocked(name, internal === true && access === 'seat');
    const got = await answered(name, room.supervisor);
    if (got !== (isAllowed ? 'invalid_input' : 'seat_locked')) wrong.push(`${name}: ${got}`);
  }
  await room.call('session.unlock', { accountId: room.officer, password: PASSWORD }, null);
  expect(wrong).toEqual([]);
});
