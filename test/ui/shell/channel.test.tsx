import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChannelMark } from '../../../renderer/app/frame/ChannelMark';
import { channelOf } from '../../../renderer/app/frame/channel';
import { createFakeBridge } from '../../helpers/fakeBridge';
import { NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, show, startPage } from '../../helpers/page';

const HEALTH = { auditedAt: NIGHT, clockJumpMs: 0, channels: [] };
const state = (): string | undefined => screen.getByTestId('channel').dataset.state;

describe('the health of the channel', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NIGHT });
  });
  afterEach(() => {
    forgetPage();
    vi.useRealTimers();
  });

  it('turns red by its own timer when no heartbeat comes for 30 s, and back with the next one', () => {
    const bridge = createFakeBridge();
    startPage(bridge);
    show(<ChannelMark health={HEALTH} />);
    act(() => bridge.emit({ event: 'heartbeat', at: NIGHT, alerts: 0, topLevel: 0 }));
    expect(state()).toBe('ok');
    act(() => vi.advanceTimersByTime(29_000));
    expect(state()).toBe('ok');
    act(() => vi.advanceTimersByTime(3_000));
    expect(state()).toBe('silent');
    expect(screen.getByTestId('channel').textContent).toContain('32 秒');
    act(() => bridge.emit({ event: 'heartbeat', at: Date.now(), alerts: 0, topLevel: 0 }));
    expect(state()).toBe('ok');
  });

  it('is red at once when main says that the desk is down', () => {
    const bridge = createFakeBridge();
    startPage(bridge);
    show(<ChannelMark health={HEALTH} />);
    act(() => bridge.emit({ event: 'desk', state: 'down', reason: 'exit 1' }));
    expect(state()).toBe('down');
  });

  it('counts silence on the clock that shows more of it, so that sleep or a set clock cannot hide it', () => {
    const link = { state: 'up', reason: '', heardWall: 1_000_000, heardMono: 500 } as const;
    expect(channelOf(link, HEALTH, { wall: 1_000_000, mono: 40_500 })).toEqual({
      kind: 'silent',
      forMs: 40_000,
    });
    expect(channelOf(link, HEALTH, { wall: 1_040_000, mono: 500 })).toEqual({
      kind: 'silent',
      forMs: 40_000,
    });
    expect(channelOf(link, HEALTH, { wall: 1_010_000, mono: 10_500 })).toEqual({ kind: 'ok' });
  });

  it('names the channel that reaches nobody and why, while the rest works', () => {
    const bridge = createFakeBridge();
    startPage(bridge);
    const channels = [
      { channel: 'sound', state: 'muted', detail: 'muted', at: NIGHT, provenAt: null },
      { channel: 'notification', state: 'absent', detail: 'no_daemon', at: NIGHT, provenAt: null },
      { channel: 'tray', state: 'absent', detail: 'no_tray', at: NIGHT, provenAt: null },
    ] as const;
    show(<ChannelMark health={{ ...HEALTH, channels: [...channels] }} />);
    act(() => bridge.emit({ event: 'heartbeat', at: NIGHT, alerts: 0, topLevel: 0 }));
    expect(state()).toBe('abnormal');
    expect(screen.getByTestId('channel').textContent).toContain('通道异常：声音（系统静音），另 1 项');
  });

  it('leaves a machine without tray or alarm window alone', () => {
    const link = { state: 'up', reason: '', heardWall: 0, heardMono: 0 } as const;
    const channels = [
      { channel: 'tray', state: 'absent', detail: 'no_tray', at: NIGHT, provenAt: null },
      { channel: 'screen', state: 'unknown', detail: '', at: null, provenAt: null },
    ] as const;
    const health = { ...HEALTH, channels: [...channels] };
    expect(channelOf(link, health, { wall: 0, mono: 0 })).toEqual({ kind: 'ok' });
  });
});
