import type { Timers } from '../supervisor/supervisor';
import { BEAT_MS, type Started, type ToWatchdog, type Watched } from './protocol';

/** An open connection to the watchdog. */
export type Line = {
  readonly send: (message: ToWatchdog) => void;
  readonly onMessage: (listener: (message: Readonly<Record<string, unknown>>) => void) => void;
  readonly onClose: (listener: () => void) => void;
  readonly end: () => void;
};

export type LinkOptions = {
  /** null when nobody answers */
  readonly connect: () => Promise<Line | null>;
  /** starts a watchdog; why it could not be started, or null */
  readonly start: () => string | null;
  readonly started: Started;
  readonly timers: Timers;
  /** told when somebody watches, and when nobody does and why */
  readonly onState: (isWatched: boolean, why: string) => void;
  readonly log: (line: string) => void;
};

/** Between two looks whether a watchdog that was just started listens. */
const LOOK_MS = 200;
const LOOKS = 50;
/** Between two attempts to have a watchdog at all. */
const AGAIN_MS = 10_000;
const BYE_MS = 1_000;
/** A player of the system may take its time over a card that is asleep. */
const TEST_MS = 20_000;

/**
 * Main's side of the watchdog: finds the one of this home or starts it, says every second that main lives, and says goodbye. A watchdog that dies
 * is replaced.
 */
export class WatchdogLink {
  readonly #options: LinkOptions;
  #line: Line | null = null;
  #room: Watched = { isShiftOpen: false, alerts: 0 };
  #isWanted = false;
  #isLeaving = false;
  #cancelBeat: () => void = () => {};
  #tested: ((why: string | null) => void) | null = null;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Wants a watchdog from now on. */
  start(): void {
    if (this.#isWanted || this.#isLeaving) return;
    this.#isWanted = true;
    void this.#find();
  }

  /** Lets the watchdog make its own sound; why it was not heard, or null. */
  test(): Promise<string | null> {
    const line = this.#line;
    if (line === null) return Promise.resolve('not_running');
    this.#tested?.('replaced');
    return new Promise((done) => {
      const cancel = this.#options.timers.after(TEST_MS, () => this.#tested?.('no_answer'));
      this.#tested = (why) => {
        this.#tested = null;
        cancel();
        done(why);
      };
      line.send({ test: true });
    });
  }

  setRoom(room: Watched): void {
    this.#room = room;
    this.#line?.send({ beat: room });
  }

  /** Says goodbye and waits until the watchdog has gone, at most a second. Nothing is started after this. */
  bye(): Promise<void> {
    this.#isLeaving = true;
    this.#cancelBeat();
    const line = this.#line;
    if (line === null) return Promise.resolve();
    return new Promise((done) => {
      const cancel = this.#options.timers.after(BYE_MS, () => {
        line.end();
        done();
      });
      line.onClose(() => {
        cancel();
        done();
      });
      line.send({ bye: true });
    });
  }

  async #find(): Promise<void> {
    const { connect, start, log, timers } = this.#options;
    let line = await connect();
    if (line === null && !this.#isLeaving) {
      const why = start();
      if (why !== null) {
        log(`there is no watchdog: ${why}`);
        this.#options.onState(false, why);
      }
      for (let look = 0; why === null && line === null && look < LOOKS && !this.#isLeaving; look += 1) {
        await new Promise<void>((done) => timers.after(LOOK_MS, done));
        line = await connect();
      }
    }
    if (this.#isLeaving) line?.end();
    else if (line === null) {
      log('no watchdog answers; it is tried again');
      this.#options.onState(false, 'no_answer');
      timers.after(AGAIN_MS, () => void this.#find());
    } else this.#use(line);
  }

  #use(line: Line): void {
    this.#line = line;
    line.send({ hello: this.#options.started });
    line.send({ beat: this.#room });
    this.#cancelBeat = this.#options.timers.every(BEAT_MS, () => line.send({ beat: this.#room }));
    line.onMessage(({ tested }) => {
      if (tested === null || typeof tested === 'string') this.#tested?.(tested);
    });
    this.#options.onState(true, '');
    line.onClose(() => {
      this.#cancelBeat();
      this.#line = null;
      this.#tested?.('not_running');
      if (this.#isLeaving) return;
      this.#options.onState(false, 'not_running');
      this.#options.log('the watchdog is gone; another one is started');
      void this.#find();
    });
  }
}
