import { describe, expect, test } from 'vitest';
import { channelStateOf, isAbnormal, type Proof, type SystemWord } from '../../../shared/channels/channels';
import { failedChannels, TEST_HOLDS_MS, takeoverWarning } from '../../../shared/channels/selfTest';
import { problemWords } from '../../../shared/wording/channels';

const word = (state: SystemWord['state'], at = 10, detail = ''): SystemWord => ({ state, detail, at });
const proof = (outcome: Proof['outcome'], at = 20, reason = ''): Proof => ({ outcome, reason, at });

describe('how a channel stands', () => {
  test('is unknown until something is known of it', () => {
    expect(channelStateOf(null, null)).toEqual({ state: 'unknown', detail: '', at: null });
    expect(channelStateOf(word('unknown'), null).state).toBe('unknown');
  });

  test('a mute, a lock or do-not-disturb holds whatever the last alert said', () => {
    for (const state of ['muted', 'locked', 'dnd'] as const)
      expect(channelStateOf(word(state), proof('shown', 99)).state).toBe(state);
  });

  test('that something is missing holds until it worked after that', () => {
    expect(channelStateOf(word('absent', 10), proof('shown', 5)).state).toBe('absent');
    expect(channelStateOf(word('absent', 10), proof('shown', 20)).state).toBe('ok');
    expect(channelStateOf(word('absent', 10), proof('failed', 20)).state).toBe('absent');
  });

  test('else the last alert or test speaks', () => {
    expect(channelStateOf(word('ok'), proof('failed', 20, 'no_bus'))).toEqual({
      state: 'failing',
      detail: 'no_bus',
      at: 20,
    });
    expect(channelStateOf(null, proof('shown'))).toEqual({ state: 'ok', detail: '', at: 20 });
    expect(channelStateOf(word('ok'), null).state).toBe('ok');
  });

  test('is worth a word only where people would not be reached', () => {
    expect(isAbnormal({ channel: 'notification', state: 'absent' })).toBe(true);
    expect(isAbnormal({ channel: 'tray', state: 'absent' })).toBe(false);
    expect(isAbnormal({ channel: 'alarm_window', state: 'failing' })).toBe(true);
    expect(isAbnormal({ channel: 'sound', state: 'unknown' })).toBe(false);
    expect(isAbnormal({ channel: 'sound', state: 'failing', detail: 'hushed' })).toBe(false);
  });

  test('is worded with what and why in both languages', () => {
    const one = { channel: 'notification', state: 'absent', detail: 'no_daemon' } as const;
    expect(problemWords(one, 'zh')).toBe('桌面通知（没有通知服务）');
    expect(problemWords(one, 'en')).toBe('Desktop notification (no notification daemon)');
    expect(problemWords({ channel: 'screen', state: 'locked', detail: '' }, 'zh')).toBe('屏幕（已锁屏）');
  });
});

describe('the channel test', () => {
  const confirmed = (['screen', 'sound', 'notification'] as const).map((channel) => ({
    channel,
    outcome: 'confirmed' as const,
    reason: '',
  }));

  test('passes without an alarm window and not without what was not noticed, refused or not tried', () => {
    const absent = { channel: 'alarm_window', outcome: 'absent', reason: 'not_built' } as const;
    expect(failedChannels([...confirmed, absent])).toEqual([]);
    expect(failedChannels(confirmed.slice(1))).toEqual(['screen']);
    const denied = { channel: 'sound', outcome: 'denied', reason: '' } as const;
    const refused = { channel: 'alarm_window', outcome: 'failed', reason: 'x' } as const;
    expect(failedChannels([...confirmed.filter((one) => one.channel !== 'sound'), denied, refused])).toEqual([
      'sound',
      'alarm_window',
    ]);
  });

  test('warns a takeover when it is missing, old or failed', () => {
    const done = { id: 't', at: 1_000, by: '陈立', results: confirmed, failed: [] };
    expect(takeoverWarning(null, 1_000)).toEqual({ kind: 'missing' });
    expect(takeoverWarning(done, 1_000 + TEST_HOLDS_MS)).toBeNull();
    expect(takeoverWarning(done, 1_001 + TEST_HOLDS_MS)).toEqual({ kind: 'missing' });
    expect(takeoverWarning({ ...done, failed: ['sound'] }, 2_000)).toEqual({
      kind: 'failed',
      failed: ['sound'],
    });
  });
});
