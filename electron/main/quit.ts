export type QuitOptions = {
  readonly isShiftOpen: () => boolean;
  /** asks a person whether to leave an open shift; true = leave */
  readonly confirm: () => Promise<boolean>;
  /** ends everything that must end in order: notifications, the desk */
  readonly finish: () => Promise<void>;
  /** lets Electron go; `before-quit` comes once more and passes */
  readonly leave: () => void;
};

/**
 * The one way out. While a shift is open a person is asked first; a signal (shut-down, log-off) is not asked about.
 * Holds Electron's own quitting back until the desk has ended.
 */
export class Quit {
  readonly #options: QuitOptions;
  #phase: 'running' | 'asking' | 'leaving' | 'left' = 'running';

  constructor(options: QuitOptions) {
    this.#options = options;
  }

  get isLeaving(): boolean {
    return this.#phase === 'leaving' || this.#phase === 'left';
  }

  /** For Electron's `before-quit`: true when the quitting may go on at once. */
  beforeQuit(): boolean {
    if (this.#phase === 'left') return true;
    void this.request();
    return false;
  }

  /** Somebody wants to quit. */
  async request(): Promise<void> {
    if (this.#phase !== 'running') return;
    if (this.#options.isShiftOpen()) {
      this.#phase = 'asking';
      const leaves = await this.#options.confirm().catch(() => false);
      // A signal may have arrived while the question was open.
      if (this.#phase !== 'asking') return;
      this.#phase = 'running';
      if (!leaves) return;
    }
    await this.#go();
  }

  /** The system wants it: no question. */
  async force(): Promise<void> {
    if (this.isLeaving) return;
    await this.#go();
  }

  async #go(): Promise<void> {
    this.#phase = 'leaving';
    await this.#options.finish();
    this.#phase = 'left';
    this.#options.leave();
  }
}
