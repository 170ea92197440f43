import { app, Menu, nativeImage, Tray } from 'electron';
import { logLine, messageOf } from '../log';
import type { Words } from '../words';
import { drawIcon } from './icon';
import { encodePng } from './png';

const SIZE = process.platform === 'win32' ? 16 : 22;

function image(alerts: number): Electron.NativeImage {
  const picture = nativeImage.createEmpty();
  for (const scale of [1, 2]) {
    picture.addRepresentation({
      scaleFactor: scale,
      width: SIZE * scale,
      height: SIZE * scale,
      buffer: encodePng(drawIcon(SIZE * scale, alerts)),
    });
  }
  return picture;
}

const BLINK_MS = 3_000;

export type TrayActions = { readonly open: () => void; readonly quit: () => void };

/**
 * The sign beside the clock with the number of alerts nobody has acknowledged. Many desktops have no place for it and
 * say nothing about that, so nothing may depend on it: a second start opens the window as well.
 */
export class TrayBadge {
  readonly #actions: TrayActions;
  #tray: Tray | null = null;
  #alerts = 0;
  #wasShown = false;
  #words: Words;

  constructor(words: Words, actions: TrayActions) {
    this.#words = words;
    this.#actions = actions;
  }

  /** Puts the sign up, once; where that is impossible it is logged and all else goes on. */
  show(): void {
    if (this.#wasShown) return;
    this.#wasShown = true;
    try {
      this.#tray = new Tray(image(this.#alerts));
      this.#tray.on('click', this.#actions.open);
      this.#word();
    } catch (error) {
      logLine(`no tray: ${messageOf(error)}`);
    }
  }

  setAlerts(count: number): void {
    if (count === this.#alerts) return;
    this.#alerts = count;
    app.setBadgeCount(count);
    this.#tray?.setImage(image(count));
    this.#tray?.setToolTip(this.#words.trayAlerts(count));
  }

  /** Shows another number for a moment, for somebody who wants to see that the sign is there; false when there is none. */
  blink(): boolean {
    if (this.#tray === null) return false;
    this.#tray.setImage(image(this.#alerts + 1));
    setTimeout(() => this.#tray?.setImage(image(this.#alerts)), BLINK_MS);
    return true;
  }

  setWords(words: Words): void {
    this.#words = words;
    this.#word();
  }

  destroy(): void {
    this.#wasShown = true;
    this.#tray?.destroy();
    this.#tray = null;
  }

  #word(): void {
    this.#tray?.setToolTip(this.#words.trayAlerts(this.#alerts));
    this.#tray?.setContextMenu(
      Menu.buildFromTemplate([
        { label: this.#words.trayShow, click: this.#actions.open },
        { type: 'separator' },
        { label: this.#words.trayQuit, click: this.#actions.quit },
      ]),
    );
  }
}
