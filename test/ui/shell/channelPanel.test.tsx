import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChannelHealth } from '../../../shared/channels/channels';
import type { Evidence } from '../../../shared/contract/areas/channels';
import { createFakeDesk, emptyBoard, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const CHANNELS: ChannelHealth[] = [
  { channel: 'screen', state: 'ok', detail: '', at: NIGHT, provenAt: NIGHT - 60_000 },
  { channel: 'sound', state: 'muted', detail: 'muted', at: NIGHT, provenAt: null },
  { channel: 'notification', state: 'ok', detail: '', at: NIGHT, provenAt: null },
  { channel: 'alarm_window', state: 'absent', detail: 'not_built', at: NIGHT, provenAt: null },
  { channel: 'watchdog', state: 'ok', detail: '', at: NIGHT, provenAt: null },
];

const EVIDENCE: Evidence = {
  alertId: 'al-1',
  raising: 2,
  titleZh: '书面初报',
  titleEn: 'First written report',
  incidentTitle: '上坑村滑坡',
  level: 2,
  raisedAt: NIGHT - 60_000,
  steps: [
    { step: 'raised', outcome: '', detail: '0', at: NIGHT - 60_000, by: '' },
    { step: 'painted', outcome: '', detail: '', at: NIGHT - 60_000, by: '' },
    { step: 'notification', outcome: 'failed', detail: 'no_daemon', at: NIGHT - 59_000, by: '' },
    { step: 'acknowledged', outcome: '', detail: '', at: NIGHT - 50_000, by: '陈立' },
  ],
};

async function openPanel() {
  const board = emptyBoard();
  const desk = createFakeDesk({
    board: { ...board, health: { ...board.health, channels: [...CHANNELS] } },
  });
  desk.bridge.answer({ 'alert.evidence': () => [EVIDENCE], 'channel.tried': () => ({}) });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('channel'));
  const panel = await screen.findByTestId('channel-panel');
  await within(panel).findByTestId('channel-row-sound');
  return { desk, user, panel };
}

describe('the list of channels', () => {
  it('says how each stands, when it last worked, and whom the last alerts reached', async () => {
    const { panel } = await openPanel();
    expect(within(panel).getByTestId('channel-row-sound').textContent).toContain('静音 系统静音');
    expect(within(panel).getByTestId('channel-row-sound').dataset.bad).toBe('true');
    expect(within(panel).getByTestId('channel-row-alarm_window').dataset.bad).toBe('false');
    const evidence = (await within(panel).findByTestId('evidence')).textContent;
    expect(evidence).toContain('书面初报');
    expect(evidence).toContain('第 2 次');
    expect(evidence).toContain('已绘出');
    expect(evidence).toContain('桌面通知 ✕ 没有通知服务');
    expect(evidence).toContain('知道了 陈立');
  });

  it('tries a channel, asks whether it was noticed, and tells the desk', async () => {
    const { desk, user } = await openPanel();
    desk.bridge.answer({ 'console.testChannel': () => ({ outcome: 'shown', reason: '' }) });
    await user.click(screen.getByTestId('channel-test-notification'));
    await user.click(await screen.findByTestId('channel-no-notification'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('channel.tried')).toEqual([
        { channel: 'notification', outcome: 'failed', reason: 'not_noticed' },
      ]),
    );
    expect(screen.queryByTestId('channel-no-notification')).toBeNull();
  });

  it('says what the system refused and what this machine has not, without asking anybody', async () => {
    const { desk, user, panel } = await openPanel();
    desk.bridge.answer({
      'console.testChannel': ({ channel }) =>
        channel === 'notification'
          ? { outcome: 'failed', reason: 'no_bus' }
          : { outcome: 'absent', reason: 'not_built' },
    });
    await user.click(screen.getByTestId('channel-test-notification'));
    await waitFor(() => expect(panel.textContent).toContain('没有成功： 没有会话总线'));
    expect(desk.bridge.inputsOf('channel.tried')).toEqual([
      { channel: 'notification', outcome: 'failed', reason: 'no_bus' },
    ]);
    await user.click(screen.getByTestId('channel-test-alarm_window'));
    await waitFor(() => expect(panel.textContent).toContain('试不了： 没有启用'));
    expect(desk.bridge.inputsOf('channel.tried')).toHaveLength(1);
  });
});

describe('the watchdog', () => {
  it('answers by itself, and nobody is asked', async () => {
    const { desk, user } = await openPanel();
    desk.bridge.answer({ 'console.testChannel': () => ({ outcome: 'shown', reason: '' }) });
    await user.click(screen.getByTestId('channel-test-watchdog'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('channel.tried')).toEqual([
        { channel: 'watchdog', outcome: 'shown', reason: '' },
      ]),
    );
    expect(screen.queryByTestId('channel-yes-watchdog')).toBeNull();
  });
});

describe('the sounds in the settings', () => {
  it('can be listened to one by one and made softer, and say when the machine plays none', async () => {
    const desk = createFakeDesk({ board: emptyBoard() });
    const user = openPage(desk.bridge);
    await user.click(await screen.findByTestId('rail-settings'));
    await user.click(await screen.findByTestId('sound-late'));
    await waitFor(() =>
      expect(screen.getByTestId('sound-said').textContent).toBe('没有成功： 本机不能放声音'),
    );
    expect((screen.getByTestId('sound-volume') as HTMLInputElement).min).toBe('30');
  });
});
