/** One tone of a pattern: hertz, start and length in seconds from the beginning of the pattern. */
export type Tone = { readonly hertz: number; readonly at: number; readonly length: number };
export type Pattern = {
  readonly tones: readonly Tone[];
  readonly everyMs: number;
  readonly loudness: number;
};

const beeps = (hertz: readonly number[], step: number, length: number): Tone[] =>
  hertz.map((tone, place) => ({ hertz: tone, at: place * step, length }));

const NEAR: Pattern = { tones: beeps([660, 880], 0.18, 0.14), everyMs: 20_000, loudness: 0.12 };
const DUE: Pattern = { tones: beeps([880, 880, 880], 0.22, 0.16), everyMs: 6_000, loudness: 0.25 };
const LATE: Pattern = {
  tones: beeps([988, 740, 988, 740, 988, 740], 0.2, 0.18),
  everyMs: 3_000,
  loudness: 0.4,
};

/** What an alert of a level sounds like: 1 near, 2 due, 3 overdue for long; each can be told by ear. */
export function patternOf(level: number): Pattern {
  if (level <= 1) return NEAR;
  return level === 2 ? DUE : LATE;
}

/** While somebody is on the telephone only what is overdue for long is heard, and softly. */
const HUSHED = 0.2;

/** How loud a level sounds, 0 not at all. The picture is never softened. */
export function loudnessOf(level: number, isHushed: boolean): number {
  if (!isHushed) return patternOf(level).loudness;
  return level >= 3 ? patternOf(level).loudness * HUSHED : 0;
}

/** Repeats the pattern of a level until it is stopped or the level changes. Owns its audio context. */
export class Alarm {
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #level = 0;
  #isHushed = false;
  #isResuming = false;
  readonly #onState: (isBlocked: boolean) => void;

  constructor(onState: (isBlocked: boolean) => void) {
    this.#onState = onState;
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
    this.#level = 0;
    void this.#context?.close();
    this.#context = null;
  }

  #play(): void {
    if (typeof AudioContext === 'undefined') return;
    this.#context ??= new AudioContext();
    if (this.#context.state === 'running') this.#schedule(this.#context);
    else this.#resume(this.#context);
  }

  /** While it is blocked the promise stays open, so one at a time; it sounds as soon as it may. */
  #resume(context: AudioContext): void {
    this.#onState(true);
    if (this.#isResuming) {
      void context.resume();
      return;
    }
    this.#isResuming = true;
    context.resume().then(
      () => {
        this.#isResuming = false;
        this.#onState(false);
        if (this.#level > 0 && context === this.#context) this.#schedule(context);
      },
      () => {
        this.#isResuming = false;
      },
    );
  }

  #schedule(context: AudioContext): void {
    const pattern = patternOf(this.#level);
    const loudness = loudnessOf(this.#level, this.#isHushed);
    if (loudness === 0) return;
    for (const tone of pattern.tones) this.#sound(context, tone, loudness);
  }

  #sound(context: AudioContext, tone: Tone, loudness: number): void {
    const start = context.currentTime + tone.at;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = 'triangle';
    oscillator.frequency.value = tone.hertz;
    // A short rise and fall, or the speaker clicks.
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + 0.01);
    gain.gain.setValueAtTime(loudness, start + tone.length - 0.03);
    gain.gain.linearRampToValueAtTime(0, start + tone.length);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + tone.length);
  }
}
