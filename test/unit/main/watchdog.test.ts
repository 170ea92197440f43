import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveDoor, takePlace } from '../../../electron/main/watchdog/door';
import { Guard, type Revived } from '../../../electron/main/watchdog/guard';
import { type Line, WatchdogLink } from '../../../electron/main/watchdog/link';
import {
  readLines,
  restartArgs,
  type Started,
  startedOf,
  type ToWatchdog,
  type Watched,
  watchdogPath,
  watchedOf,
  writeLine,
} from '../../../electron/main/watchdog/protocol';
import { tellCommand, wordTrouble } from '../../../electron/main/watchdog/tell';

const STARTED: Started = {
  pid: 4_711,
  command: '/opt/watchdesk/watchdesk',
  args: ['--home', '/room'],
  cwd: '/',
};
const ON_SHIFT: Watched = { isShiftOpen: true, alerts: 0 };
const MINUTE = 60_000;

/** Timers that run when the test says that time has passed, in their order. */
function paperClock() {
  let now = 0;
  const timers = new Set<{ at: number; every: number | null; run: () => void }>();
  const add = (ms: number, every: number | null, run: () => void): (() => void) => {
    const timer = { at: now + ms, every, run };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const next = (until: number) =>
    [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    timers: {
      after: (ms: number, run: () => void) => add(ms, null, run),
      every: (ms: number, run: () => void) => add(ms, ms, run),
    },
    now: () => now,
    pass: (ms: number): void => {
      const until = now + ms;
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        now = Math.max(now, timer.at);
        if (timer.every === null) timers.delete(timer);
        else timer.at += timer.every;
        timer.run();
      }
      now = until;
    },
    /** the machine sleeps: time goes on, no timer runs before it wakes */
    sleep: (ms: number): void => {
      now += ms;
      for (const timer of timers) timer.at = Math.max(timer.at, now);
    },
  };
}

function guardOf() {
  const clock = paperClock();
  const did: string[] = [];
  const revived: { exit: (how: string) => void }[] = [];
  const guard = new Guard({
    timers: clock.timers,
    now: clock.now,
    revive: (started): Revived => {
      did.push(`start ${started.args.join(' ')}`);
      let listener: (how: string) => void = () => {};
      revived.push({ exit: (how) => listener(how) });
      return {
        pid: 5_000 + revived.length,
        kill: () => {
          did.push('kill revived');
          listener('killed');
        },
        onExit: (next) => {
          listener = next;
        },
      };
    },
    killMain: (pid) => did.push(`kill ${pid}`),
    sound: () => did.push('sound'),
    tell: (trouble) => did.push(`tell ${trouble}`),
    note: () => {},
    end: (why) => did.push(`end: ${why}`),
  });
  const live = (seconds: number, room = ON_SHIFT): void => {
    for (let second = 0; second < seconds; second += 1) {
      clock.pass(1_000);
      guard.beat(room);
    }
  };
  return { guard, clock, did, revived, live };
}

describe('the watchdog', () => {
  test('says and does nothing while the console lives', () => {
    const { guard, did, live } = guardOf();
    guard.hello(STARTED);
    live(600);
    expect(did).toEqual([]);
  });

  test('sounds and starts the console again with the same arguments at once when it is gone without a goodbye', () => {
    const { guard, clock, did, live } = guardOf();
    guard.hello(STARTED);
    live(3);
    guard.closed();
    clock.pass(0);
    expect(did).toEqual(['tell lost', 'sound', 'start --home /room']);
    clock.pass(10_000);
    expect(did.filter((one) => one === 'sound').length, 'goes on sounding').toBeGreaterThan(1);
    guard.hello({ ...STARTED, pid: 5_001 });
    did.length = 0;
    live(600);
    expect(did).toEqual([]);
    expect(guard.state).toBe('watching');
  });

  test('wakes nobody when no shift is open and nothing is unanswered, but starts it again', () => {
    const { guard, clock, did, live } = guardOf();
    guard.hello(STARTED);
    live(3, { isShiftOpen: false, alerts: 0 });
    guard.closed();
    clock.pass(20_000);
    expect(did).toEqual(['tell lost', 'start --home /room']);
  });

  test('sounds for an unanswered alert without a shift', () => {
    const { guard, did, live } = guardOf();
    guard.hello(STARTED);
    live(3, { isShiftOpen: false, alerts: 2 });
    guard.closed();
    expect(did).toContain('sound');
  });

  test('ends when the console leaves in order', () => {
    const { guard, clock, did, live } = guardOf();
    guard.hello(STARTED);
    live(3);
    guard.bye();
    guard.closed();
    clock.pass(MINUTE);
    expect(did).toEqual(['end: the console left in order']);
  });

  test('ends when nobody ever came', () => {
    const { clock, did } = guardOf();
    clock.pass(61_000);
    expect(did).toEqual(['end: nobody came']);
  });

  test('gives up after five starts in a row, each later than the one before, then only sounds and says so', () => {
    const { guard, clock, did, revived, live } = guardOf();
    guard.hello(STARTED);
    live(3);
    guard.closed();
    const waits: number[] = [];
    for (let count = 1; count <= 5; count += 1) {
      const from = clock.now();
      while (revived.length < count) clock.pass(500);
      waits.push(clock.now() - from);
      revived[count - 1]?.exit('exit 1');
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(guard.state).toBe('gave_up');
    expect(did.at(-1)).toBe('tell gave_up');
    did.length = 0;
    clock.pass(10 * MINUTE);
    expect(did).not.toContain('start --home /room');
    expect(did.filter((one) => one === 'sound')).toHaveLength(20);
    expect(did.filter((one) => one === 'tell gave_up')).toHaveLength(2);
    // Somebody started it by hand.
    guard.hello({ ...STARTED, pid: 6_000 });
    did.length = 0;
    live(60);
    expect(did).toEqual([]);
  });

  test('gives up on a console that comes up and dies again and again', () => {
    const { guard, clock, did, revived, live } = guardOf();
    guard.hello(STARTED);
    live(3);
    guard.closed();
    for (let count = 1; guard.state !== 'gave_up' && count < 20; count += 1) {
      while (revived.length < count) clock.pass(500);
      guard.hello({ ...STARTED, pid: 5_000 + count });
      live(2);
      guard.closed();
    }
    expect(guard.state).toBe('gave_up');
    expect(did.filter((one) => one.startsWith('start'))).toHaveLength(5);
  });

  test('has all its starts again once the console held for a quarter of an hour', () => {
    const { guard, clock, did, live } = guardOf();
    guard.hello(STARTED);
    for (let count = 0; count < 12; count += 1) {
      live(16 * 60);
      guard.closed();
      clock.pass(0);
      guard.hello(STARTED);
    }
    expect(did.filter((one) => one.startsWith('start'))).toHaveLength(12);
    expect(guard.state).toBe('watching');
  });

  test('ends a start that does not come up, and tries again', () => {
    const { guard, clock, did, live } = guardOf();
    guard.hello(STARTED);
    live(3);
    guard.closed();
    clock.pass(95_000);
    expect(did).toContain('kill revived');
    expect(did.filter((one) => one.startsWith('start'))).toHaveLength(2);
  });

  test('speaks for a stuck console within ten seconds, and ends it after thirty', () => {
    const { guard, clock, did, live } = guardOf();
    guard.hello(STARTED);
    live(3);
    clock.pass(10_000);
    expect(did).toEqual(['tell silent', 'sound']);
    clock.pass(20_000);
    expect(did).toContain('kill 4711');
    guard.closed();
    clock.pass(0);
    expect(did.at(-1)).toBe('start --home /room');
  });

  test('holds no sleep of the machine against the console', () => {
    const { guard, clock, did, live } = guardOf();
    guard.hello(STARTED);
    live(3);
    clock.sleep(8 * 3_600_000);
    clock.pass(1_000);
    live(60);
    expect(did).toEqual([]);
  });
});

describe('the words of the watchdog', () => {
  test('say in both languages what happened, and travel as words', () => {
    for (const trouble of ['lost', 'silent', 'gave_up'] as const) {
      for (const locale of ['zh', 'en'] as const) {
        const told = wordTrouble(trouble, locale, 4_711);
        expect(told.title.length * told.message.length).toBeGreaterThan(0);
        const [, args, env] = tellCommand(told, 'win32');
        expect(args.join(' ')).not.toContain(told.title);
        expect(env['WATCHDESK_TITLE']).toBe(told.title);
        expect(tellCommand(told, 'linux')[1].slice(-2)).toEqual([told.title, told.message]);
      }
    }
    expect(wordTrouble('gave_up', 'zh', 4_711).message).toContain('4711');
  });
});

describe('what main and the watchdog say to each other', () => {
  test('is read whole or not at all', () => {
    expect(startedOf(STARTED)).toEqual(STARTED);
    for (const bad of [
      null,
      {},
      { ...STARTED, pid: 1 },
      { ...STARTED, args: [5] },
      { ...STARTED, cwd: null },
    ])
      expect(startedOf(bad)).toBeNull();
    expect(watchedOf(ON_SHIFT)).toEqual(ON_SHIFT);
    for (const bad of [null, {}, { isShiftOpen: 1, alerts: 0 }, { isShiftOpen: true, alerts: '1' }])
      expect(watchedOf(bad)).toBeNull();
  });

  test('does not carry the switches of a debugger into the next start', () => {
    const args = ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0', '/app', '--home', '/room'];
    expect(restartArgs(args)).toEqual(['--no-sandbox', '/app', '--home', '/room']);
  });

  test('goes through a place of each home, short enough for the system', () => {
    expect(watchdogPath('/a')).not.toBe(watchdogPath('/b'));
    expect(Buffer.byteLength(watchdogPath(`/${'长'.repeat(100)}`))).toBeLessThan(108);
    expect(watchdogPath('/a', 'win32')).toMatch(/^\\\\\.\\pipe\\watchdesk-watchdog-[0-9a-f]{16}$/);
  });
});

describe("main's side", () => {
  function linkOf(answers: readonly boolean[], why: string | null = null) {
    const clock = paperClock();
    const sent: ToWatchdog[] = [];
    const closers: (() => void)[] = [];
    const hearers: ((message: Readonly<Record<string, unknown>>) => void)[] = [];
    const states: string[] = [];
    let asked = 0;
    let starts = 0;
    const line = (): Line => ({
      send: (message) => sent.push(message),
      onMessage: (listener) => hearers.push(listener),
      onClose: (listener) => closers.push(listener),
      end: () => {},
    });
    const link = new WatchdogLink({
      connect: async () => {
        const isThere = answers[Math.min(asked, answers.length - 1)] === true;
        asked += 1;
        return isThere ? line() : null;
      },
      start: () => {
        starts += 1;
        return why;
      },
      started: STARTED,
      timers: clock.timers,
      onState: (isWatched, state) => states.push(isWatched ? 'watched' : `alone (${state})`),
      log: () => {},
    });
    const settle = async (ms = 0): Promise<void> => {
      for (let part = 0; part <= ms; part += 200) {
        await new Promise((done) => setImmediate(done));
        clock.pass(Math.min(200, ms));
        await new Promise((done) => setImmediate(done));
      }
    };
    const close = (): void => {
      for (const closer of closers.splice(0)) closer();
    };
    const say = (message: Readonly<Record<string, unknown>>): void => hearers.at(-1)?.(message);
    return { link, sent, settle, close, say, states, starts: () => starts };
  }

  test('takes the watchdog that is there, says who it is and then every second that it lives', async () => {
    const { link, sent, settle, starts } = linkOf([true]);
    link.start();
    link.start();
    await settle();
    expect(starts()).toBe(0);
    expect(sent).toEqual([{ hello: STARTED }, { beat: { isShiftOpen: false, alerts: 0 } }]);
    link.setRoom(ON_SHIFT);
    await settle(2_000);
    expect(sent.slice(2).every((message) => 'beat' in message && message.beat.isShiftOpen)).toBe(true);
    expect(sent.length).toBeGreaterThanOrEqual(5);
  });

  test('starts one where there is none, and another when that one dies', async () => {
    const { link, sent, settle, close, starts } = linkOf([false, false, true, false, true]);
    link.start();
    await settle(1_000);
    expect(starts()).toBe(1);
    expect(sent[0]).toEqual({ hello: STARTED });
    sent.length = 0;
    close();
    await settle(1_000);
    expect(starts()).toBe(2);
    expect(sent[0]).toEqual({ hello: STARTED });
  });

  test('has the watchdog try its own sound, and does not wait for one that is gone', async () => {
    const { link, sent, settle, close, say, states } = linkOf([true, false], 'no Node');
    expect(await link.test()).toBe('not_running');
    link.start();
    await settle();
    const heard = link.test();
    expect(sent.at(-1)).toEqual({ test: true });
    say({ tested: null });
    expect(await heard).toBeNull();
    const failed = link.test();
    say({ tested: 'aplay: no card' });
    expect(await failed).toBe('aplay: no card');
    const lost = link.test();
    close();
    expect(await lost).toBe('not_running');
    await settle();
    expect(states).toEqual(['watched', 'alone (not_running)', 'alone (no Node)', 'alone (no_answer)']);
  });

  test('goes on without one where none can be started, and tries again later', async () => {
    const { link, settle, starts } = linkOf([false], 'no Node');
    link.start();
    await settle(10_000);
    expect(starts()).toBe(2);
  });

  test('says goodbye and starts nothing after it', async () => {
    const { link, sent, settle, close, starts } = linkOf([true, false]);
    link.start();
    await settle();
    const left = link.bye();
    expect(sent.at(-1)).toEqual({ bye: true });
    close();
    await left;
    link.start();
    await settle(20_000);
    expect(starts()).toBe(0);
  });

  test('does not wait for ever for a watchdog that hangs', async () => {
    const { link, settle } = linkOf([true]);
    link.start();
    await settle();
    const left = link.bye();
    await settle(1_000);
    await left;
  });
});

describe('the place of the watchdog in a home', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'watchdesk-dog-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const open = (): Promise<Socket> =>
    new Promise((settle, fail) => {
      const socket = connect(watchdogPath(home));
      socket.once('connect', () => settle(socket));
      socket.once('error', fail);
    });

  test('is taken once; a file that a killed one left behind is no obstacle', async () => {
    const first = await takePlace(home);
    if (first === null) throw new Error('the place was not free');
    expect(statSync(watchdogPath(home)).mode & 0o777).toBe(0o600);
    expect(await takePlace(home)).toBeNull();
    expect(first.isOurs()).toBe(true);
    await new Promise((done) => first.server.close(done));
    const second = await takePlace(home);
    expect(second).not.toBeNull();
    expect(first.isOurs()).toBe(false);
    second?.server.close();
  });

  test('hears a console until its connection ends, and only the one that came last', async () => {
    const place = await takePlace(home);
    if (place === null) throw new Error('the place was not free');
    const { guard } = guardOf();
    const heard: string[] = [];
    const spy: Pick<Guard, 'hello' | 'beat' | 'bye' | 'closed'> = {
      hello: ({ pid }) => heard.push(`hello ${pid}`),
      beat: ({ alerts }) => heard.push(`beat ${alerts}`),
      bye: () => heard.push('bye'),
      closed: () => heard.push('closed'),
    };
    serveDoor(place.server, Object.assign(Object.create(guard) as Guard, spy), async () => 'no card');
    const first = await open();
    const answers: unknown[] = [];
    readLines(first, (value) => answers.push(value));
    writeLine(first, { beat: { isShiftOpen: true, alerts: 9 } });
    writeLine(first, { hello: STARTED });
    writeLine(first, { beat: { isShiftOpen: true, alerts: 1 } });
    await expect.poll(() => heard).toEqual(['hello 4711', 'beat 1']);
    writeLine(first, { test: true });
    await expect.poll(() => answers).toEqual([{ watching: process.pid }, { tested: 'no card' }]);
    const second = await open();
    writeLine(second, { hello: { ...STARTED, pid: 4_712 } });
    await expect.poll(() => heard.at(-1)).toBe('hello 4712');
    first.destroy();
    second.write('not json\n');
    await expect.poll(() => heard.at(-1)).toBe('closed');
    expect(heard.filter((one) => one === 'closed')).toHaveLength(1);
    place.server.close();
  });
});
