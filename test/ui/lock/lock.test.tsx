import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setLocked } from '../../../renderer/bridge/lock';
import type { SessionState } from '../../../shared/contract/areas/accounts';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk, type FakeDesk, OFFICER, SECOND } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

const PASSWORD = 'Watchdesk-demo-1';
const OPEN: SessionState = {
  isLocked: false,
  lockedAt: null,
  lockedBy: null,
  lockReason: null,
  idleMinutes: 10,
  pinAllowed: [OFFICER.id],
};

beforeEach(() => setLocked(false));
afterEach(() => {
  forgetPage();
  setLocked(false);
});

/** A desk whose seat locks and unlocks. */
function lockable(isLocked = false): { readonly desk: FakeDesk; readonly seat: { state: SessionState } } {
  const desk = createFakeDesk({ status: aStatus({ signedIn: [OFFICER, SECOND] }) });
  const locked: SessionState = {
    ...OPEN,
    isLocked: true,
    lockedAt: desk.board.now,
    lockedBy: '陈立',
    lockReason: 'idle',
  };
  const seat = { state: isLocked ? locked : OPEN };
  desk.bridge.answer({
    'session.state': () => seat.state,
    'session.lock': () => {
      seat.state = { ...locked, lockReason: 'hand' };
      return seat.state;
    },
    'session.unlock': (input) => {
      const isRight = 'pin' in input ? input.pin === '482913' : input.password === PASSWORD;
      if (!isRight)
        return refusal(
          'pin' in input ? { code: 'pin_wrong', params: { left: 4 } } : { code: 'wrong_password' },
        );
      seat.state = OPEN;
      return seat.state;
    },
    'session.take': (input) => {
      if (input.password !== PASSWORD) return refusal({ code: 'wrong_password' });
      desk.status = { ...desk.status, signedIn: [SECOND] };
      seat.state = OPEN;
      return SECOND;
    },
    'alert.acknowledgeGroup': () => ({ acknowledged: 1, left: 0 }),
    'console.callGoing': () => ({}),
  });
  return { desk, seat };
}

describe('the lock screen', () => {
  it('says so when it could not be locked, and tries again', async () => {
    const { desk, seat } = lockable();
    let isRefused = true;
    desk.bridge.answer({
      'session.lock': () => {
        if (isRefused) return refusal({ code: 'disk_full' });
        seat.state = {
          ...OPEN,
          isLocked: true,
          lockedAt: desk.board.now,
          lockedBy: '陈立',
          lockReason: 'hand',
        };
        return seat.state;
      },
    });
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    const note = await within(await screen.findByTestId('not-locked')).findByTestId('error-note');
    expect(note.dataset.code).toBe('disk_full');
    expect(screen.queryByTestId('lock-screen')).toBeNull();
    isRefused = false;
    await user.click(within(note).getByRole('button'));
    await screen.findByTestId('lock-screen');
    expect(screen.queryByTestId('not-locked')).toBeNull();
  });

  it('covers the page at a key, shows numbers and nobody’s words, and answers an alarm in the seat’s name', async () => {
    const { desk } = lockable();
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
    const cover = await screen.findByTestId('lock-screen');
    expect(desk.bridge.inputsOf('session.lock')).toEqual([{ reason: 'hand' }]);
    expect(within(cover).getByTestId('lock-who').textContent).toContain('陈立');
    for (const incident of desk.board.incidents) expect(cover.textContent).not.toContain(incident.title);
    for (const line of desk.board.log.filter(({ text }) => text !== ''))
      expect(cover.textContent).not.toContain(line.text);
    const alerts = await within(cover).findByTestId('lock-alerts');
    expect(alerts.textContent).toMatch(/告警 \d 级.*\d+ 条待应/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(desk.bridge.calls.find(({ name }) => name === 'alert.acknowledgeGroup')?.as).toBeNull(),
    );
    // No other key of the page does anything.
    await user.keyboard('{Control>}k{/Control}{F2}');
    expect(screen.queryByTestId('palette')).toBeNull();
    expect(screen.queryByTestId('slip')).toBeNull();
  });

  it('opens by PIN where one may be used, says what was wrong, and the one who opened writes', async () => {
    const { desk } = lockable(true);
    const user = openPage(desk.bridge);
    const secret = await screen.findByTestId('unlock-secret');
    await user.type(secret, '111222{Enter}');
    expect((await screen.findByTestId('unlock-error')).textContent).toContain('4');
    await user.clear(secret);
    await user.type(secret, '482913{Enter}');
    await waitFor(() => expect(screen.queryByTestId('lock-screen')).toBeNull());
    expect(desk.bridge.inputsOf('session.unlock').at(-1)).toEqual({ accountId: OFFICER.id, pin: '482913' });
    expect(screen.getByTestId('composer-writer').textContent).toContain('陈立');
  });

  it('asks the other one of the two for the password', async () => {
    const { desk } = lockable(true);
    const user = openPage(desk.bridge);
    await user.click(await screen.findByLabelText('黄敏'));
    await user.type(screen.getByTestId('unlock-secret'), `${PASSWORD}{Enter}`);
    await waitFor(() => expect(screen.queryByTestId('lock-screen')).toBeNull());
    expect(desk.bridge.inputsOf('session.unlock')).toEqual([{ accountId: SECOND.id, password: PASSWORD }]);
  });

  it('asks the desk for nothing that a locked seat refuses, also after the page was loaded again', async () => {
    const { desk } = lockable(true);
    openPage(desk.bridge);
    await screen.findByTestId('lock-screen');
    desk.bridge.changed('callouts', 'documents', 'settings', 'alerts');
    await waitFor(() => expect(desk.bridge.inputsOf('board.get').length).toBeGreaterThan(1));
    expect(desk.bridge.inputsOf('callout.list')).toEqual([]);
    expect(desk.bridge.inputsOf('duty.current')).toEqual([]);
  });
});

describe('handing the seat over', () => {
  it('signs the others out, keeps what the leaving one typed for him, and gives the coming one his own back', async () => {
    const { desk } = lockable();
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    await user.type(screen.getByTestId('composer-input'), '陈立没写完的一句');
    await user.keyboard('{Control>}{Shift>}j{/Shift}{/Control}');
    await user.type(await screen.findByTestId('take-name'), 'huang');
    await user.type(screen.getByTestId('take-password'), `${PASSWORD}{Enter}`);
    await waitFor(() => expect(screen.queryByTestId('take-dialog')).toBeNull());
    expect(screen.getByTestId('composer-writer').textContent).toContain('黄敏');
    expect(screen.getByTestId<HTMLTextAreaElement>('composer-input').value).toBe('');
    // He takes it back, and his sentence stands there.
    desk.bridge.answer({
      'session.take': () => {
        desk.status = { ...desk.status, signedIn: [OFFICER] };
        return OFFICER;
      },
    });
    await user.keyboard('{Control>}{Shift>}j{/Shift}{/Control}');
    await user.type(await screen.findByTestId('take-name'), 'chen');
    await user.type(screen.getByTestId('take-password'), `${PASSWORD}{Enter}`);
    await waitFor(() =>
      expect(screen.getByTestId<HTMLTextAreaElement>('composer-input').value).toBe('陈立没写完的一句'),
    );
  });

  it('is refused in words and leaves everything as it was', async () => {
    const { desk } = lockable();
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    await user.click(screen.getByTestId('people'));
    await user.click(await screen.findByTestId('people-take'));
    await user.type(await screen.findByTestId('take-name'), 'huang');
    await user.type(screen.getByTestId('take-password'), 'wrong{Enter}');
    expect((await screen.findByTestId('take-error')).textContent).toContain('密码');
    expect(screen.getByTestId<HTMLInputElement>('take-name').value).toBe('huang');
    expect(desk.status.signedIn).toHaveLength(2);
  });
});
