import type { Timers } from '../supervisor/supervisor';
import type { Started, Watched } from './protocol';

/** A console that was started again, as far as the guard follows it. */
export type Revived = {
  readonly pid: number | undefined;
  readonly kill: () => void;
  readonly onExit: (listener: (how: string) => void) => void;
};

export type Trouble = 'lost' | 'silent' | 'gave_up';

export type GuardOptions = {
  readonly timers: Timers;
  /** monotonic milliseconds */
  readonly now: () => number;
  readonly revive: (started: Started) => Revived;
  readonly killMain: (pid: number) => void;
  readonly sound: () => void;
  readonly tell: (trouble: Trouble) => void;
  readonly note: (event: string, more?: Readonly<Record<string, unknown>>) => void;
  /** ends the watchdog's own process */
  readonly end: (why: string) => void;
};

const TICK_MS = 1_000;
/** Ticks without a word after which a living console counts as stuck and is spoken for. */
const SILENT_TICKS = 10;
/** Ticks after which a stuck console is ended and started again. */
const STUCK_TICKS = 30;
/** A tick this late means that the machine slept: nothing can be held against the console for that time. */
const SLEPT_MS = 5_000;
/** A watchdog that nobody spoke to has nothing to watch. */
const UNUSED_TICKS = 60;
const SOUND_TICKS = 5;

/** Waits before the first start and each that follows within the span, ms; after the last the watchdog gives up. */
const WAITS_MS = [0, 2_000, 10_000, 30_000, 60_000] as const;
const SPAN_MS = 15 * 60_000;
/** A console that did not speak to the watchdog by then has not come up. */
const COME_UP_MS = 90_000;
/** Given up: sounds and says so this often. */
const GAVE_UP_SOUND_TICKS = 30;
const GAVE_UP_TELL_TICKS = 300;

type State = 'unused' | 'watching' | 'lost' | 'gave_up' | 'over';

/**
 * The watchdog's decisions, without a process or a clock of its own. A console that is gone without a goodbye is spoken for at once and started
 * again, at most five times within a quarter of an hour; then it only sounds and says so, until somebody starts the console by hand. It sounds when
 * a shift was open or an alert unanswered: without either there is nobody to wake.
 */
export class Guard {
  readonly #options: GuardOptions;
  readonly #cancelTick: () => void;
  #state: State = 'unused';
  #started: Started | null = null;
  #room: Watched = { isShiftOpen: false, alerts: 0 };
  #ticks = 0;
  #silent = 0;
  #lastTick: number;
  #starts: readonly number[] = [];
  #cancelStart: () => void = () => {};

  constructor(options: GuardOptions) {
    this.#options = options;
    this.#lastTick = options.now();
    this.#cancelTick = options.timers.every(TICK_MS, () => this.#tick());
  }

  get state(): State {
    return this.#state;
  }

  /** A console says that it is there: the first, the one that was started again, or one that somebody started by hand. */
  hello(started: Started): void {
    if (this.#state === 'over') return;
    const wasLost = this.#state === 'lost' || this.#state === 'gave_up';
    this.#cancelStart();
    this.#started = started;
    this.#state = 'watching';
    this.#silent = 0;
    this.#options.note(wasLost ? 'back' : 'watching', { pid: started.pid });
  }

  beat(room: Watched): void {
    const { isShiftOpen, alerts } = this.#room;
    if (room.isShiftOpen !== isShiftOpen || room.alerts > 0 !== alerts > 0) this.#options.note('room', room);
    this.#room = room;
    this.#silent = 0;
  }

  /** The console leaves in order. */
  bye(): void {
    this.#over('the console left in order');
  }

  /** The connection ended. Without a goodbye before it the console is gone. */
  closed(): void {
    if (this.#state !== 'watching') return;
    this.#state = 'lost';
    this.#ticks = 0;
    this.#options.note('lost', { pid: this.#started?.pid ?? null, ...this.#room });
    this.#options.tell('lost');
    if (this.#isWorthSound()) this.#options.sound();
    this.#startAgain();
  }

  #over(why: string): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#cancelTick();
    this.#cancelStart();
    this.#options.end(why);
  }

  #isWorthSound(): boolean {
    return this.#room.isShiftOpen || this.#room.alerts > 0;
  }

  #tick(): void {
    const now = this.#options.now();
    const slept = now - this.#lastTick > SLEPT_MS;
    this.#lastTick = now;
    this.#ticks += 1;
    if (slept) this.#silent = 0;
    else if (this.#state === 'watching') this.#watch();
    else if (this.#state === 'lost') this.#soundEvery(SOUND_TICKS);
    else if (this.#state === 'gave_up') {
      this.#soundEvery(GAVE_UP_SOUND_TICKS);
      if (this.#ticks % GAVE_UP_TELL_TICKS === 0) this.#options.tell('gave_up');
    } else if (this.#state === 'unused' && this.#ticks >= UNUSED_TICKS) this.#over('nobody came');
  }

  #soundEvery(ticks: number): void {
    if (this.#ticks % ticks === 0 && this.#isWorthSound()) this.#options.sound();
  }

  #watch(): void {
    this.#silent += 1;
    if (this.#silent < SILENT_TICKS) return;
    if (this.#silent === SILENT_TICKS) {
      this.#options.note('silent', { pid: this.#started?.pid ?? null });
      this.#options.tell('silent');
    }
    if (this.#silent % SOUND_TICKS === 0 && this.#isWorthSound()) this.#options.sound();
    if (this.#silent !== STUCK_TICKS || this.#started === null) return;
    this.#options.note('ended_stuck', { pid: this.#started.pid });
    // Its end closes the connection, and what follows is the same as after any other death.
    this.#options.killMain(this.#started.pid);
  }

  #startAgain(): void {
    const now = this.#options.now();
    this.#starts = this.#starts.filter((at) => now - at < SPAN_MS);
    const wait = WAITS_MS[this.#starts.length];
    if (wait === undefined) {
      this.#state = 'gave_up';
      this.#ticks = 0;
      this.#options.note('gave_up', { starts: this.#starts.length });
      this.#options.tell('gave_up');
      return;
    }
    this.#starts = [...this.#starts, now + wait];
    this.#cancelStart();
    this.#cancelStart = this.#options.timers.after(wait, () => this.#revive());
  }

  #revive(): void {
    const started = this.#started;
    if (started === null || this.#state !== 'lost') return;
    const revived = this.#options.revive(started);
    this.#options.note('start', { pid: revived.pid ?? null, number: this.#starts.length });
    const cancel = this.#options.timers.after(COME_UP_MS, () => {
      this.#options.note('not_up', { pid: revived.pid ?? null });
      revived.kill();
    });
    let isOver = false;
    this.#cancelStart = () => {
      isOver = true;
      cancel();
    };
    revived.onExit((how) => {
      cancel();
      if (isOver || this.#state !== 'lost') return;
      this.#options.note('start_failed', { how });
      this.#startAgain();
    });
  }
}
