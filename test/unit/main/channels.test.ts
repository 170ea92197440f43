import { describe, expect, test } from 'vitest';
import { ChannelWatch } from '../../../electron/main/channels/channelWatch';
import type { Answer } from '../../../electron/main/channels/command';
import { OUTWARD_CHANNELS, sendOutward } from '../../../electron/main/channels/outward';
import { probeChannels, type Seen } from '../../../electron/main/channels/probe';
import { RoomChannels } from '../../../electron/main/channels/roomChannels';
import { ChannelTesters } from '../../../electron/main/channels/testers';
import { wordsOf } from '../../../electron/main/words';

const NOTHING: Answer = { kind: 'no_tool' };
const REFUSED: Answer = { kind: 'error', text: 'refused' };

/** A desktop that answers commands whose words contain the key; every other command is not there. */
async function seenOn(
  answers: Readonly<Record<string, string | Answer>>,
  more: { readonly desktop?: string; readonly cards?: string; readonly platform?: NodeJS.Platform } = {},
): Promise<Readonly<Record<string, string>>> {
  const seen = await probeChannels({
    platform: more.platform ?? 'linux',
    desktop: more.desktop ?? '',
    ask: (...words) => {
      const line = words.join(' ');
      const key = Object.keys(answers).find((one) => line.includes(one));
      const answer = key === undefined ? undefined : answers[key];
      if (answer === undefined) return Promise.resolve(line.startsWith('gdbus') ? REFUSED : NOTHING);
      return Promise.resolve(typeof answer === 'string' ? { kind: 'text', text: answer } : answer);
    },
    read: () => more.cards ?? null,
  });
  return Object.fromEntries(seen.map((one) => [one.channel, `${one.state} ${one.detail}`.trim()]));
}

const OWNER = 'NameHasOwner org.freedesktop.Notifications';

describe('what the system says of the channels', () => {
  test('of notifications: there, not there, started when asked, no bus, nobody to ask', async () => {
    expect((await seenOn({ [OWNER]: '(true,)' })).notification).toBe('ok');
    const none = { [OWNER]: '(false,)', ListActivatableNames: "(['org.freedesktop.DBus'],)" };
    expect((await seenOn(none)).notification).toBe('absent no_daemon');
    const startable = { [OWNER]: '(false,)', ListActivatableNames: "(['org.freedesktop.Notifications'],)" };
    expect((await seenOn(startable)).notification).toBe('unknown');
    expect((await seenOn({})).notification).toBe('absent no_bus');
    expect((await seenOn({ gdbus: NOTHING })).notification).toBe('unknown');
  });

  test('by dbus-send where gdbus is not there', async () => {
    const answers = {
      gdbus: NOTHING,
      'NameHasOwner string:org.freedesktop.Notifications': '   boolean true',
    };
    expect((await seenOn(answers)).notification).toBe('ok');
  });

  test('of do-not-disturb: GNOME by its setting, KDE and dunst by the daemon', async () => {
    const owner = { [OWNER]: '(true,)' };
    const gnome = { ...owner, 'show-banners': 'false\n' };
    expect((await seenOn(gnome, { desktop: 'ubuntu:GNOME' })).notification).toBe('dnd dnd');
    expect((await seenOn(gnome)).notification).toBe('ok');
    expect((await seenOn({ ...owner, Inhibited: '(<true>,)' })).notification).toBe('dnd dnd');
    expect((await seenOn({ ...owner, 'org.dunstproject.cmd0 paused': '(<true>,)' })).notification).toBe(
      'dnd dnd',
    );
  });

  test('of sound: PulseAudio, PipeWire, ALSA, no card, or nothing known', async () => {
    const pulse = (mute: string, volume: string) => ({ 'get-sink-mute': mute, 'get-sink-volume': volume });
    expect((await seenOn(pulse('Mute: yes', '80%'))).sound).toBe('muted muted');
    expect((await seenOn(pulse('Mute: no', 'left: 0 /   0% / right: 0 /   0%'))).sound).toBe(
      'muted volume_zero',
    );
    expect((await seenOn(pulse('Mute: no', 'left: 52428 /  80% / right: 0 /  0%'))).sound).toBe('ok');
    expect((await seenOn({ wpctl: 'Volume: 0.40 [MUTED]' })).sound).toBe('muted muted');
    expect((await seenOn({ wpctl: 'Volume: 0.00' })).sound).toBe('muted volume_zero');
    expect((await seenOn({ amixer: 'Mono: Playback 0 [0%] [off]' })).sound).toBe('muted muted');
    expect((await seenOn({}, { cards: '--- no soundcards ---\n' })).sound).toBe('absent no_output');
    expect((await seenOn({})).sound).toBe('unknown');
  });

  test('of a locked screen and of a desktop without a tray', async () => {
    const locked = {
      'NameHasOwner org.gnome.ScreenSaver': '(true,)',
      'org.gnome.ScreenSaver.GetActive': '(true,)',
      StatusNotifierWatcher: '(false,)',
    };
    expect(await seenOn(locked)).toMatchObject({ screen: 'locked locked', tray: 'absent no_tray' });
    expect((await seenOn({ ...locked, 'org.gnome.ScreenSaver.GetActive': '(false,)' })).screen).toBe(
      'unknown',
    );
  });

  test('is nothing on systems that do not let us ask', async () => {
    const seen = await seenOn({ [OWNER]: '(true,)' }, { platform: 'win32' });
    expect(new Set(Object.values(seen))).toEqual(new Set(['unknown']));
  });
});

describe('the watch over the channels', () => {
  function watchOf(probe: () => Promise<readonly Seen[]>) {
    const reports: (readonly Seen[])[] = [];
    const timers: (() => void)[] = [];
    const watch = new ChannelWatch({
      probe,
      report: (channels) => reports.push(channels),
      after: (_ms, run) => {
        timers.push(run);
        return () => undefined;
      },
      log: () => undefined,
    });
    const last = (): Readonly<Record<string, string>> =>
      Object.fromEntries((reports.at(-1) ?? []).map((one) => [one.channel, one.state]));
    return { watch, reports, timers, last };
  }
  const sound = { channel: 'sound', state: 'ok', detail: '' } as const;

  test('tells what the system says and what main itself knows, and asks again by itself', async () => {
    const { watch, timers, last } = watchOf(() => Promise.resolve([sound]));
    await watch.check();
    expect(last()).toEqual({ sound: 'ok', alarm_window: 'absent', watchdog: 'absent' });
    expect(timers).toHaveLength(1);
    watch.set('alarm_window', 'ok');
    expect(last()).toMatchObject({ alarm_window: 'ok', sound: 'ok' });
  });

  test('tells a lock at once, over what was asked before', async () => {
    const { watch, last } = watchOf(() =>
      Promise.resolve([{ channel: 'screen', state: 'unknown', detail: '' }]),
    );
    await watch.check();
    watch.setLocked(true);
    expect(last()).toMatchObject({ screen: 'locked' });
    watch.setLocked(false);
    expect(last()).toMatchObject({ screen: 'unknown' });
  });

  test('asks once for questions that overlap, survives one that fails, and is quiet when closed', async () => {
    let asked = 0;
    const { watch, reports } = watchOf(() => {
      asked += 1;
      return Promise.reject(new Error('no answer'));
    });
    await Promise.all([watch.check(), watch.check()]);
    expect([asked, reports.length]).toEqual([1, 1]);
    watch.close();
    watch.setLocked(true);
    expect(reports).toHaveLength(1);
  });
});

describe('ways out of the room', () => {
  const alert = {
    event: 'alert',
    alertId: 'a-1',
    level: 2,
    titleZh: '书面初报',
    titleEn: 'First written report',
    incidentTitle: null,
    dueAt: 0,
    again: false,
  } as const;

  test('are none', () => {
    expect(OUTWARD_CHANNELS).toEqual([]);
  });

  test('would each take the alerts of their level and report what came of it', async () => {
    const reports: unknown[] = [];
    const ways = [
      { name: 'sms', fromLevel: 2, send: async () => ({ outcome: 'shown', reason: '' }) as const },
      { name: 'robot', fromLevel: 1, send: () => Promise.reject(new Error('line is busy')) },
      { name: 'chat', fromLevel: 3, send: async () => ({ outcome: 'shown', reason: '' }) as const },
    ];
    await sendOutward(ways, alert, (channel, { outcome, reason }) =>
      reports.push([channel, outcome, reason]),
    );
    expect(reports).toHaveLength(2);
    expect(reports).toContainEqual(['outward:sms', 'shown', '']);
    expect(reports).toContainEqual(['outward:robot', 'failed', 'line is busy']);
  });

  test('a channel that nobody can try is not on this machine', async () => {
    const testers = new ChannelTesters();
    expect(await testers.test('alarm_window')).toEqual({ outcome: 'absent', reason: 'not_built' });
    testers.set('alarm_window', () => Promise.resolve({ outcome: 'shown', reason: '' }));
    expect(await testers.test('alarm_window')).toEqual({ outcome: 'shown', reason: '' });
  });
});

describe('what came of alerts', () => {
  test('goes to the desk a handful at a time, one after the other, and a call that fails holds back none after it', async () => {
    const sizes: number[] = [];
    let isAsked = false;
    let isThrough: () => void = () => undefined;
    const all = new Promise<void>((settle) => {
      isThrough = settle;
    });
    const channels = new RoomChannels({
      desk: async (_name, input) => {
        expect(isAsked).toBe(false);
        isAsked = true;
        sizes.push((input as { readonly alertIds: readonly string[] }).alertIds.length);
        await new Promise((settle) => setImmediate(settle));
        isAsked = false;
        if (sizes.length === 1) throw new Error('the desk is away');
        if (sizes.length === 4) isThrough();
        return { ok: true, value: {} };
      },
      show: () => Promise.resolve({ outcome: 'shown', reason: '' }),
      blinkTray: () => true,
      words: () => wordsOf('zh'),
    });
    const ids = Array.from({ length: 120 }, (_, at) => `a-${at}`);
    channels.report(ids, 'notification', { outcome: 'shown', reason: '' });
    channels.report(['b'], 'screen', { outcome: 'failed', reason: 'not_painted' });
    await all;
    expect(sizes).toEqual([50, 50, 20, 1]);
  });
});
