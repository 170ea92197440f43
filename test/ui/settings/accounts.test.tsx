import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { accessTable } from '../../../shared/accounts/accessTable';
import { procedures } from '../../../shared/contract/procedures';
import { SETTINGS } from '../../../shared/settings';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk, OFFICER, SECOND } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

async function openTab(tab: string, account = OFFICER) {
  const desk = createFakeDesk({ status: aStatus({ signedIn: [account] }) });
  desk.bridge.answer({
    'account.acts': () => [
      {
        id: 'act-1',
        kind: 'roles' as const,
        accountId: SECOND.id,
        accountName: SECOND.displayName,
        rolesBefore: 'officer',
        rolesAfter: 'officer,supervisor',
        reason: '',
        at: desk.board.now,
        by: '周明',
        countersignedAt: null,
        countersignedBy: null,
      },
    ],
    'account.countersign': () => refusal({ code: 'wrong_password', field: 'password' }),
    'account.update': ({ second }) =>
      second === undefined
        ? refusal({ code: 'second_needed' })
        : { ...SECOND, roles: ['officer', 'operator'] },
    'account.disable': () => ({ ...SECOND, isDisabled: true }),
    'account.resetPassword': () => ({ ...SECOND, mustChangePassword: true }),
    'account.changePassword': () => refusal({ code: 'password_used', params: { history: 5 } }),
    'account.setPin': () => ({ ...OFFICER, hasPin: true }),
    'access.table': () =>
      accessTable(procedures, SETTINGS.accountPolicy.fallback).map((row) => ({
        ...row,
        roles: [...row.roles],
      })),
    'settings.get': ({ key }) => ({
      key,
      value: SETTINGS[key].fallback,
      source: 'D',
      isDefault: true,
      changedAt: null,
      changedBy: null,
    }),
    'settings.change': ({ key, value }) => ({
      key,
      value,
      source: 'D',
      isDefault: false,
      changedAt: desk.board.now,
      changedBy: '陈立',
    }),
  });
  const user = openPage(desk.bridge);
  await screen.findByTestId('board');
  act(() => desk.bridge.emit({ event: 'navigate', to: `settings/${tab}` }));
  return { desk, user };
}

describe('accounts in the settings', () => {
  it('are changed with a second person where the desk asks for one, disabled with a reason, and reset', async () => {
    const { desk, user } = await openTab('accounts');
    await user.click((await screen.findAllByTestId('account-row'))[1] as HTMLElement);
    const acts = await screen.findByTestId('account-acts');
    await user.click(within(acts).getByTestId('change-role-operator'));
    await user.click(within(acts).getByTestId('change-submit'));
    await user.type(await within(acts).findByTestId('second-password'), 'Watchdesk-demo-9');
    await user.click(within(acts).getByTestId('change-submit'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('account.update').at(-1)).toEqual({
        accountId: SECOND.id,
        displayName: SECOND.displayName,
        roles: ['officer', 'operator'],
        second: { accountId: SECOND.id, password: 'Watchdesk-demo-9' },
      }),
    );
    await user.click(within(acts).getByTestId('disable-submit'));
    expect(desk.bridge.inputsOf('account.disable')).toEqual([]);
    await user.type(within(acts).getByTestId('disable-reason'), '调离');
    await user.click(within(acts).getByTestId('disable-submit'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('account.disable')).toEqual([{ accountId: SECOND.id, reason: '调离' }]),
    );
    await user.type(within(acts).getByTestId('reset-password'), 'Watchdesk-demo-8');
    await user.click(within(acts).getByTestId('reset-submit'));
    expect((await within(acts).findByTestId('reset-done')).textContent).toContain('黄敏');
    expect(within(acts).getByTestId<HTMLInputElement>('reset-password').value).toBe('');
    expect(JSON.stringify(localStorage)).not.toContain('Watchdesk-demo');
  });

  it('let a person change the own password and set a PIN, and word what is wrong', async () => {
    const { desk, user } = await openTab('accounts', SECOND);
    await user.type(await screen.findByTestId('own-current'), 'a');
    await user.type(screen.getByTestId('own-next'), 'b');
    await user.type(screen.getByTestId('own-repeat'), 'c');
    await user.click(screen.getByTestId('own-submit'));
    expect(desk.bridge.inputsOf('account.changePassword')).toEqual([]);
    await user.clear(screen.getByTestId('own-repeat'));
    await user.type(screen.getByTestId('own-repeat'), 'b');
    await user.click(screen.getByTestId('own-submit'));
    expect((await screen.findByTestId('own-error')).textContent).toContain('5');
    await user.type(screen.getByTestId('pin-password'), 'a');
    await user.type(screen.getByTestId('pin-next'), '48291');
    await user.click(screen.getByTestId('pin-submit'));
    expect(desk.bridge.inputsOf('account.setPin')).toEqual([]);
    await user.type(screen.getByTestId('pin-next'), '3');
    await user.clear(screen.getByTestId('pin-next'));
    await user.type(screen.getByTestId('pin-next'), '482913');
    await user.type(screen.getByTestId('pin-repeat'), '482913');
    await user.click(screen.getByTestId('pin-submit'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('account.setPin')).toEqual([{ password: 'a', pin: '482913' }]),
    );
  });

  it('show what waits for a countersignature in words, and keep the remark of a wrong password', async () => {
    const { user } = await openTab('accounts');
    const row = await screen.findByTestId('countersign-row');
    expect(row.textContent).toContain('把黄敏的角色由“值班员”改为“值班员、主管”');
    await user.type(within(row).getByTestId('countersign-password'), 'wrong');
    await user.click(within(row).getByTestId('countersign-submit'));
    expect((await within(row).findByTestId('countersign-error')).textContent).toContain('密码');
  });
});

describe('the table of roles', () => {
  it('says for every act in plain words who may do it, as the contract does', async () => {
    const { user } = await openTab('access');
    const rows = await screen.findAllByTestId('access-row');
    const shown = Object.values(procedures).filter((one) => !('internal' in one && one.internal === true));
    expect(rows).toHaveLength(shown.length);
    const bare = rows.filter((row) => row.querySelector('th')?.textContent?.includes('.') === true);
    expect(bare.map((row) => row.dataset['procedure'])).toEqual([]);
    await user.type(screen.getByTestId('access-find'), 'shift.close');
    const [row] = await waitFor(() => {
      const found = screen.getAllByTestId('access-row');
      expect(found).toHaveLength(1);
      return found;
    });
    expect(row?.textContent).toContain('结班');
    expect(row?.querySelectorAll('td.access-yes')).toHaveLength(2);
  });
});

describe('the policy of accounts', () => {
  it('stands with its reasons, refuses what is out of range before it is sent, and is saved whole', async () => {
    const { desk, user } = await openTab('policy');
    const idle = await screen.findByTestId<HTMLInputElement>('policy-idleMinutes');
    expect(screen.getByTestId('account-policy').textContent).toContain('登录失败处理功能');
    await user.clear(idle);
    await user.type(idle, '31');
    expect(screen.getByTestId<HTMLButtonElement>('policy-save').disabled).toBe(true);
    await user.clear(idle);
    await user.type(idle, '5');
    await user.click(screen.getByTestId('policy-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('settings.change')).toEqual([
        { key: 'accountPolicy', value: { ...SETTINGS.accountPolicy.fallback, idleMinutes: 5 } },
      ]),
    );
  });
});
