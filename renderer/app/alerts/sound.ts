import { loudnessOf, patternOf, soundOf } from '../../../shared/channels/sounds';
import { playSound } from './play';
import { volume } from './volume';

/** What came of sounding the level that waits: it started (softly, perhaps), or why nothing is heard. */
export type Sounding = { readonly outcome: 'shown' | 'failed'; readonly reason: string };

export type AlarmListeners = {
  /** the browser holds the sound back until somebody acts, or no longer does */
  readonly onBlocked: (isBlocked: boolean) => void;
  /** told at every pattern */
  readonly onSounding?: (sounding: Sounding) => void;
};

/** A context that has not started by then is taken to be held back. */
const HELD_BACK_MS = 2_000;

/** Repeats the pattern of a level until it is stopped or the level changes. Owns its audio context. */
export class Alarm {
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #heldBack: ReturnType<typeof setTimeout> | undefined;
  #level = 0;
  #isHushed = false;
  #isResuming = false;
  readonly #listeners: AlarmListeners;

  constructor(listeners: AlarmListeners) {
    this.#listeners = listeners;
  }

  /** Level 0 is silence. */
  setLevel(level: number): void {
    if (level === this.#level) return;
    this.#level = level;
    clearInterval(this.#timer);
    if (level === 0) return;
    this.#play();
    this.#timer = setInterval(() => this.#play(), patternOf(level).everyMs);
  }

  /** Takes effect from the next pattern on; when it ends what waits is heard at once. */
  setHushed(isHushed: boolean): void {
    if (isHushed === this.#isHushed) return;
    this.#isHushed = isHushed;
    if (!isHushed && this.#level > 0) this.#play();
  }

  /** A gesture of a person: lets a blocked context start. */
  wake(): void {
    if (this.#context !== null && this.#context.state !== 'running') this.#resume(this.#context);
  }

  stop(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#heldBack);
    this.#level = 0;
    void this.#context?.close();
    this.#context = null;
  }

  #tell(outcome: Sounding['outcome'], reason = ''): void {
    this.#listeners.onSounding?.({ outcome, reason });
  }

  #play(): void {
    if (typeof AudioContext === 'undefined') {
      this.#tell('failed', 'no_audio');
      return;
    }
    this.#context ??= new AudioContext();
    if (this.#context.state === 'running') this.#sound(this.#context);
    else this.#resume(this.#context);
  }

  /** While it is blocked the promise stays open, so one at a time; it sounds as soon as it may. */
  #resume(context: AudioContext): void {
    this.#listeners.onBlocked(true);
    if (this.#isResuming) {
      void context.resume();
      return;
    }
    this.#isResuming = true;
    clearTimeout(this.#heldBack);
    this.#heldBack = setTimeout(() => this.#tell('failed', 'blocked'), HELD_BACK_MS);
    const settled = (): void => {
      this.#isResuming = false;
      clearTimeout(this.#heldBack);
    };
    context.resume().then(() => {
      settled();
      this.#listeners.onBlocked(false);
      if (this.#level > 0 && context === this.#context) this.#sound(context);
    }, settled);
  }

  #sound(context: AudioContext): void {
    const loudness = loudnessOf(this.#level, this.#isHushed) * volume();
    if (loudness === 0) {
      this.#tell('failed', 'hushed');
      return;
    }
    playSound(context, soundOf(this.#level), loudness);
    this.#tell('shown', this.#isHushed ? 'softened' : '');
  }
}
