import type { Timers } from '../supervisor/supervisor';
import { BEAT_MS, type Started, type ToWatchdog, type Watched } from './protocol';

/** An open connection to the watchdog. */
export type Line = {
  readonly send: (message: ToWatchdog) => void;
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
  readonly log: (line: string) => void;
};

/** Between two looks whether a watchdog that was just started listens. */
const LOOK_MS = 200;
const LOOKS = 50;
/** Between two attempts to have a watchdog at all. */
const AGAIN_MS = 10_000;
const BYE_MS = 1_000;

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

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Wants a watchdog from now on. */
  start(): void {
    if (this.#isWanted || this.#isLeaving) return;
    this.#isWanted = true;
    void this.#find();
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
      if (why !== null) log(`there is no watchdog: ${why}`);
      for (let look = 0; why === null && line === null && look < LOOKS && !this.#isLeaving; look += 1) {
        await new Promise<void>((done) => timers.after(LOOK_MS, done));
        line = await connect();
      }
    }
    if (this.#isLeaving) line?.end();
    else if (line === null) {
      log('no watchdog answers; it is tried again');
      timers.after(AGAIN_MS, () => void this.#find());
    } else this.#use(line);
  }

  #use(line: Line): void {
    this.#line = line;
    line.send({ hello: this.#options.started });
    line.send({ beat: this.#room });
    this.#cancelBeat = this.#options.timers.every(BEAT_MS, () => line.send({ beat: this.#room }));
    line.onClose(() => {
      this.#cancelBeat();
      this.#line = null;
      if (this.#isLeaving) return;
      this.#options.log('the watchdog is gone; another one is started');
      void this.#find();
    });
  }
}
