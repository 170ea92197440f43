import { describe, expect, test } from 'vitest';
import { type AlarmContent, AlarmKeeper, LISTED, UNHEARD_MS } from '../../../electron/main/alarm/alarmKeeper';
import type { AlertEvent } from '../../../electron/main/alerts/notification';
import type { Alert } from '../../../shared/contract/alertModels';
import { NAMED_ALERTS } from '../../../shared/rules/alertGroups';

const DUE = Date.UTC(2026, 10, 28, 2, 24);

const eventOf = (alertId: string, level = 2, more: Partial<AlertEvent> = {}): AlertEvent => ({
  event: 'alert',
  alertId,
  level,
  titleZh: '书面初报',
  titleEn: 'First written report',
  incidentTitle: '上坑村滑坡',
  dueAt: DUE,
  again: false,
  ...more,
});

const rowOf = (id: string, level = 2, state: Alert['state'] = 'raised'): Alert => ({
  id,
  deadlineId: id,
  level,
  rung: level,
  raisedAt: DUE,
  dueAt: DUE,
  lateMs: 0,
  state,
  returns: 0,
  firstRaisedAt: DUE,
  notified: null,
  groupId: 'kind:step',
  inhibitedBy: null,
  channel: 'alarm_window',
  to: [],
  paintedAt: null,
  acknowledgedBy: null,
  acknowledgedAt: null,
  comesBackAt: null,
  deadline: {
    id,
    subject: 'step',
    titleZh: '书面初报',
    titleEn: 'First written report',
    owner: 'duty_officer',
    incidentId: null,
    incidentTitle: '上坑村滑坡',
    runId: null,
    blockKey: null,
    instructionId: null,
    obligationId: null,
    targetAt: null,
    dueAt: DUE,
    reached: true,
    drill: null,
    state: 'overdue',
  },
});

const itemOf = (id: string) => ({
  id,
  level: 2,
  titleZh: '书面初报',
  titleEn: 'First written report',
  incidentTitle: null,
  dueAt: DUE,
  again: false,
  drill: null,
});

/** A keeper over a console and a window of paper, with a clock of its own. */
function keeperOf(isSeen = true) {
  const console = { isSeen };
  const did: string[] = [];
  let content: AlarmContent | null = null;
  let now = 0;
  const timers: { at: number; run: () => void; isOn: boolean }[] = [];
  const keeper = new AlarmKeeper({
    isSeen: () => console.isSeen,
    show: (next) => {
      if (content === null) did.push('show');
      content = next;
    },
    hide: () => {
      did.push('hide');
      content = null;
    },
    renew: () => {
      did.push('renew');
      content = null;
    },
    soundAlone: (level) => did.push(`sound ${level}`),
    report: (ids, outcome, reason) =>
      did.push(`${outcome} ${ids.join(' ')}${reason === '' ? '' : ` (${reason})`}`),
    after: (ms, run) => {
      const timer = { at: now + ms, run, isOn: true };
      timers.push(timer);
      return () => {
        timer.isOn = false;
      };
    },
  });
  const pass = (ms: number): void => {
    const until = now + ms;
    for (;;) {
      const next = timers.filter((timer) => timer.isOn && timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      next.isOn = false;
      now = next.at;
      next.run();
    }
    now = until;
  };
  /** the desk wrote what it told, and its list is read */
  const list = (...rows: readonly Alert[]): void => {
    keeper.written();
    keeper.listed(keeper.asking(), rows);
    pass(100);
  };
  const shown = (): readonly string[] => content?.items.map((item) => item.id) ?? [];
  const sounds = (): number => content?.soundLevel ?? 0;
  return { keeper, console, did, pass, list, shown, sounds, content: () => content };
}

describe('the alarm window stays away', () => {
  test('from an officer who has the strip before the eyes, whatever comes of the second level', () => {
    const { keeper, pass, list, did } = keeperOf();
    keeper.raised(eventOf('a'));
    keeper.painted(['a']);
    list(rowOf('a'));
    pass(10 * UNHEARD_MS);
    expect(did).toEqual([]);
  });

  test('from alerts of the first level, even behind a hidden console', () => {
    const { keeper, pass, did } = keeperOf(false);
    keeper.raised(eventOf('a', 1));
    keeper.unpainted(['a']);
    keeper.pageGone();
    pass(10 * UNHEARD_MS);
    expect(did).toEqual([]);
  });

  test('from what its ladder keeps to the strip and the desktop', () => {
    const { keeper, pass, list, did } = keeperOf(false);
    keeper.raised(eventOf('a', 2, { channel: 'notification' }));
    keeper.unpainted(['a']);
    list({ ...rowOf('a'), channel: 'notification' });
    pass(10 * UNHEARD_MS);
    expect(did).toEqual([]);
  });
});

describe('the alarm window appears', () => {
  test('for an alert of the second level that comes while the console is out of sight', () => {
    const { keeper, pass, shown } = keeperOf(false);
    keeper.raised(eventOf('a'));
    pass(100);
    expect(shown()).toEqual(['a']);
  });

  test('when the console goes out of sight while one is unanswered', () => {
    const { keeper, pass, shown, list } = keeperOf();
    keeper.raised(eventOf('a'));
    keeper.painted(['a']);
    list(rowOf('a'));
    expect(shown()).toEqual([]);
    keeper.unseen();
    pass(100);
    expect(shown()).toEqual(['a']);
  });

  test('when the page dies, and sounds in its place', () => {
    const { keeper, pass, shown, sounds } = keeperOf();
    keeper.raised(eventOf('a', 3));
    keeper.painted(['a']);
    keeper.pageGone();
    pass(100);
    expect(shown()).toEqual(['a']);
    expect(sounds()).toBe(3);
  });

  test('at once for what comes while the page is dead', () => {
    const { keeper, pass, shown, sounds } = keeperOf();
    keeper.pageGone();
    keeper.raised(eventOf('a'));
    pass(100);
    expect(shown()).toEqual(['a']);
    expect(sounds()).toBe(2);
  });

  test('when the page does not paint, and steps back once it has painted after all', () => {
    const { keeper, pass, shown, sounds } = keeperOf();
    keeper.raised(eventOf('a'));
    keeper.unpainted(['a']);
    pass(100);
    expect(shown()).toEqual(['a']);
    expect(sounds()).toBe(2);
    keeper.painted(['a']);
    pass(100);
    expect(shown()).toEqual([]);
  });

  test('when the third level was not answered for a minute although it is on the screen', () => {
    const { keeper, pass, list, shown, sounds } = keeperOf();
    keeper.raised(eventOf('a', 3));
    keeper.painted(['a']);
    list(rowOf('a', 3));
    pass(UNHEARD_MS - 1_000);
    expect(shown()).toEqual([]);
    pass(1_000 + 100);
    expect(shown()).toEqual(['a']);
    expect(sounds(), 'the page sounds').toBe(0);
  });

  test('also when the desk says it again and again within that minute', () => {
    const { keeper, pass, list, shown } = keeperOf();
    keeper.raised(eventOf('a', 3));
    list(rowOf('a', 3));
    for (let second = 0; second < 60; second += 20) {
      keeper.raised(eventOf('a', 3));
      keeper.painted(['a']);
      pass(20_000);
    }
    pass(100);
    expect(shown()).toEqual(['a']);
  });

  test('not for what a louder alert of the same matter speaks for', () => {
    const { list, shown } = keeperOf(false);
    list({ ...rowOf('a'), inhibitedBy: 'b' }, rowOf('b', 3));
    expect(shown()).toEqual(['b']);
  });

  test('for what the list knows to be unanswered from before, when the console is out of sight', () => {
    const { list, shown } = keeperOf(false);
    list(rowOf('a'), rowOf('b', 1), rowOf('c', 2, 'acknowledged'));
    expect(shown()).toEqual(['a']);
  });
});

describe('the alarm window goes', () => {
  test('when what it shows is answered there', () => {
    const { keeper, pass, did } = keeperOf(false);
    keeper.raised(eventOf('a'));
    pass(100);
    keeper.heard('a');
    pass(100);
    expect(did).toEqual(['show', 'hide']);
  });

  test('when it was answered elsewhere or done: the list has it no more', () => {
    const { keeper, list, shown } = keeperOf(false);
    keeper.raised(eventOf('a'));
    keeper.raised(eventOf('b'));
    list(rowOf('a'), rowOf('b'));
    expect(shown()).toEqual(['a', 'b']);
    list(rowOf('a', 2, 'acknowledged'), rowOf('b'));
    expect(shown()).toEqual(['b']);
    list();
    expect(shown()).toEqual([]);
  });

  test('but not for a list that was asked for before the desk wrote the alert down', () => {
    const { keeper, pass, shown } = keeperOf(false);
    const early = keeper.asking();
    keeper.raised(eventOf('a'));
    keeper.written();
    keeper.listed(early, []);
    pass(100);
    expect(shown()).toEqual(['a']);
    keeper.listed(keeper.asking(), [rowOf('a', 2, 'acknowledged')]);
    pass(100);
    expect(shown()).toEqual([]);
  });

  test('nor for the first piece of a storm that the desk has not written whole; only for what stays missing', () => {
    const { keeper, list, pass, shown } = keeperOf(false);
    keeper.raised(eventOf('a'));
    keeper.raised(eventOf('b'));
    list(rowOf('a'));
    expect(shown()).toEqual(['a', 'b']);
    list(rowOf('a'), rowOf('b'));
    pass(60_000);
    expect(shown()).toEqual(['a', 'b']);
    keeper.raised(eventOf('c'));
    list(rowOf('a'), rowOf('b'));
    pass(60_000);
    expect(shown(), 'c was done before it was ever listed').toEqual(['a', 'b']);
  });

  test('nor because a full list has no room for it', () => {
    const { keeper, list, pass, content } = keeperOf(false);
    const rows = Array.from({ length: 500 }, (_, at) => rowOf(`a-${at}`));
    for (const row of rows) keeper.raised(eventOf(row.id));
    keeper.raised(eventOf('last'));
    list(...rows.slice(1), rowOf('last'));
    list(...rows);
    pass(60_000);
    expect(content()?.more).toBe(501 - LISTED);
  });

  test('nor because the board names fifty only; what the desk counts beyond them is counted', () => {
    const { keeper, list, pass, content } = keeperOf(false);
    const rows = Array.from({ length: NAMED_ALERTS }, (_, at) => rowOf(`a-${at}`));
    for (const row of rows) keeper.raised(eventOf(row.id));
    keeper.raised(eventOf('unnamed'));
    keeper.raised(eventOf('grave', 3));
    list(...rows);
    pass(60_000);
    expect(content()?.more, 'a graver one would stand on the list if it were still due').toBe(51 - LISTED);
    keeper.written();
    keeper.listed(keeper.asking(), rows, 5_000);
    pass(100);
    expect(content()?.more).toBe(5_000 - LISTED);
    keeper.heard('a-0');
    pass(100);
    expect(content()?.more).toBe(4_999 - LISTED);
  });

  test('nor while the desk cannot write at all', () => {
    const { keeper, pass, shown } = keeperOf(false);
    keeper.raised(eventOf('a'));
    keeper.listed(keeper.asking(), []);
    keeper.listed(keeper.asking(), []);
    pass(100);
    expect(shown()).toEqual(['a']);
  });

  test('when a person takes up the console, unless its page does not show the alert', () => {
    const { keeper, pass, shown } = keeperOf(false);
    keeper.raised(eventOf('a'));
    keeper.raised(eventOf('b'));
    keeper.unpainted(['b']);
    pass(100);
    keeper.painted(['a']);
    keeper.attended();
    pass(100);
    expect(shown(), 'b is still mute').toEqual(['a', 'b']);
    keeper.painted(['b']);
    keeper.attended();
    pass(100);
    expect(shown()).toEqual([]);
  });

  test('when it is put away, and comes back after a minute unanswered', () => {
    const { keeper, pass, shown, did } = keeperOf(false);
    keeper.raised(eventOf('a'));
    pass(100);
    keeper.putAway();
    pass(UNHEARD_MS - 1_000);
    did.length = 0;
    pass(2_000);
    expect(shown()).toEqual(['a']);
  });

  test('but stays when what it shows grows worse', () => {
    const { keeper, console, pass, did, shown } = keeperOf(false);
    keeper.raised(eventOf('a', 2));
    pass(100);
    console.isSeen = true;
    keeper.raised(eventOf('a', 3));
    pass(100);
    expect(did).toEqual(['show']);
    expect(shown()).toEqual(['a']);
  });
});

describe('the content of the alarm window', () => {
  test('is the gravest first, then what is due longest; a storm is counted and shown once', () => {
    const { keeper, pass, content, did } = keeperOf(false);
    for (let at = 0; at < 1_000; at += 1) keeper.raised(eventOf(`a-${at}`, 2, { dueAt: DUE + at }));
    keeper.raised(eventOf('worst', 3, { dueAt: DUE + 5_000 }));
    pass(100);
    expect(
      content()
        ?.items.slice(0, 2)
        .map((item) => item.id),
    ).toEqual(['worst', 'a-0']);
    expect(content()?.items).toHaveLength(LISTED);
    expect(content()?.more).toBe(1_001 - LISTED);
    expect(did).toEqual(['show']);
  });

  test('is reported once as drawn', () => {
    const { keeper, pass, did } = keeperOf(false);
    keeper.raised(eventOf('a'));
    pass(100);
    keeper.drawn(['a', 'other']);
    keeper.drawn(['a']);
    pass(10_000);
    expect(did).toEqual(['show', 'shown a']);
  });

  test('that is not drawn within three seconds is reported, sounded by main and tried again', () => {
    const { keeper, pass, did } = keeperOf(false);
    keeper.raised(eventOf('a', 3));
    pass(3_100);
    expect(did).toEqual(['show', 'failed a (not_painted)', 'sound 3']);
    pass(3_100);
    expect(did.slice(3)).toEqual(['renew', 'show']);
    keeper.drawn(['a']);
    did.length = 0;
    pass(20_000);
    expect(did).toEqual([]);
  });

  test('is for a test only its one line, which says whether it was drawn and goes by itself or by hand', async () => {
    const { keeper, pass, shown, sounds, did } = keeperOf();
    const line = { ...itemOf('test-1'), level: 1 };
    const first = keeper.test(line);
    pass(100);
    expect(shown()).toEqual(['test-1']);
    expect(sounds()).toBe(0);
    keeper.drawn(['test-1']);
    expect(await first).toBe('shown');
    expect(keeper.heardTest('other')).toBe(false);
    expect(keeper.heardTest('test-1')).toBe(true);
    pass(100);
    expect(shown()).toEqual([]);
    const second = keeper.test(line);
    pass(3_100);
    expect(await second, 'nothing was drawn').toBe('failed');
    pass(60_000);
    expect(shown()).toEqual([]);
    expect(did.filter((one) => one.startsWith('sound') || one.startsWith('shown'))).toEqual([]);
  });

  test('is gone with the console', () => {
    const { keeper, pass, did, shown } = keeperOf(false);
    keeper.raised(eventOf('a', 3));
    pass(100);
    keeper.close();
    pass(10 * UNHEARD_MS);
    expect(shown()).toEqual([]);
    expect(did).toEqual(['show', 'hide']);
  });
});
