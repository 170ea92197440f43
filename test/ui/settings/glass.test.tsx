import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk, OFFICER, SECOND } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

describe('an emergency reset', () => {
  it('is found where one signs in, asks for everything, keeps what was typed when it is refused, and says what comes next', async () => {
    const desk = createFakeDesk({ status: aStatus({ signedIn: [] }) });
    let isNeeded = false;
    desk.bridge.answer({
      'account.breakGlass': () =>
        isNeeded ? OFFICER : refusal({ code: 'glass_not_needed', params: { name: SECOND.displayName } }),
    });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('glass-open'));
    await screen.findByTestId('glass-dialog');
    await user.click(screen.getByTestId('glass-submit'));
    expect(screen.getByTestId('glass-problem').textContent).toContain('每一项');
    for (const [field, words] of [
      ['name', 'chen'],
      ['reason', '主管住院'],
      ['first', 'huang'],
      ['first-password', 'First-secret-1'],
      ['second', 'wu'],
      ['second-password', 'Second-secret-1'],
      ['next', 'Night-watch-2027'],
      ['repeat', 'Night-watch-2027'],
    ] as const)
      await user.type(screen.getByTestId(`glass-${field}`), words);
    await user.click(screen.getByTestId('glass-submit'));
    expect((await screen.findByTestId('glass-error')).textContent).toContain(SECOND.displayName);
    isNeeded = true;
    await user.click(screen.getByTestId('glass-submit'));
    await screen.findByTestId('glass-done');
    await waitFor(() =>
      expect(desk.bridge.inputsOf('account.breakGlass').at(-1)).toEqual({
        name: 'chen',
        password: 'Night-watch-2027',
        first: { name: 'huang', password: 'First-secret-1' },
        second: { name: 'wu', password: 'Second-secret-1' },
        reason: '主管住院',
      }),
    );
  });
});
