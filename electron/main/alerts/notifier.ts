import type { AlertEvent, Notification } from './notification';

export type Outcome = { readonly outcome: 'shown' | 'failed'; readonly reason: string };

export type NotifierOptions = {
  readonly show: (notification: Notification) => Promise<Outcome>;
  readonly word: (alerts: readonly AlertEvent[]) => Notification | null;
  readonly report: (alertId: string, outcome: Outcome) => void;
};

/** Up to this many waiting alerts get a notification each; more are told in one. */
const SINGLY = 3;

/**
 * Shows one notification after another. When alerts come faster than the desktop takes them the waiting ones are told
 * together: a storm neither starts a thousand programs nor drops an alert. Every alert gets an outcome reported.
 */
export class Notifier {
  readonly #options: NotifierOptions;
  #waiting: AlertEvent[] = [];
  #isBusy = false;
  #isClosed = false;

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
    for (const alert of this.#waiting)
      this.#options.report(alert.alertId, { outcome: 'failed', reason: 'closing' });
    this.#waiting = [];
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const count = this.#waiting.length > SINGLY ? this.#waiting.length : 1;
      const notification = this.#options.word(this.#waiting.splice(0, count));
      if (notification === null) continue;
      const outcome = await this.#options.show(notification);
      for (const id of notification.alertIds) this.#options.report(id, outcome);
    }
    this.#isBusy = false;
  }
}
