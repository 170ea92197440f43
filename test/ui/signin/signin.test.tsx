import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const PASSWORD = 'Watchdesk-demo-1';

afterEach(forgetPage);

describe('signing in', () => {
  it('opens the room to the person, who then writes', async () => {
    const desk = createFakeDesk({ status: aStatus({ signedIn: [] }) });
    const user = openPage(desk.bridge);
    await user.type(await screen.findByTestId('signin-name'), 'chen');
    await user.type(screen.getByTestId('signin-password'), `${PASSWORD}{Enter}`);
    await waitFor(() => expect(screen.queryByTestId('signin-panel')).toBeNull());
    expect(screen.getByTestId('composer-writer').textContent).toContain('陈立');
  });

  it('says in words what is missing and asks the desk nothing', async () => {
    const desk = createFakeDesk({ status: aStatus({ signedIn: [] }) });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('signin-submit'));
    expect(screen.getByTestId('signin-problem').textContent).toBe('请填账号。');
    expect(document.activeElement).toBe(screen.getByTestId('signin-name'));
    expect(desk.bridge.inputsOf('session.signIn')).toEqual([]);
  });

  it.each([
    ['wrong_password', '账号或密码不对'],
    ['locked_out', '再试'],
  ] as const)('words the refusal %s', async (code, words) => {
    const desk = createFakeDesk({ status: aStatus({ signedIn: [] }) });
    desk.bridge.answer({ 'session.signIn': () => refusal({ code, params: { until: 0 } }) });
    const user = openPage(desk.bridge);
    await user.type(await screen.findByTestId('signin-name'), 'chen');
    await user.type(screen.getByTestId('signin-password'), 'x{Enter}');
    expect((await screen.findByTestId('signin-error')).textContent).toContain(words);
    expect(screen.getByTestId<HTMLInputElement>('signin-name').value).toBe('chen');
  });
});

describe('several people at one seat', () => {
  it('lets one more person sign in, who then writes, and leave again', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}j{/Control}');
    const dialog = await screen.findByTestId('people-dialog');
    expect(document.activeElement).toBe(within(dialog).getByTestId('signin-name'));
    await user.type(within(dialog).getByTestId('signin-name'), 'huang');
    await user.type(within(dialog).getByTestId('signin-password'), `${PASSWORD}{Enter}`);
    await waitFor(() => expect(screen.queryByTestId('people-dialog')).toBeNull());
    const writer = screen.getByTestId<HTMLSelectElement>('composer-writer');
    expect(writer.value).toBe('acc-huang');
    await user.click(screen.getByTestId('people'));
    const [, second] = within(screen.getByTestId('people-dialog')).getAllByText('退出登录');
    await user.click(second as HTMLElement);
    await waitFor(() => expect(writer.value).toBe('acc-chen'));
  });
});
