import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Alarm, patternOf } from '../../../renderer/app/alerts/sound';

/** An audio context that counts the tones it was asked for, blocked until a gesture or not. */
class FakeContext {
  static tones: number[] = [];
  static isBlocked = false;
  static made: FakeContext[] = [];
  state: AudioContextState = FakeContext.isBlocked ? 'suspended' : 'running';
  readonly currentTime = 0;
  readonly destination = {};
  readonly #waiting: (() => void)[] = [];

  constructor() {
    FakeContext.made.push(this);
  }
  resume(): Promise<void> {
    if (!FakeContext.isBlocked) {
      this.state = 'running';
      for (const release of this.#waiting) release();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
  close(): Promise<void> {
    this.state = 'closed';
    return Promise.resolve();
  }
  createOscillator() {
    const frequency = { value: 0 };
    return {
      frequency,
      type: '',
      connect: (next: unknown) => next,
      start: () => FakeContext.tones.push(frequency.value),
      stop: () => undefined,
    };
  }
  createGain() {
    const gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
    return { gain, connect: (next: unknown) => next };
  }
}

const tonesOf = (level: number): number => patternOf(level).tones.length;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('AudioContext', FakeContext);
  FakeContext.tones = [];
  FakeContext.made = [];
  FakeContext.isBlocked = false;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the alarm', () => {
  it('has a pattern of its own for each level, the graver the louder and the more often', () => {
    const [near, due, late] = [patternOf(1), patternOf(2), patternOf(3)];
    expect(
      new Set([near, due, late].map((pattern) => pattern.tones.map((tone) => tone.hertz).join())).size,
    ).toBe(3);
    expect(near.everyMs).toBeGreaterThan(due.everyMs);
    expect(due.everyMs).toBeGreaterThan(late.everyMs);
    expect(near.loudness).toBeLessThan(late.loudness);
    for (const pattern of [near, due, late]) {
      const end = Math.max(...pattern.tones.map((tone) => tone.at + tone.length));
      expect(end * 1_000).toBeLessThan(pattern.everyMs);
    }
  });

  it('repeats until it is silenced', () => {
    const alarm = new Alarm(() => undefined);
    alarm.setLevel(2);
    vi.advanceTimersByTime(patternOf(2).everyMs * 2);
    expect(FakeContext.tones).toHaveLength(tonesOf(2) * 3);
    alarm.setLevel(0);
    vi.advanceTimersByTime(60_000);
    expect(FakeContext.tones).toHaveLength(tonesOf(2) * 3);
    alarm.stop();
  });

  it('changes its pattern at once when a graver alert comes', () => {
    const alarm = new Alarm(() => undefined);
    alarm.setLevel(1);
    alarm.setLevel(3);
    expect(FakeContext.tones).toHaveLength(tonesOf(1) + tonesOf(3));
    alarm.stop();
  });

  it('tells when it is held back, and sounds once, not all at once, when somebody acts', async () => {
    FakeContext.isBlocked = true;
    const states: boolean[] = [];
    const alarm = new Alarm((isBlocked) => states.push(isBlocked));
    alarm.setLevel(3);
    vi.advanceTimersByTime(patternOf(3).everyMs * 4);
    expect(FakeContext.tones).toEqual([]);
    expect(states.at(-1)).toBe(true);
    FakeContext.isBlocked = false;
    alarm.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeContext.tones).toHaveLength(tonesOf(3));
    expect(states.at(-1)).toBe(false);
    alarm.stop();
  });

  it('is silent and harmless where there is no sound at all', () => {
    vi.unstubAllGlobals();
    const alarm = new Alarm(() => undefined);
    alarm.setLevel(3);
    alarm.stop();
  });
});
