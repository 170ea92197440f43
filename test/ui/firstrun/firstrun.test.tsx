import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { profileOfCode } from '../../../renderer/screens/firstrun/schema';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk, type FakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const PASSWORD = 'Watchdesk-demo-1';

afterEach(forgetPage);

const newRoom = (): FakeDesk =>
  createFakeDesk({ status: aStatus({ phase: 'first_run', room: null, signedIn: [] }) });

async function fill(user: UserEvent, over: Partial<Record<string, string>> = {}): Promise<void> {
  const values = {
    'found-roomName': '岚溪县应急值班室',
    'found-divisionCode': '350999',
    'account-name': 'chen',
    'account-displayName': '陈立',
    'account-password': PASSWORD,
    'account-repeat': PASSWORD,
    ...over,
  };
  for (const [field, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') await user.type(await screen.findByTestId(field), value);
  }
}

describe('the first run', () => {
  it('founds the room, signs the founder in and opens the board', async () => {
    const desk = newRoom();
    const user = openPage(desk.bridge);
    await fill(user);
    expect(screen.getByTestId('data-path').textContent).toBe('/var/lib/watchdesk');
    await user.click(screen.getByTestId('found-submit'));
    expect(await screen.findByTestId('board')).toBeTruthy();
    expect(desk.bridge.inputsOf('system.found')).toEqual([
      {
        roomName: '岚溪县应急值班室',
        divisionCode: '350999',
        profile: 'county',
        account: { name: 'chen', displayName: '陈立', password: PASSWORD },
      },
    ]);
    expect(desk.bridge.inputsOf('session.signIn')).toEqual([{ name: 'chen', password: PASSWORD }]);
  });

  it('says at each field what is wrong with it and sends nothing', async () => {
    const desk = newRoom();
    const user = openPage(desk.bridge);
    await fill(user, { 'found-divisionCode': '35', 'account-name': 'a b', 'account-repeat': 'other' });
    await user.click(screen.getByTestId('found-submit'));
    const page = screen.getByTestId('firstrun');
    await waitFor(() => expect(page.textContent).toContain('行政区划代码是 6 位数字'));
    expect(page.textContent).toContain('不能有空格');
    expect(desk.bridge.inputsOf('system.found')).toEqual([]);
    expect(screen.getByTestId<HTMLInputElement>('found-roomName').value).toBe('岚溪县应急值班室');
  });

  it('refuses two passwords that differ', async () => {
    const desk = newRoom();
    const user = openPage(desk.bridge);
    await fill(user, { 'account-repeat': `${PASSWORD}x` });
    await user.click(screen.getByTestId('found-submit'));
    await waitFor(() => expect(screen.getByTestId('firstrun').textContent).toContain('两次输入的密码不一样'));
    expect(desk.bridge.inputsOf('system.found')).toEqual([]);
  });

  it('words what the desk refuses and keeps everything typed', async () => {
    const desk = newRoom();
    desk.bridge.answer({
      'system.found': () =>
        refusal({
          code: 'password_too_weak',
          field: 'account.password',
          params: { minLength: '10', classes: '3' },
        }),
    });
    const user = openPage(desk.bridge);
    await fill(user);
    await user.click(screen.getByTestId('found-submit'));
    expect((await screen.findByTestId('error-note')).textContent).toContain('至少 10 位');
    expect(screen.getByTestId<HTMLInputElement>('account-password').value).toBe(PASSWORD);
  });

  it('takes the level from the division code until a person chooses another', async () => {
    const user = openPage(newRoom().bridge);
    const level = await screen.findByTestId<HTMLSelectElement>('found-profile');
    await user.type(screen.getByTestId('found-divisionCode'), '350000');
    expect(level.value).toBe('province');
    await user.selectOptions(level, 'city');
    await user.clear(screen.getByTestId('found-divisionCode'));
    await user.type(screen.getByTestId('found-divisionCode'), '350981');
    expect(level.value).toBe('city');
  });

  it.each([
    ['350000', 'province'],
    ['350900', 'city'],
    ['350981', 'county'],
    ['3509', null],
  ] as const)('reads %s as %s', (code, profile) => {
    expect(profileOfCode(code)).toBe(profile);
  });

  it('says that it is not for duty on a window program past its end of life, and nothing on the right one', async () => {
    const agent = vi.spyOn(navigator, 'userAgent', 'get');
    agent.mockReturnValue('Mozilla/5.0 watchdesk/0.1.0 Chrome/130.0.6723.137 Electron/33.2.1 Safari/537.36');
    openPage(newRoom().bridge);
    expect((await screen.findByTestId('firstrun-unfit')).textContent).toContain('不能用于值班');
    forgetPage();
    agent.mockReturnValue('Mozilla/5.0 watchdesk/0.1.0 Chrome/148.0.0.0 Electron/45.4.1 Safari/537.36');
    openPage(newRoom().bridge);
    await screen.findByTestId('firstrun');
    expect(screen.queryByTestId('firstrun-unfit')).toBeNull();
    agent.mockRestore();
  });
});
