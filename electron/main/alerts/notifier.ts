import type { AlertEvent, Notification } from './notification';

export type Outcome = { readonly outcome: 'shown' | 'failed'; readonly reason: string };

export type NotifierOptions = {
  readonly show: (notification: Notification) => Promise<Outcome>;
  readonly word: (alerts: readonly AlertEvent[]) => Notification | null;
  readonly report: (alertIds: readonly string[], outcome: Outcome) => void;
  readonly after: (ms: number, run: () => void) => () => void;
};

/** Up to this many waiting alerts get a notification each; more are told in one. */
const SINGLY = 3;
/** After one that told several, so long passes before the next: showing one costs a program, and what comes meanwhile is told together as well. */
export const PAUSE_MS = 1_000;

/**
 * Shows one notification after another. When alerts come faster than the desktop takes them the waiting ones are told
 * together: a storm neither starts a thousand programs nor drops an alert. Every alert gets an outcome reported.
 */
export class Notifier {
  readonly #options: NotifierOptions;
  #waiting: AlertEvent[] = [];
  #isBusy = false;
  #isClosed = false;
  #cancelPause: (() => void) | null = null;

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  add(alert: AlertEvent): void {
    if (this.#isClosed) return;
    this.#waiting.push(alert);
    if (!this.#isBusy) void this.#work();
  }

  /** Takes no more; what still waited is reported as not shown. */
  close(): void {
    this.#isClosed = true;
    this.#cancelPause?.();
    const ids = this.#waiting.map((alert) => alert.alertId);
    if (ids.length > 0) this.#options.report(ids, { outcome: 'failed', reason: 'closing' });
    this.#waiting = [];
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const count = this.#waiting.length > SINGLY ? this.#waiting.length : 1;
      const notification = this.#options.word(this.#waiting.splice(0, count));
      if (notification === null) continue;
      const outcome = await this.#options.show(notification);
      this.#options.report(notification.alertIds, outcome);
      if (count > 1) return this.#pause();
    }
    this.#isBusy = false;
  }

  #pause(): void {
    if (this.#isClosed) return;
    this.#cancelPause = this.#options.after(PAUSE_MS, () => {
      this.#cancelPause = null;
      void this.#work();
    });
  }
}
