import type { AlertEvent } from './notification';

/** What an alert may do to the window. */
export type AlertSurface = {
  readonly isSeen: () => boolean;
  readonly raise: () => void;
  readonly flash: () => void;
  readonly beep: (level: number) => void;
  readonly revive: () => void;
};

export type AlertKeeperOptions = {
  readonly surface: AlertSurface;
  readonly notify: (alert: AlertEvent) => void;
  /** those of the alerts that still have to be seen: it may have been over before the page could draw it */
  readonly owed: (alerts: readonly AlertEvent[]) => Promise<readonly AlertEvent[]>;
  /** told of alerts that the page did not draw in time */
  readonly unpainted?: (alerts: readonly AlertEvent[]) => void;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly log: (line: string) => void;
};

/** A page that has not painted an alert by then is taken to be unable to. */
export const PAINT_MS = 3_000;
/** What comes within this time of the first is one more reason for the same act: a storm must not keep main busy with its own window. */
export const GATHER_MS = 200;
/** From this level an alert is shown to people who hid the window, and calls for the eye. */
const LOUD = 2;

/**
 * Sees to it that an alert reaches a person: the desktop is told, the window is brought up, and when the page does not
 * report within 3 s that it painted the alert, main makes itself seen and heard without it.
 */
export class AlertKeeper {
  readonly #options: AlertKeeperOptions;
  readonly #unpainted = new Map<string, () => void>();
  #late: AlertEvent[] = [];
  #cancelLate: (() => void) | null = null;
  #cancelLoud: (() => void) | null = null;
  #isClosed = false;
  #isLoudAgain = false;

  constructor(options: AlertKeeperOptions) {
    this.#options = options;
  }

  raised(alert: AlertEvent): void {
    this.repeated(alert);
    this.#unpainted.get(alert.alertId)?.();
    this.#unpainted.set(
      alert.alertId,
      this.#options.after(PAINT_MS, () => this.#notPainted(alert)),
    );
  }

  /** Nobody has heard it yet: the desktop and the window say so again. What the ladder keeps to the screen is not told to the desktop. */
  repeated(alert: AlertEvent): void {
    if (alert.channel !== 'screen') this.#options.notify(alert);
    if (alert.level >= LOUD) this.#callForTheEye();
  }

  /** The page reported alerts as painted. */
  painted(alertIds: readonly string[]): void {
    for (const id of alertIds) {
      this.#unpainted.get(id)?.();
      this.#unpainted.delete(id);
    }
    if (this.#late.length === 0) return;
    const painted = new Set(alertIds);
    this.#late = this.#late.filter((alert) => !painted.has(alert.alertId));
  }

  close(): void {
    this.#isClosed = true;
    for (const cancel of this.#unpainted.values()) cancel();
    this.#unpainted.clear();
    this.#cancelLate?.();
    this.#cancelLoud?.();
  }

  /** At once for the first of a storm, and once more for all that came shortly after it. */
  #callForTheEye(): void {
    if (this.#cancelLoud !== null) {
      this.#isLoudAgain = true;
      return;
    }
    const { surface, after } = this.#options;
    if (!surface.isSeen()) surface.raise();
    surface.flash();
    this.#cancelLoud = after(GATHER_MS, () => {
      this.#cancelLoud = null;
      if (!this.#isLoudAgain) return;
      this.#isLoudAgain = false;
      this.#callForTheEye();
    });
  }

  #notPainted(alert: AlertEvent): void {
    this.#unpainted.delete(alert.alertId);
    this.#late.push(alert);
    this.#cancelLate ??= this.#options.after(GATHER_MS, () => void this.#tellLate());
  }

  async #tellLate(): Promise<void> {
    const unseen = this.#late;
    this.#late = [];
    this.#cancelLate = null;
    const late = unseen.length === 0 ? [] : await this.#options.owed(unseen);
    if (late.length === 0 || this.#isClosed) return;
    const level = Math.max(...late.map((alert) => alert.level));
    const names =
      late.length === 1 ? `alert ${late[0]?.alertId} of level` : `${late.length} alerts of up to level`;
    this.#options.log(`${names} ${level} not painted within ${PAINT_MS} ms`);
    this.#options.unpainted?.(late);
    const { surface } = this.#options;
    surface.revive();
    surface.raise();
    surface.flash();
    surface.beep(level);
  }
}
