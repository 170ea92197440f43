import { beforeEach, describe, expect, test } from 'vitest';
import { restartDelay } from '../../../electron/main/supervisor/backoff';
import {
  type DeskExit,
  type DeskProcess,
  type DeskState,
  DeskSupervisor,
  type Timers,
  type ToDesk,
} from '../../../electron/main/supervisor/supervisor';
import type { DeskEvent } from '../../../shared/contract/envelope';

/** Time that only moves when told. */
class FakeTime {
  now = 0;
  #tasks: { at: number; every: number | null; run: () => void }[] = [];
  readonly timers: Timers = {
    after: (ms, run) => this.#add(ms, null, run),
    every: (ms, run) => this.#add(ms, ms, run),
  };

  #add(ms: number, every: number | null, run: () => void): () => void {
    const task = { at: this.now + ms, every, run };
    this.#tasks.push(task);
    return () => {
      this.#tasks = this.#tasks.filter((one) => one !== task);
    };
  }

  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = this.#tasks.filter((task) => task.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.now = next.at;
      if (next.every === null) this.#tasks = this.#tasks.filter((task) => task !== next);
      else next.at += next.every;
      next.run();
    }
    this.now = until;
  }
}

class FakeDesk implements DeskProcess {
  readonly got: ToDesk[] = [];
  isKilled = false;
  answersPings = true;
  #message: (message: unknown) => void = () => {};
  #exit: (how: DeskExit) => void = () => {};
  readonly pid: number;
  constructor(pid: number) {
    this.pid = pid;
  }
  send = (message: ToDesk): void => {
    this.got.push(message);
    if ('ping' in message && this.answersPings) this.say({ pong: message.ping });
  };
  kill = (): void => {
    this.isKilled = true;
    this.exit({ code: null, signal: 'SIGKILL' });
  };
  onMessage = (listener: (message: unknown) => void): void => {
    this.#message = listener;
  };
  onExit = (listener: (how: DeskExit) => void): void => {
    this.#exit = listener;
  };
  say(message: unknown): void {
    this.#message(message);
  }
  ready(): void {
    this.say({ event: 'ready', pid: this.pid });
  }
  exit(how: DeskExit): void {
    this.#exit(how);
  }
  get requests(): { id: number; procedure: string }[] {
    return this.got.filter((message) => 'procedure' in message);
  }
}

let time: FakeTime;
let desks: FakeDesk[];
let starts: number[];
let states: DeskState['state'][];
let events: DeskEvent[];
let supervisor: DeskSupervisor;
const desk = (): FakeDesk => desks.at(-1) as FakeDesk;
const crash: DeskExit = { code: 1, signal: null };
const unavailable = { ok: false, error: { code: 'desk_unavailable' } };

beforeEach(() => {
  time = new FakeTime();
  desks = [];
  starts = [];
  states = [];
  events = [];
  supervisor = new DeskSupervisor({
    start: () => {
      starts.push(time.now);
      desks.push(new FakeDesk(desks.length + 1));
      return desk();
    },
    timers: time.timers,
    onEvent: (event) => events.push(event),
    onState: ({ state }) => states.push(state),
    log: () => {},
  });
  supervisor.start();
});

describe('calls', () => {
  test('get the reply that carries their number, in any order', async () => {
    desk().ready();
    const first = supervisor.call('log.count', {}, null);
    const second = supervisor.call('log.get', { entryId: 'x' }, 'a-1');
    const [one, two] = desk().requests;
    expect(desk().got).toContainEqual({ id: one?.id, procedure: 'log.count', input: {} });
    expect(desk().got).toContainEqual({
      id: two?.id,
      procedure: 'log.get',
      input: { entryId: 'x' },
      as: 'a-1',
    });
    desk().say({ id: two?.id, ok: false, error: { code: 'not_found' } });
    desk().say({ id: one?.id, ok: true, value: 7 });
    expect(await first).toEqual({ ok: true, value: 7 });
    expect(await second).toEqual({ ok: false, error: { code: 'not_found' } });
  });

  test('made while the desk starts wait for it, and go out once it is ready', async () => {
    const call = supervisor.call('system.status', {}, null);
    time.pass(4_900);
    expect(desk().requests).toHaveLength(0);
    desk().ready();
    const [request] = desk().requests;
    time.pass(60_000);
    desk().say({ id: request?.id, ok: true, value: 'late but answered' });
    expect(await call).toEqual({ ok: true, value: 'late but answered' });
  });

  test('made while the desk starts are given up after 5 s and then never sent', async () => {
    const call = supervisor.call('log.append', {}, 'a-1');
    time.pass(5_000);
    expect(await call).toEqual(unavailable);
    desk().ready();
    expect(desk().requests).toHaveLength(0);
  });

  test('in flight when the desk dies end as unavailable and are not repeated to the next one', async () => {
    desk().ready();
    const call = supervisor.call('log.append', {}, 'a-1');
    desk().exit(crash);
    expect(await call).toEqual(unavailable);
    desk().ready();
    expect(desks).toHaveLength(2);
    expect(desk().requests).toHaveLength(0);
  });

  test('made while the desk is away end at once', async () => {
    desk().exit(crash);
    desk().exit(crash);
    expect(states.at(-1)).toBe('down');
    expect(await supervisor.call('log.count', {}, null)).toEqual(unavailable);
  });

  test('are deaf to replies nobody waits for and to messages that are no message', () => {
    desk().ready();
    for (const message of [null, 7, 'x', [], { id: 99, ok: true, value: 1 }, { id: 'x' }])
      desk().say(message);
    expect(supervisor.state.state).toBe('up');
  });
});

describe('a desk that dies', () => {
  test('is started again at once, then after 250 ms, 1 s, 2 s and from then on 5 s', () => {
    for (let round = 0; round < 7; round += 1) {
      desk().exit(crash);
      time.pass(restartDelay(round));
    }
    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(gaps).toEqual([0, 250, 1_000, 2_000, 5_000, 5_000, 5_000]);
  });

  test('after it had been up for a second counts as failing for the first time again', () => {
    for (let round = 0; round < 4; round += 1) {
      desk().exit(crash);
      time.pass(5_000);
    }
    desk().ready();
    time.pass(1_000);
    desk().exit(crash);
    expect(starts.at(-1)).toBe(time.now);
    expect(states.slice(-3)).toEqual(['up', 'down', 'starting']);
  });

  test('because its data cannot be opened is not tried again in a hurry', () => {
    desk().exit({ code: 3, signal: null });
    time.pass(4_999);
    expect(starts).toHaveLength(1);
    time.pass(1);
    expect(starts).toHaveLength(2);
  });
});

describe('a desk that is silent', () => {
  test('for 5 s is ended and started again', () => {
    desk().ready();
    const hung = desk();
    hung.answersPings = false;
    time.pass(5_000);
    expect(hung.isKilled).toBe(false);
    time.pass(1_000);
    expect(hung.isKilled).toBe(true);
    expect(desks).toHaveLength(2);
  });

  test('but says anything at all lives on', () => {
    desk().ready();
    desk().answersPings = false;
    for (let second = 0; second < 30; second += 1) {
      time.pass(1_000);
      if (second % 4 === 0) desk().say({ event: 'heartbeat', at: 0, alerts: 0, topLevel: 0 });
    }
    expect(desks).toHaveLength(1);
  });

  test('while it starts is given a minute, since a migration may hold it', () => {
    desk().answersPings = false;
    time.pass(60_000);
    expect(desks).toHaveLength(1);
    time.pass(1_000);
    expect(desks).toHaveLength(2);
  });
});

describe('around the life of the desk', () => {
  test('its events pass on, and being up is told once', () => {
    desk().ready();
    desk().say({ event: 'changed', areas: ['log'] });
    desk().ready();
    expect(events.map((event) => event.event)).toEqual(['ready', 'changed', 'ready']);
    expect(states).toEqual(['starting', 'up']);
  });

  test('a desk that was replaced is no longer listened to', () => {
    desk().ready();
    const old = desk();
    old.exit(crash);
    desk().ready();
    old.say({ event: 'changed', areas: ['log'] });
    old.exit(crash);
    expect(events.filter((event) => event.event === 'changed')).toHaveLength(0);
    expect(desks).toHaveLength(2);
  });

  test('it is told when the machine woke up', () => {
    supervisor.wake();
    desk().ready();
    supervisor.wake();
    expect(desk().got.filter((message) => 'wake' in message)).toHaveLength(1);
  });

  test('a restart that a person asks for does not wait', () => {
    desk().ready();
    supervisor.restart();
    expect(desks).toHaveLength(2);
    expect(starts.at(-1)).toBe(0);
  });

  test('stopping asks first, and nothing is started or sent afterwards', async () => {
    desk().ready();
    const stopped = supervisor.stop();
    expect(desk().got.at(-1)).toEqual({ stop: true });
    expect(await supervisor.call('log.count', {}, null)).toEqual(unavailable);
    desk().exit({ code: 0, signal: null });
    await stopped;
    time.pass(60_000);
    expect(desks).toHaveLength(1);
  });

  test('stopping a desk that does not listen ends it after 3 s', async () => {
    desk().ready();
    const stopped = supervisor.stop();
    time.pass(2_999);
    expect(desk().isKilled).toBe(false);
    time.pass(1);
    await stopped;
    expect(desk().isKilled).toBe(true);
  });
});
