import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChannelTest } from '../../../shared/channels/selfTest';
import type { OutputOf } from '../../../shared/contract/procedures';
import { createFakeDesk, emptyBoard, type FakeDesk, NIGHT, OFFICER } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const FAILED: OutputOf<'duty.channelTest'> = {
  id: 't-1',
  at: NIGHT - 60_000,
  by: '陈立',
  results: [],
  failed: ['sound'],
};

async function openShiftScreen(desk: FakeDesk, last: ChannelTest | null): Promise<UserEvent> {
  desk.status = { ...desk.status, signedIn: [OFFICER] };
  desk.bridge.answer({
    'shift.list': () => [],
    'roster.planned': () => null,
    'duty.channelTest': () => last as OutputOf<'duty.channelTest'>,
    'duty.current': () => ({
      spans: [],
      selfCheck: [],
      faults: [],
      reinforced: null,
      suggestedBy: [],
      responses: [],
    }),
  });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-shift'));
  return user;
}

describe('the test of the channels', () => {
  it('tries all, asks what was seen, and sends the result when all is said', async () => {
    const desk = createFakeDesk({ board: emptyBoard() });
    const user = await openShiftScreen(desk, null);
    await user.click(await screen.findByTestId('tab-signOn'));
    expect((await screen.findByTestId('channel-test')).textContent).toContain('还没有做过自检');
    desk.bridge.answer({
      'console.testChannel': ({ channel }) =>
        channel === 'notification'
          ? { outcome: 'shown', reason: '' }
          : { outcome: 'absent', reason: 'not_built' },
      'duty.testChannels': ({ testId, results }) => ({
        id: testId,
        at: NIGHT,
        by: '陈立',
        results: [...results],
        failed: ['sound'],
      }),
    });
    await user.click(screen.getByTestId('channel-test-start'));
    // There is no sound in this page, which it knows by itself.
    await waitFor(() => expect(screen.getByTestId('self-test-sound').dataset.said).toBe('failed'));
    await user.click(await screen.findByTestId('self-test-screen-confirmed'));
    expect(desk.bridge.inputsOf('duty.testChannels')).toEqual([]);
    await user.click(await screen.findByTestId('self-test-notification-denied'));
    await waitFor(() => expect(desk.bridge.inputsOf('duty.testChannels')).toHaveLength(1));
    expect(desk.bridge.inputsOf('duty.testChannels')[0]?.results).toEqual([
      { channel: 'screen', outcome: 'confirmed', reason: '' },
      { channel: 'sound', outcome: 'failed', reason: 'no_audio' },
      { channel: 'notification', outcome: 'denied', reason: '' },
      { channel: 'alarm_window', outcome: 'absent', reason: 'not_built' },
    ]);
    await waitFor(() => expect(screen.queryByTestId('self-test-screen')).toBeNull());
  });

  it('says what the last one gave', async () => {
    const desk = createFakeDesk({ board: emptyBoard() });
    const user = await openShiftScreen(desk, FAILED);
    await user.click(await screen.findByTestId('tab-signOn'));
    expect((await screen.findByTestId('channel-test-last')).textContent).toContain('自检未通过：声音');
  });
});

describe('taking over', () => {
  it('is warned when the test is missing or failed, and led to it; nothing is held up', async () => {
    const desk = createFakeDesk({ board: emptyBoard() });
    const user = await openShiftScreen(desk, FAILED);
    const warning = await screen.findByTestId('takeover-warning');
    expect(warning.textContent).toContain('未通过：声音');
    expect((screen.getByTestId('shift-open') as HTMLButtonElement).disabled).toBe(false);
    await user.click(screen.getByTestId('takeover-test'));
    expect(await screen.findByTestId('channel-test')).toBeTruthy();
  });

  it('is not warned after a test that passed', async () => {
    const desk = createFakeDesk({ board: emptyBoard() });
    await openShiftScreen(desk, { ...FAILED, failed: [] });
    await screen.findByTestId('shift-open-form');
    await waitFor(() => expect(desk.bridge.inputsOf('duty.channelTest').length).toBeGreaterThan(0));
    expect(screen.queryByTestId('takeover-warning')).toBeNull();
  });
});
