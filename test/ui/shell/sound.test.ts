import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Alarm, type Sounding } from '../../../renderer/app/alerts/sound';
import { MIN_VOLUME, setVolume, volume } from '../../../renderer/app/alerts/volume';
import { patternOf } from '../../../shared/channels/sounds';

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
    const alarm = new Alarm({ onBlocked: () => undefined });
    alarm.setLevel(2);
    vi.advanceTimersByTime(patternOf(2).everyMs * 2);
    expect(FakeContext.tones).toHaveLength(tonesOf(2) * 3);
    alarm.setLevel(0);
    vi.advanceTimersByTime(60_000);
    expect(FakeContext.tones).toHaveLength(tonesOf(2) * 3);
    alarm.stop();
  });

  it('changes its pattern at once when a graver alert comes', () => {
    const alarm = new Alarm({ onBlocked: () => undefined });
    alarm.setLevel(1);
    alarm.setLevel(3);
    expect(FakeContext.tones).toHaveLength(tonesOf(1) + tonesOf(3));
    alarm.stop();
  });

  it('tells when it is held back, and sounds once, not all at once, when somebody acts', async () => {
    FakeContext.isBlocked = true;
    const states: boolean[] = [];
    const alarm = new Alarm({ onBlocked: (isBlocked) => states.push(isBlocked) });
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

  function heardBy(change: (alarm: Alarm) => void): Sounding[] {
    const soundings: Sounding[] = [];
    const alarm = new Alarm({
      onBlocked: () => undefined,
      onSounding: (sounding) => soundings.push(sounding),
    });
    change(alarm);
    vi.advanceTimersByTime(2_500);
    alarm.stop();
    return soundings;
  }

  it('says that it sounded, softly or not, and why it did not', () => {
    expect(heardBy((alarm) => alarm.setLevel(1))).toEqual([{ outcome: 'shown', reason: '' }]);
    const softened = heardBy((alarm) => {
      alarm.setHushed(true);
      alarm.setLevel(3);
    });
    expect(softened).toEqual([{ outcome: 'shown', reason: 'softened' }]);
    const hushed = heardBy((alarm) => {
      alarm.setHushed(true);
      alarm.setLevel(2);
    });
    expect(hushed).toEqual([{ outcome: 'failed', reason: 'hushed' }]);
    FakeContext.isBlocked = true;
    expect(heardBy((alarm) => alarm.setLevel(1))).toEqual([{ outcome: 'failed', reason: 'blocked' }]);
  });

  it('is silent and harmless where there is no sound at all, and says so', () => {
    vi.unstubAllGlobals();
    expect(heardBy((alarm) => alarm.setLevel(1))).toEqual([{ outcome: 'failed', reason: 'no_audio' }]);
  });
});

describe('the volume of a seat', () => {
  it('is kept and cannot be turned off', () => {
    expect(volume()).toBeGreaterThan(MIN_VOLUME);
    setVolume(0);
    expect(volume()).toBe(MIN_VOLUME);
    localStorage.setItem('watchdesk.volume', 'loud');
    expect(volume()).toBeGreaterThan(MIN_VOLUME);
    localStorage.removeItem('watchdesk.volume');
  });
});
