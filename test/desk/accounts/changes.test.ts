import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAccount, prepareAccount } from '../../../electron/desk/accounts/founding';
import { verifyCheckpoints } from '../../../electron/desk/journal/verifyCheckpoints';
import type { Role } from '../../../shared/domain/vocabulary';
import { accountPolicySetting } from '../../../shared/settings/accountPolicy';
import { type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

async function add(name: string, roles: Role[]): Promise<string> {
  const one = await prepareAccount({ name, displayName: `人员${name}`, password: PASSWORD, roles });
  const { id } = createAccount(room.desk, one, room.supervisor);
  room.seat.signIn(id, room.clock.wall());
  return id;
}

const kinds = (): string[] => room.facts().map((fact) => fact.kind);
const openActs = async () =>
  (await room.call('handover.open', {})).filter((item) => item.key.startsWith('account:'));

test('a change of roles holds at once and stays open until another supervisor countersigns it', async () => {
  const change = { accountId: room.operator, displayName: '黄敏', roles: ['operator', 'auditor'] as Role[] };
  const changed = await room.call('account.update', change, room.supervisor);
  expect(changed.roles).toEqual(['operator', 'auditor']);
  await room.call('account.update', change, room.supervisor);
  expect(kinds().filter((kind) => kind === 'account.changed')).toHaveLength(1);
  const [act, ...others] = await room.call('account.acts', { open: true });
  expect(others).toEqual([]);
  expect(act).toMatchObject({
    kind: 'roles',
    rolesBefore: 'operator',
    rolesAfter: 'operator,auditor',
    by: '周明',
  });
  expect((await openActs())[0]?.title.zh).toContain('账号角色变更：黄敏，待另一人补签');

  const sign = { actId: act?.id ?? '', password: PASSWORD, words: '核对无误' };
  expect(await room.refusal('account.countersign', sign, room.supervisor)).toMatchObject({
    code: 'same_person',
  });
  expect(await room.refusal('account.countersign', sign, room.operator)).toMatchObject({
    code: 'same_person',
  });
  const other = await add('second', ['supervisor']);
  const wrong = { ...sign, password: 'wrong' };
  expect(await room.refusal('account.countersign', wrong, other)).toMatchObject({ code: 'wrong_password' });
  expect(await room.call('account.countersign', sign, other)).toMatchObject({
    countersignedBy: '人员second',
  });
  expect(await room.refusal('account.countersign', sign, other)).toMatchObject({ code: 'already_done' });
  expect(await openActs()).toEqual([]);
  await room.call('account.update', { ...change, displayName: '黄小敏' }, room.supervisor);
  expect(await room.call('account.acts', { open: true })).toEqual([]);
});

test('the last supervisor can neither be disabled nor made something else, and nobody disables or resets himself', async () => {
  const admin = await add('admin', ['administrator']);
  const disable = { accountId: room.supervisor, reason: '调离' };
  expect(await room.refusal('account.disable', disable, admin)).toMatchObject({
    code: 'last_keeper',
    params: { role: 'supervisor' },
  });
  const change = { accountId: room.supervisor, displayName: '周明', roles: ['administrator'] as Role[] };
  expect(await room.refusal('account.update', change, admin)).toMatchObject({ code: 'last_keeper' });
  expect(await room.refusal('account.disable', { accountId: admin, reason: 'x' }, admin)).toMatchObject({
    code: 'own_account',
  });
  const reset = { accountId: admin, password: 'Another-word-77' };
  expect(await room.refusal('account.resetPassword', reset, admin)).toMatchObject({ code: 'own_account' });
});

test('a disabled account is out at once, signs nothing in and nothing under; enabled it comes back', async () => {
  const off = await room.call(
    'account.disable',
    { accountId: room.officer, reason: '离岗' },
    room.supervisor,
  );
  expect(off.isDisabled).toBe(true);
  expect(await room.refusal('log.append', {})).toMatchObject({ code: 'not_signed_in' });
  const signIn = { name: 'officer', password: PASSWORD };
  expect(await room.refusal('session.signIn', signIn, null)).toMatchObject({ code: 'account_disabled' });
  await room.call('account.enable', { accountId: room.officer }, room.supervisor);
  await room.call('session.signIn', signIn, null);
  expect(kinds().slice(-4)).toEqual([
    'account.disabled',
    'session.signed_out',
    'account.enabled',
    'session.signed_in',
  ]);
});

test('a password that somebody else set ends the sessions and the lock-out, and has to be changed before the sign-in', async () => {
  for (let guess = 0; guess < 5; guess += 1)
    await room.reply('session.signIn', { name: 'officer', password: `wrong ${guess}` }, null);
  const password = 'Set-by-another-1';
  const reset = { accountId: room.officer, password };
  const account = await room.call('account.resetPassword', reset, room.supervisor);
  expect(account).toMatchObject({ mustChangePassword: true, lockedUntil: null });
  expect(room.seat.signedIn().has(room.officer)).toBe(false);
  const refused = await room.refusal('session.signIn', { name: 'officer', password }, null);
  expect(refused).toMatchObject({ code: 'password_expired', params: { reason: 'reset' } });
  const change = { accountId: room.officer, current: password, next: 'Now-my-own-word-2' };
  await room.call('account.changePassword', change, null);
  await room.call('session.signIn', { name: 'officer', password: change.next }, null);
  const keys = room.db
    .prepare<[string], { n: number }>('SELECT count(*) AS n FROM account_keys WHERE account_id = ?')
    .get(room.officer);
  expect(keys?.n).toBe(2);
  expect(verifyCheckpoints(room.db).bad).toEqual([]);
});

test('break-glass takes two people, and nobody there who may do it otherwise; it is loud and has to be countersigned', async () => {
  const auditor = await add('auditor', ['auditor']);
  const glass = {
    name: 'supervisor',
    password: 'Broken-glass-01',
    first: { name: 'officer', password: PASSWORD },
    second: { name: 'operator', password: PASSWORD },
    reason: '主管密码遗失，人在外地',
  };
  const admin = await add('admin', ['administrator']);
  expect(await room.refusal('account.breakGlass', glass, null)).toMatchObject({ code: 'glass_not_needed' });
  room.seat.signOut(admin);
  const same = { ...glass, second: glass.first };
  expect(await room.refusal('account.breakGlass', same, null)).toMatchObject({ code: 'same_person' });
  const wrong = { ...glass, second: { name: 'operator', password: 'wrong' } };
  expect(await room.refusal('account.breakGlass', wrong, null)).toMatchObject({
    code: 'wrong_password',
    field: 'second.password',
  });
  const other = { ...glass, name: 'auditor' };
  expect(await room.refusal('account.breakGlass', other, null)).toMatchObject({ code: 'not_found' });
  await room.call('account.breakGlass', glass, null);
  const { log } = await room.call('board.get', {});
  expect(log[0]?.system).toMatchObject({ fact: 'account.glass_broken' });
  expect((await openActs())[0]?.title.zh).toContain('应急取用账号：周明');
  const [act] = await room.call('account.acts', { open: true });
  const sign = { actId: act?.id ?? '', password: PASSWORD, words: '' };
  await room.call('account.countersign', sign, auditor);
  const current = glass.password;
  const change = { accountId: room.supervisor, current, next: 'Mine-again-2026' };
  await room.call('account.changePassword', change, null);
  await room.call('session.signIn', { name: 'supervisor', password: change.next }, null);
});

test('three administrators: a policy that fits nobody is refused; then security alone changes it, and role changes take two', async () => {
  const value = { ...accountPolicySetting.fallback, administrators: 'three' };
  const change = { key: 'accountPolicy' as const, value };
  expect(await room.refusal('settings.change', change, room.supervisor)).toMatchObject({
    code: 'roles_excluded',
    params: { a: 'administrator', b: 'supervisor', name: '周明' },
  });
  await add('system', ['administrator']);
  const roles: Role[] = ['supervisor'];
  await room.call(
    'account.update',
    { accountId: room.supervisor, displayName: '周明', roles },
    room.supervisor,
  );
  expect(await room.refusal('settings.change', change, room.supervisor)).toMatchObject({
    code: 'last_keeper',
    params: { role: 'security' },
  });
  const security = await add('security', ['security']);
  const auditor = await add('audit', ['auditor']);
  await room.call('settings.change', change, room.supervisor);
  expect(await room.refusal('settings.change', change, room.supervisor)).toMatchObject({ code: 'forbidden' });
  const duty = await room.call('settings.get', { key: 'duty' });
  expect(await room.refusal('settings.change', { key: 'duty', value: duty.value }, security)).toMatchObject({
    code: 'forbidden',
  });

  const update = { accountId: room.operator, displayName: '黄敏', roles: ['officer'] as Role[] };
  expect(await room.refusal('account.update', update, room.supervisor)).toMatchObject({ code: 'forbidden' });
  expect(await room.refusal('account.update', update, security)).toMatchObject({ code: 'second_needed' });
  const mixed = { ...update, roles: ['officer', 'auditor'] as Role[] };
  expect(await room.refusal('account.update', mixed, security)).toMatchObject({ code: 'roles_excluded' });
  const byOfficer = { ...update, second: { accountId: room.officer, password: PASSWORD } };
  expect(await room.refusal('account.update', byOfficer, security)).toMatchObject({ code: 'forbidden' });
  const byAuditor = { ...update, second: { accountId: auditor, password: PASSWORD } };
  expect((await room.call('account.update', byAuditor, security)).roles).toEqual(['officer']);
  const last = room.facts().findLast((fact) => fact.kind === 'account.changed');
  expect(last?.body).toMatchObject({ second: { accountId: auditor } });
  expect(last?.body).not.toHaveProperty('actId');
});
