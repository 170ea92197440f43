import { BrowserWindow, type NativeImage, screen } from 'electron';
import type { ConsoleEvent } from '../../../shared/contract/envelope';
import { EVENT_CHANNEL } from '../../../shared/contract/names';
import type { Bounds } from '../localState';
import { logLine } from '../log';
import { originOf } from '../protocol/fileMap';
import { MIN_SIZE, placeWindow } from './bounds';
import { safePreferences } from './hardening';

export type ConsoleWindowOptions = {
  readonly address: string;
  readonly preload: string;
  readonly icon: NativeImage;
  readonly title: string;
  readonly isPackaged: boolean;
  readonly place: { readonly bounds: Bounds | null; readonly isMaximized: boolean };
  /** percent */
  readonly typeSize: number;
  /** true: a close only hides the window */
  readonly hidesOnClose: () => boolean;
  readonly onLoaded: () => void;
  readonly onPlace: (place: { bounds: Bounds; isMaximized: boolean }) => void;
  readonly onQuitKey: () => void;
  readonly onSeen: () => void;
  /** hidden or minimised */
  readonly onUnseen: () => void;
  /** a person took it up */
  readonly onAttended: () => void;
  /** a key, the pointer, the wheel */
  readonly onTouched: () => void;
  /** the page died or hangs; it is loaded again */
  readonly onPageGone: () => void;
  readonly onPageBack: () => void;
};

const KEEP_PLACE_MS = 500;
/** A page that dies again and again is not loaded more often than this. */
const RELOAD_MS = 1_000;

/** The one window of the console. Owns its life: shows it when painted, brings its page back when that dies. */
export class ConsoleWindow {
  readonly #window: BrowserWindow;
  readonly #options: ConsoleWindowOptions;
  #placeTimer: NodeJS.Timeout | undefined;
  #reloadTimer: NodeJS.Timeout | undefined;

  constructor(options: ConsoleWindowOptions) {
    this.#options = options;
    const screens = screen.getAllDisplays().map((display) => display.workArea);
    const primary = screen.getPrimaryDisplay().workArea;
    this.#window = new BrowserWindow({
      ...placeWindow(options.place.bounds, [primary, ...screens]),
      minWidth: Math.min(MIN_SIZE.width, Math.max(primary.width, 640)),
      minHeight: Math.min(MIN_SIZE.height, Math.max(primary.height, 480)),
      backgroundColor: '#14171c',
      title: options.title,
      icon: options.icon,
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        ...safePreferences(options.isPackaged),
        preload: options.preload,
        zoomFactor: options.typeSize / 100,
      },
    });
    if (options.place.isMaximized) this.#window.maximize();
    this.#watchWindow();
    this.#watchPage();
    void this.#load();
  }

  get contentsId(): number {
    return this.#window.isDestroyed() ? -1 : this.#window.webContents.id;
  }

  /** True when a person can see it: not hidden, not minimised. */
  get isSeen(): boolean {
    return !this.#window.isDestroyed() && this.#window.isVisible() && !this.#window.isMinimized();
  }

  get native(): BrowserWindow {
    return this.#window;
  }

  setTypeSize(percent: number): void {
    if (!this.#window.isDestroyed()) this.#window.webContents.setZoomFactor(percent / 100);
  }

  send(event: ConsoleEvent): void {
    if (!this.#window.isDestroyed()) this.#window.webContents.send(EVENT_CHANNEL, event);
  }

  /** Brings it to the front with the focus, from wherever it was. */
  open(): void {
    if (this.#window.isDestroyed()) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** Makes it seen above others without taking the keyboard from where somebody types. */
  raise(): void {
    if (this.#window.isDestroyed()) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.showInactive();
    this.#window.moveTop();
  }

  flash(isOn: boolean): void {
    if (!this.#window.isDestroyed()) this.#window.flashFrame(isOn);
  }

  /** Loads the page again when it no longer runs. */
  revive(): void {
    if (!this.#window.isDestroyed() && this.#window.webContents.isCrashed()) this.#reloadSoon();
  }

  destroy(): void {
    clearTimeout(this.#reloadTimer);
    if (this.#window.isDestroyed()) return;
    this.#keepPlace();
    this.#window.destroy();
  }

  async #load(): Promise<void> {
    try {
      await this.#window.loadURL(this.#options.address);
    } catch (error) {
      logLine(`the page did not load: ${error instanceof Error ? error.message : String(error)}`);
      if (!this.#window.isDestroyed()) this.#window.show();
    }
  }

  #watchWindow(): void {
    const window = this.#window;
    window.once('ready-to-show', () => window.show());
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('close', (event) => {
      this.#keepPlace();
      if (!this.#options.hidesOnClose()) return;
      event.preventDefault();
      window.hide();
    });
    window.on('focus', () => {
      window.flashFrame(false);
      this.#options.onAttended();
    });
    window.on('show', () => this.#options.onSeen());
    window.on('hide', () => this.#options.onUnseen());
    window.on('minimize', () => this.#options.onUnseen());
    const later = (): void => {
      clearTimeout(this.#placeTimer);
      this.#placeTimer = setTimeout(() => this.#keepPlace(), KEEP_PLACE_MS);
    };
    window.on('resize', later);
    window.on('move', later);
    window.on('maximize', later);
    window.on('unmaximize', later);
  }

  #watchPage(): void {
    const contents = this.#window.webContents;
    contents.on('did-finish-load', () => {
      this.#options.onPageBack();
      this.#options.onLoaded();
    });
    // about:blank is reached without asking anybody, so a page that went there is brought back.
    contents.on('did-navigate', (_event, url) => {
      if (originOf(url) !== originOf(this.#options.address)) void this.#load();
    });
    contents.on('input-event', () => this.#options.onTouched());
    contents.on('before-input-event', (event, input) => {
      const isQuit =
        input.type === 'keyDown' && input.key.toLowerCase() === 'q' && (input.control || input.meta);
      if (!isQuit || input.alt || input.shift) return;
      event.preventDefault();
      this.#options.onQuitKey();
    });
    contents.on('render-process-gone', (_event, details) => {
      logLine(`the page ended: ${details.reason} ${details.exitCode}`);
      if (details.reason === 'clean-exit') return;
      this.#options.onPageGone();
      this.#reloadSoon();
    });
    contents.on('unresponsive', () => {
      logLine('the page does not answer');
      this.#options.onPageGone();
    });
    contents.on('responsive', () => {
      logLine('the page answers again');
      this.#options.onPageBack();
    });
  }

  #reloadSoon(): void {
    clearTimeout(this.#reloadTimer);
    this.#reloadTimer = setTimeout(() => void this.#load(), RELOAD_MS);
  }

  #keepPlace(): void {
    clearTimeout(this.#placeTimer);
    if (this.#window.isDestroyed()) return;
    this.#options.onPlace({
      bounds: this.#window.getNormalBounds(),
      isMaximized: this.#window.isMaximized(),
    });
  }
}
