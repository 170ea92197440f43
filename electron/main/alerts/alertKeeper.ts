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
  /** told of an alert that the page did not draw in time */
  readonly unpainted?: (alert: AlertEvent) => void;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly log: (line: string) => void;
};

/** A page that has not painted an alert by then is taken to be unable to. */
export const PAINT_MS = 3_000;
/** From this level an alert is shown to people who hid the window, and calls for the eye. */
const LOUD = 2;

/**
 * Sees to it that an alert reaches a person: the desktop is told, the window is brought up, and when the page does not
 * report within 3 s that it painted the alert, main makes itself seen and heard without it.
 */
export class AlertKeeper {
  readonly #options: AlertKeeperOptions;
  readonly #unpainted = new Map<string, () => void>();

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
    const { surface } = this.#options;
    if (alert.channel !== 'screen') this.#options.notify(alert);
    if (alert.level < LOUD) return;
    if (!surface.isSeen()) surface.raise();
    surface.flash();
  }

  /** The page reported alerts as painted. */
  painted(alertIds: readonly string[]): void {
    for (const id of alertIds) {
      this.#unpainted.get(id)?.();
      this.#unpainted.delete(id);
    }
  }

  close(): void {
    for (const cancel of this.#unpainted.values()) cancel();
    this.#unpainted.clear();
  }

  #notPainted(alert: AlertEvent): void {
    this.#unpainted.delete(alert.alertId);
    this.#options.log(`alert ${alert.alertId} of level ${alert.level} was not painted within ${PAINT_MS} ms`);
    this.#options.unpainted?.(alert);
    const { surface } = this.#options;
    surface.revive();
    surface.raise();
    surface.flash();
    surface.beep(alert.level);
  }
}
