import { BrowserWindow, type NativeImage, type Session, screen, session } from 'electron';
import { ALARM_VIEW_CHANNEL, type AlarmView } from '../../../shared/contract/alarm';
import { logLine, messageOf } from '../log';
import { safePreferences } from '../window/hardening';
import { placeAlarm, sizeFor } from './place';

export type AlarmWindowOptions = {
  readonly address: string;
  readonly preload: string;
  readonly icon: NativeImage;
  readonly isPackaged: boolean;
  readonly title: () => string;
  /** makes a session ready for the page: hardened, and serving it */
  readonly prepare: (session: Session) => void;
  readonly onPutAway: () => void;
  readonly onFailed: (reason: string) => void;
};

/** A session of its own gives the page a process of its own: what takes the console's page down leaves this one standing. */
const PARTITION = 'watchdesk-alarm';

/** The small window above all others. It is made when it is needed and gone afterwards; nobody's typing is taken away by it. */
export class AlarmWindow {
  readonly #options: AlarmWindowOptions;
  #session: Session | null = null;
  #window: BrowserWindow | null = null;
  #view: AlarmView | null = null;
  #rows = 0;

  constructor(options: AlarmWindowOptions) {
    this.#options = options;
  }

  get contentsId(): number {
    return this.#window === null || this.#window.isDestroyed() ? -1 : this.#window.webContents.id;
  }

  /** Shows this, in a new window if there is none. */
  show(view: AlarmView): void {
    this.#view = view;
    if (this.#window === null) this.#make();
    else this.#fit();
    this.send();
  }

  /** Gives the page what it has to show; also when it has just come up and asks for it. */
  send(): void {
    if (this.#window === null || this.#window.isDestroyed() || this.#view === null) return;
    this.#window.webContents.send(ALARM_VIEW_CHANNEL, this.#view);
  }

  /** Takes the window away, without the word that somebody put it away. */
  hide(): void {
    const window = this.#window;
    this.#window = null;
    this.#view = null;
    if (window !== null && !window.isDestroyed()) window.destroy();
  }

  #ownSession(): Session {
    if (this.#session === null) {
      this.#session = session.fromPartition(PARTITION);
      this.#options.prepare(this.#session);
    }
    return this.#session;
  }

  #make(): void {
    const { address, preload, icon, isPackaged, title } = this.#options;
    this.#rows = this.#view?.items.length ?? 0;
    const window = new BrowserWindow({
      ...placeAlarm(this.#area(), this.#rows),
      title: title(),
      icon,
      show: false,
      alwaysOnTop: true,
      backgroundColor: '#14171c',
      autoHideMenuBar: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      webPreferences: { ...safePreferences(isPackaged), session: this.#ownSession(), preload },
    });
    this.#window = window;
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    window.on('page-title-updated', (event) => event.preventDefault());
    window.once('ready-to-show', () => {
      if (window.isDestroyed()) return;
      window.showInactive();
      window.moveTop();
      window.flashFrame(true);
    });
    // `destroy` does not ask: only a person closes it this way.
    window.on('close', () => {
      if (this.#window !== window) return;
      this.#window = null;
      this.#options.onPutAway();
    });
    const failed = (reason: string): void => {
      logLine(`the alarm window failed: ${reason}`);
      if (this.#window === window) this.#options.onFailed(reason);
    };
    window.webContents.on('render-process-gone', (_event, details) =>
      failed(`page ended: ${details.reason}`),
    );
    window.loadURL(address).catch((error: unknown) => failed(messageOf(error)));
  }

  /** The screen with the pointer: somebody who works is there. */
  #area(): Electron.Rectangle {
    return screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;
  }

  /** Grows with what came, where it stands; never shrinks under a hand. */
  #fit(): void {
    const window = this.#window;
    const rows = this.#view?.items.length ?? 0;
    if (window === null || window.isDestroyed() || rows <= this.#rows) return;
    const [width = 0, before = 0] = window.getSize();
    const { height } = sizeFor(rows);
    this.#rows = rows;
    if (height <= before) return;
    const [x = 0, y = 0] = window.getPosition();
    window.setBounds({ x, y: Math.max(this.#area().y, y - (height - before)), width, height });
  }
}
