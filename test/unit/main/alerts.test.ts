import { describe, expect, test, vi } from 'vitest';
import { AlertKeeper, GATHER_MS, PAINT_MS } from '../../../electron/main/alerts/alertKeeper';
import { whyFailed } from '../../../electron/main/alerts/desktop';
import {
  type AlertEvent,
  type Notification,
  wordNotification,
} from '../../../electron/main/alerts/notification';
import { Notifier, type Outcome, PAUSE_MS } from '../../../electron/main/alerts/notifier';
import { ASK_MS, stillOwed } from '../../../electron/main/alerts/owed';
import type { Result } from '../../../shared/contract/errors';

const alertOf = (change: Partial<AlertEvent> = {}): AlertEvent => ({
  event: 'alert',
  alertId: 'a-1',
  level: 2,
  titleZh: '书面初报',
  titleEn: 'First written report',
  incidentTitle: '上坑村滑坡',
  dueAt: Date.UTC(2026, 10, 24, 2, 24),
  again: false,
  ...change,
});

describe('the words of a notification', () => {
  test('say the level, what is due, when in the time of the room, and for which incident', () => {
    expect(wordNotification([alertOf()], 'zh')).toEqual({
      alertIds: ['a-1'],
      title: '【时限已到】书面初报',
      message: '应于 10:24 前完成 · 上坑村滑坡',
      isUrgent: true,
    });
    expect(wordNotification([alertOf({ level: 1, again: true, incidentTitle: null })], 'en')).toEqual({
      alertIds: ['a-1'],
      title: '【Deadline near】First written report (again)',
      message: 'due by 10:24',
      isUrgent: false,
    });
  });

  test('keep what people typed as text: no markup, no option of the command, no endless line', () => {
    const hostile = alertOf({
      titleZh: `--help\n<b>${'长'.repeat(300)}`,
      incidentTitle: '<a href="x">&点</a>',
    });
    const worded = wordNotification([hostile], 'zh') as Notification;
    expect(worded.title.startsWith('【')).toBe(true);
    expect(worded.title).not.toContain('\n');
    expect(worded.title.length).toBeLessThan(140);
    expect(worded.message).toContain('&lt;a href="x"&gt;&amp;点&lt;/a&gt;');
  });

  test('of many alerts name the worst first and count them all', () => {
    const many = [1, 1, 3, 2, 1].map((level, at) =>
      alertOf({ alertId: `a-${at}`, level, titleZh: `事项${at}` }),
    );
    const worded = wordNotification(many, 'zh') as Notification;
    expect(worded.title).toBe('【5 条时限告警】');
    expect(worded.message).toBe('· 事项2 · 事项3 · 事项0 等 5 条,请看值守台');
    expect(worded.alertIds).toHaveLength(5);
    expect(worded.isUrgent).toBe(true);
  });
});

describe('why a notification failed', () => {
  test('is what the command said, without the command and the words of the alert', () => {
    const text =
      'Command failed: notify-send "【时限已到】书面初报" "上坑村滑坡"\n/bin/sh: 1: notify-send: not found\n';
    expect(whyFailed(text)).toBe('/bin/sh: 1: notify-send: not found');
    expect(whyFailed('no answer within 5 s')).toBe('no answer within 5 s');
    expect(whyFailed('Command failed: notify-send')).toBe('Command failed: notify-send');
  });
});

describe('showing notifications', () => {
  function slowDesktop() {
    const shown: Notification[] = [];
    const answers: ((outcome: Outcome) => void)[] = [];
    const reports: [string, Outcome['outcome']][] = [];
    const pauses: { readonly ms: number; readonly run: () => void }[] = [];
    const notifier = new Notifier({
      show: (notification) => {
        shown.push(notification);
        return new Promise((answer) => answers.push(answer));
      },
      word: (alerts) => wordNotification(alerts, 'zh'),
      report: (ids, { outcome }) =>
        reports.push(...ids.map((id) => [id, outcome] as [string, Outcome['outcome']])),
      after: (ms, run) => {
        pauses.push({ ms, run });
        return () => undefined;
      },
    });
    const answer = async (outcome: Outcome['outcome']): Promise<void> => {
      answers.shift()?.({ outcome, reason: '' });
      await new Promise((done) => setImmediate(done));
    };
    return { notifier, shown, reports, answer, pauses };
  }

  test('one after another, each with its outcome', async () => {
    const { notifier, shown, reports, answer } = slowDesktop();
    notifier.add(alertOf({ alertId: 'a' }));
    notifier.add(alertOf({ alertId: 'b' }));
    expect(shown).toHaveLength(1);
    await answer('failed');
    await answer('shown');
    expect(reports).toEqual([
      ['a', 'failed'],
      ['b', 'shown'],
    ]);
  });

  test('tells a storm together and leaves none without an outcome', async () => {
    const { notifier, shown, reports, answer } = slowDesktop();
    for (let at = 0; at < 1_000; at += 1) notifier.add(alertOf({ alertId: `a-${at}` }));
    await answer('shown');
    await answer('shown');
    expect(shown).toHaveLength(2);
    expect(new Set(reports.map(([id]) => id)).size).toBe(1_000);
  });

  test('rests after a storm was told, and tells what came meanwhile together', async () => {
    const { notifier, shown, answer, pauses } = slowDesktop();
    for (let at = 0; at < 10; at += 1) notifier.add(alertOf({ alertId: `a-${at}` }));
    await answer('shown');
    await answer('shown');
    for (let at = 10; at < 30; at += 1) notifier.add(alertOf({ alertId: `a-${at}` }));
    expect(shown).toHaveLength(2);
    expect(pauses.map(({ ms }) => ms)).toEqual([PAUSE_MS]);
    pauses[0]?.run();
    expect(shown.map(({ alertIds }) => alertIds.length)).toEqual([1, 9, 20]);
  });

  test('after closing shows no more, and says of those that waited that they were not shown', async () => {
    const { notifier, shown, reports } = slowDesktop();
    notifier.add(alertOf({ alertId: 'a' }));
    notifier.add(alertOf({ alertId: 'b' }));
    notifier.close();
    notifier.add(alertOf({ alertId: 'c' }));
    expect(shown).toHaveLength(1);
    expect(reports).toEqual([['b', 'failed']]);
  });
});

describe('an alert', () => {
  function keeperOf(isSeen = true, over: readonly string[] = []) {
    const did: string[] = [];
    const timers: { ms: number; run: () => void; isOn: boolean }[] = [];
    const keeper = new AlertKeeper({
      surface: {
        isSeen: () => isSeen,
        raise: () => did.push('raise'),
        flash: () => did.push('flash'),
        beep: (level) => did.push(`beep ${level}`),
        revive: () => did.push('revive'),
      },
      notify: (alert) => did.push(`notify ${alert.alertId}`),
      owed: (alerts) => Promise.resolve(alerts.filter(({ alertId }) => !over.includes(alertId))),
      unpainted: (alerts) => did.push(`unpainted ${alerts.map(({ alertId }) => alertId).join()}`),
      after: (ms, run) => {
        const timer = { ms, run, isOn: true };
        timers.push(timer);
        return () => {
          timer.isOn = false;
        };
      },
      log: () => {},
    });
    const timeUp = async (): Promise<void> => {
      for (const timer of timers) if (timer.isOn) timer.run();
      await new Promise((settle) => setImmediate(settle));
    };
    return { keeper, did, timers, timeUp };
  }

  test('of the first level is notified and leaves the window alone', async () => {
    const { keeper, did, timeUp } = keeperOf(false);
    keeper.raised(alertOf({ level: 1 }));
    keeper.painted(['a-1']);
    await timeUp();
    expect(did).toEqual(['notify a-1']);
  });

  test('of the second level brings a hidden window back and calls for the eye', () => {
    const { keeper, did } = keeperOf(false);
    keeper.raised(alertOf({ level: 2 }));
    expect(did).toEqual(['notify a-1', 'raise', 'flash']);
  });

  test('that the page does not paint within 3 s is made seen and heard by main, whatever its level', async () => {
    const { keeper, did, timers, timeUp } = keeperOf();
    keeper.raised(alertOf({ level: 1 }));
    expect(timers[0]?.ms).toBe(PAINT_MS);
    await timeUp();
    expect(did).toEqual(['notify a-1', 'unpainted a-1', 'revive', 'raise', 'flash', 'beep 1']);
  });

  test('of a storm calls for the eye at once and once more, and all that nobody painted are told together', async () => {
    const { keeper, did, timers } = keeperOf(false);
    for (const [at, level] of [2, 3, 2, 1].entries()) keeper.raised(alertOf({ alertId: `a-${at}`, level }));
    const eyes = (): readonly string[] => did.filter((one) => !one.startsWith('notify'));
    expect(eyes()).toEqual(['raise', 'flash']);
    timers.find(({ ms }) => ms === GATHER_MS)?.run();
    expect(eyes()).toEqual(['raise', 'flash', 'raise', 'flash']);
    did.length = 0;
    keeper.painted(['a-2']);
    for (const timer of timers.filter(({ ms, isOn }) => ms === PAINT_MS && isOn)) timer.run();
    // Painted at the last moment: it is no longer told.
    keeper.painted(['a-0']);
    timers.at(-1)?.run();
    await new Promise((settle) => setImmediate(settle));
    expect(did).toEqual(['unpainted a-1,a-3', 'revive', 'raise', 'flash', 'beep 3']);
  });

  test('that was over before the page could draw it is no page that cannot draw', async () => {
    const { keeper, did, timeUp } = keeperOf(true, ['a-1', 'a-2']);
    keeper.raised(alertOf({ alertId: 'a-1', level: 1 }));
    keeper.raised(alertOf({ alertId: 'a-2', level: 1 }));
    await timeUp();
    expect(did).toEqual(['notify a-1', 'notify a-2']);
  });

  test('that comes back is waited for anew', () => {
    const { keeper, timers } = keeperOf();
    keeper.raised(alertOf());
    keeper.raised(alertOf({ again: true }));
    expect(timers.filter(({ ms }) => ms === PAINT_MS).map((timer) => timer.isOn)).toEqual([false, true]);
    keeper.close();
    expect(timers.some((timer) => timer.isOn)).toBe(false);
  });
});

describe('what is still owed', () => {
  const after = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const alerts = ['a', 'b', 'c', 'd'].map((alertId) => alertOf({ alertId }));
  const owed = async (desk: () => Promise<Result<unknown>>): Promise<readonly string[]> =>
    (await stillOwed(desk, alerts, after)).map(({ alertId }) => alertId);

  test('is neither drawn nor heard nor done, by the word of the desk', async () => {
    const steps = (alertId: string, ...names: readonly string[]) => ({
      alertId,
      steps: names.map((step) => ({ step })),
    });
    const value = [
      steps('a', 'raised', 'done'),
      steps('b', 'raised', 'painted'),
      steps('c', 'raised', 'acknowledged'),
      steps('d', 'raised', 'notification'),
    ];
    expect(await owed(() => Promise.resolve({ ok: true, value }))).toEqual(['d']);
  });

  test('is everything when the desk refuses, fails or says nothing for a second', async () => {
    const all = ['a', 'b', 'c', 'd'];
    expect(await owed(() => Promise.resolve({ ok: false, error: { code: 'desk_unavailable' } }))).toEqual(
      all,
    );
    expect(await owed(() => Promise.reject(new Error('gone')))).toEqual(all);
    vi.useFakeTimers();
    try {
      const silent = owed(() => new Promise(() => undefined));
      await vi.advanceTimersByTimeAsync(ASK_MS);
      expect(await silent).toEqual(all);
    } finally {
      vi.useRealTimers();
    }
  });
});
