import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { shiftStarts } from '../../../renderer/screens/settings/DutySettings';
import { SETTINGS } from '../../../shared/settings';
import { aStatus, createFakeDesk, type FakeDesk, SECOND } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

async function openSettings(desk: FakeDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-settings'));
  await screen.findByTestId('settings');
  // What the part holds comes when its words are there.
  await screen.findByTestId('data-path');
  return user;
}

describe('settings', () => {
  it('show where the data are, the facts of the room and the version', async () => {
    await openSettings(createFakeDesk());
    const page = screen.getByTestId('settings');
    expect(screen.getByTestId('data-path').textContent).toBe('/var/lib/watchdesk');
    for (const fact of ['岚溪县应急值班室', '350999', '县级', '0.1.0'])
      expect(page.textContent).toContain(fact);
  });

  it('change the language of the page, of tray and notifications, and of the document', async () => {
    const desk = createFakeDesk();
    const user = await openSettings(desk);
    await user.click(screen.getAllByText('English')[0] as HTMLElement);
    await waitFor(() => expect(screen.getByTestId('rail-board').textContent).toContain('Board'));
    expect(document.documentElement.lang).toBe('en');
    expect(desk.bridge.inputsOf('console.preferences').at(-1)).toEqual({ locale: 'en', typeSize: 100 });
  });

  it('change the theme and keep it', async () => {
    const user = await openSettings(createFakeDesk());
    await user.click(screen.getByText('浅色'));
    await waitFor(() =>
      expect(document.documentElement.getAttribute('data-mantine-color-scheme')).toBe('light'),
    );
    expect(localStorage.getItem('watchdesk.scheme')).toBe('light');
  });

  it('add an account with the roles that were ticked', async () => {
    const desk = createFakeDesk();
    const user = await openSettings(desk);
    await user.click(screen.getByTestId('tab-accounts'));
    await screen.findByTestId('new-account');
    await user.type(screen.getByTestId('account-name'), 'wu');
    await user.type(screen.getByTestId('account-displayName'), '吴岩');
    await user.type(screen.getByTestId('account-password'), 'Watchdesk-demo-2');
    await user.type(screen.getByTestId('account-repeat'), 'Watchdesk-demo-2');
    await user.click(screen.getByTestId('account-role-operator'));
    await user.click(screen.getByTestId('account-submit'));
    expect((await screen.findByTestId('account-added')).textContent).toContain('吴岩');
    expect(desk.bridge.inputsOf('account.create')).toEqual([
      { name: 'wu', displayName: '吴岩', password: 'Watchdesk-demo-2', roles: ['officer', 'operator'] },
    ]);
    expect(screen.getByTestId<HTMLInputElement>('account-password').value).toBe('');
  });

  it('want at least one role', async () => {
    const desk = createFakeDesk();
    const user = await openSettings(desk);
    await user.click(screen.getByTestId('tab-accounts'));
    await screen.findByTestId('new-account');
    await user.click(screen.getByTestId('account-role-officer'));
    await user.click(screen.getByTestId('account-submit'));
    await waitFor(() => expect(screen.getByTestId('new-account').textContent).toContain('至少选一种角色'));
    expect(desk.bridge.inputsOf('account.create')).toEqual([]);
  });

  it('offer no new account to those who may not make one, and no list before sign-in', async () => {
    const someone = await openSettings(createFakeDesk({ status: aStatus({ signedIn: [SECOND] }) }));
    await someone.click(screen.getByTestId('tab-accounts'));
    expect(await screen.findAllByTestId('account-row')).toHaveLength(2);
    expect(screen.queryByTestId('new-account')).toBeNull();
    forgetPage();
    const desk = createFakeDesk({ status: aStatus({ signedIn: [] }) });
    const nobody = await openSettings(desk);
    await nobody.click(screen.getByTestId('tab-accounts'));
    expect(screen.queryAllByTestId('account-row')).toEqual([]);
    expect(desk.bridge.inputsOf('account.list')).toEqual([]);
  });
});

describe('duty rules', () => {
  it.each([
    ['08:30', [510]],
    ['20:30、08:30', [510, 1_230]],
    ['0830，20:30 08:30', [510, 1_230]],
    ['24:00', null],
    ['早上', null],
    ['', null],
  ])('reads the starts %j', (typed, minutes) => {
    expect(shiftStarts(typed)).toEqual(minutes);
  });

  it('are changed as a whole, and say what cannot be read without sending it', async () => {
    const desk = createFakeDesk();
    const state = { key: 'duty' as const, source: 'D', isDefault: true, changedAt: null, changedBy: null };
    desk.bridge.answer({
      'settings.get': ({ key }) => ({ ...state, key, value: SETTINGS[key].fallback }),
      'settings.change': ({ value }) => ({ ...state, value }),
    });
    const user = await openSettings(desk);
    const starts = await screen.findByTestId('duty-startsAt');
    await user.clear(starts);
    await user.type(starts, '八点半');
    await user.click(screen.getByTestId('duty-save'));
    await waitFor(() => expect(starts.getAttribute('aria-invalid')).toBe('true'));
    expect(desk.bridge.inputsOf('settings.change')).toEqual([]);
    await user.clear(starts);
    await user.type(starts, '08:30、20:30');
    await user.clear(screen.getByTestId('duty-selfCheck'));
    await user.type(screen.getByTestId('duty-selfCheck'), '电话{Enter}电话{Enter}UPS');
    await user.click(screen.getByTestId('duty-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('settings.change')).toEqual([
        {
          key: 'duty',
          value: { ...SETTINGS.duty.fallback, startsAt: [510, 1_230], selfCheck: ['电话', 'UPS'] },
        },
      ]),
    );
  });
});
