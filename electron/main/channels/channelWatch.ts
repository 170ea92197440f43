import type { ChannelName, ChannelState } from '../../../shared/channels/channels';
import { messageOf } from '../log';
import type { Seen } from './probe';

export type ChannelWatchOptions = {
  readonly probe: () => Promise<readonly Seen[]>;
  readonly report: (channels: readonly Seen[]) => void;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly log: (line: string) => void;
};

/** Somebody who mutes the machine is told within this time. */
const EVERY_MS = 30_000;
/** At a start the page comes first. */
const SOON_MS = 3_000;

/**
 * Keeps the desk told how the channels stand: asks the system every half minute, and at once when somebody knows better (the screen was
 * locked, a channel of main came up or went).
 */
export class ChannelWatch {
  readonly #options: ChannelWatchOptions;
  readonly #own = new Map<ChannelName, Seen>();
  #seen: readonly Seen[] = [];
  #cancel: (() => void) | null = null;
  #asking: Promise<void> | null = null;
  #isLocked = false;
  #isClosed = false;

  constructor(options: ChannelWatchOptions) {
    this.#options = options;
    for (const channel of ['alarm_window', 'watchdog'] as const) {
      this.#own.set(channel, { channel, state: 'absent', detail: 'not_built' });
    }
  }

  /** What main knows of a channel of its own. */
  set(channel: ChannelName, state: ChannelState, detail = ''): void {
    this.#own.set(channel, { channel, state, detail });
    this.tell();
  }

  /** The system said that the screen was locked or unlocked. */
  setLocked(isLocked: boolean): void {
    this.#isLocked = isLocked;
    this.tell();
  }

  /** Asks the system a little later: a desk that has just come up knows nothing of the channels. */
  checkSoon(): void {
    this.#later(SOON_MS);
  }

  /** Asks the system now; questions that overlap are one. */
  check(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Tells the desk what is known; also for a desk that has just come up and knows nothing. */
  tell(): void {
    if (this.#isClosed) return;
    const all = [...this.#seen.filter((one) => !this.#own.has(one.channel)), ...this.#own.values()];
    const isLocked = this.#isLocked && all.every((one) => one.channel !== 'screen' || one.state !== 'locked');
    const others = isLocked ? all.filter((one) => one.channel !== 'screen') : all;
    const locked: readonly Seen[] = isLocked
      ? [{ channel: 'screen', state: 'locked', detail: 'locked' }]
      : [];
    this.#options.report([...locked, ...others]);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  async #ask(): Promise<void> {
    try {
      this.#seen = await this.#options.probe();
    } catch (error) {
      this.#options.log(`the channels could not be looked at: ${messageOf(error)}`);
    }
    this.tell();
    this.#later(EVERY_MS);
  }

  #later(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#isClosed ? null : this.#options.after(ms, () => void this.check());
  }
}
