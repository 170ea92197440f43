import { join } from 'node:path';
import { app, dialog, nativeImage, powerMonitor, powerSaveBlocker, session, shell } from 'electron';
import type { DeskEvent } from '../../shared/contract/envelope';
import type { Result } from '../../shared/contract/errors';
import { AlertKeeper } from './alerts/alertKeeper';
import { endNotifiers, showOnDesktop } from './alerts/desktop';
import { wordNotification } from './alerts/notification';
import { Notifier } from './alerts/notifier';
import type { Call } from './gate/decide';
import { openGate } from './gate/gate';
import { consoleHandlers } from './gate/handlers';
import { type LocalState, readLocalState, writeLocalState } from './localState';
import { logLine } from './log';
import { PackKeeper } from './packs/packKeeper';
import type { Paths } from './paths';
import { printPage, printSilently } from './print/printPage';
import { buildFileMap, CONSOLE_ORIGIN } from './protocol/fileMap';
import { serveConsole } from './protocol/serve';
import { Quit } from './quit';
import { ShiftWatch } from './shiftWatch';
import type { DeskState, DeskSupervisor } from './supervisor/supervisor';
import { realTimers } from './supervisor/timers';
import { TrayBadge } from './tray/tray';
import { ConsoleWindow } from './window/consoleWindow';
import { hardenSession } from './window/hardening';
import { wordsOf } from './words';

export type ConsoleOptions = {
  readonly home: string;
  readonly paths: Paths;
  readonly desk: DeskSupervisor;
  readonly devUrl: string | null;
};

const TRAY_AFTER_MS = 3_000;

/** CUPS says it of its default printer; elsewhere nothing does, and the first of the list is taken. */
const isDefaultPrinter = (options: unknown): boolean =>
  (options as { readonly 'printer-is-default'?: string } | undefined)?.['printer-is-default'] === 'true';

/** The running console: ties the window, the tray, the alerts and the gate to the desk, and ends them in order. */
export class Console {
  readonly #options: ConsoleOptions;
  readonly #window: ConsoleWindow;
  readonly #tray: TrayBadge;
  readonly #alerts: AlertKeeper;
  readonly #notifier: Notifier;
  readonly #shift: ShiftWatch;
  readonly #packs: PackKeeper;
  readonly #quit: Quit;
  #state: LocalState;
  #sleepBlocker: number | null = null;

  /** Call once Electron is ready. */
  constructor(options: ConsoleOptions) {
    this.#options = options;
    this.#state = readLocalState(options.home);
    const devOrigin = options.devUrl === null ? null : new URL(options.devUrl).origin;
    hardenSession(session.defaultSession, app.isPackaged, devOrigin);
    if (devOrigin === null) serveConsole(session.defaultSession, buildFileMap(options.paths.renderer));
    this.#quit = this.#makeQuit();
    this.#shift = new ShiftWatch(
      () => options.desk.call('board.get', {}, null),
      (room) => this.#roomChanged(room),
    );
    this.#notifier = this.#makeNotifier();
    this.#window = this.#makeWindow();
    this.#alerts = this.#makeAlerts();
    this.#packs = this.#makePacks();
    this.#tray = new TrayBadge(wordsOf(this.#state.locale), {
      open: () => this.#window.open(),
      quit: () => void this.#quit.request(),
    });
    this.#openGate(devOrigin ?? CONSOLE_ORIGIN);
    this.#watchSystem();
    // Drawing it takes main away from serving the page; the sign comes with the page, and without one soon after.
    setTimeout(() => this.#tray.show(), TRAY_AFTER_MS);
  }

  /** Everything the desk says, in its order. */
  heard(event: DeskEvent): void {
    this.#shift.notice(event);
    this.#packs.notice(event);
    if (event.event === 'alert') this.#alerts.raised(event);
    this.#window.send(event);
  }

  /** For what the desk said before this console stood. */
  caughtUp(): void {
    if (this.#options.desk.state.state !== 'up') return;
    this.#shift.ask();
    void this.#packs.check();
  }

  deskChanged(state: DeskState): void {
    this.#window.send({ event: 'desk', ...state });
  }

  open(): void {
    this.#window.open();
  }

  /** For `before-quit`: true when Electron may go on. */
  beforeQuit(): boolean {
    return this.#quit.beforeQuit();
  }

  forceQuit(): void {
    void this.#quit.force();
  }

  #makeWindow(): ConsoleWindow {
    const { paths, devUrl, desk } = this.#options;
    return new ConsoleWindow({
      address: devUrl ?? `${CONSOLE_ORIGIN}/index.html`,
      preload: paths.preload,
      icon: nativeImage.createFromPath(`${paths.icons}/watchdesk.png`),
      title: wordsOf(this.#state.locale).title,
      isPackaged: app.isPackaged,
      place: this.#state,
      hidesOnClose: () => !this.#quit.isLeaving && this.#shift.isShiftOpen,
      onLoaded: () => {
        this.#window.send({ event: 'desk', ...desk.state });
        setImmediate(() => this.#tray.show());
      },
      onPlace: (place) => this.#keep(place),
      onQuitKey: () => void this.#quit.request(),
    });
  }

  #makeNotifier(): Notifier {
    const icon = `${this.#options.paths.icons}/watchdesk.png`;
    return new Notifier({
      show: (notification) => showOnDesktop(notification, icon),
      word: (alerts) => wordNotification(alerts, this.#state.locale),
      report: (alertId, outcome) => {
        if (outcome.outcome === 'failed') logLine(`notification of ${alertId} failed: ${outcome.reason}`);
        void this.#options.desk.call('alert.outcome', { alertId, channel: 'notification', ...outcome }, null);
      },
    });
  }

  #makeAlerts(): AlertKeeper {
    return new AlertKeeper({
      surface: {
        isSeen: () => this.#window.isSeen,
        raise: () => this.#window.raise(),
        flash: () => this.#window.flash(true),
        beep: () => shell.beep(),
        revive: () => this.#window.revive(),
      },
      notify: (alert) => this.#notifier.add(alert),
      after: realTimers.after,
      log: logLine,
    });
  }

  #makePacks(): PackKeeper {
    const { desk, home } = this.#options;
    return new PackKeeper({
      desk: (name, input, as) => desk.call(name, input, as),
      folder: join(home, 'packs'),
      toPdf: (html, footerHtml) => printPage(html, footerHtml, app.isPackaged),
      printers: async () => {
        const list = await this.#window.native.webContents.getPrintersAsync();
        return list.map(({ name, options }) => ({ name, isDefault: isDefaultPrinter(options) }));
      },
      print: (html, printer) => printSilently(html, printer, app.isPackaged),
      after: realTimers.after,
      log: logLine,
    });
  }

  #makeQuit(): Quit {
    return new Quit({
      isShiftOpen: () => this.#shift.isShiftOpen,
      confirm: () => this.#confirmQuit(),
      finish: async () => {
        this.#packs.close();
        this.#alerts.close();
        this.#notifier.close();
        endNotifiers();
        session.defaultSession.flushStorageData();
        await this.#options.desk.stop();
      },
      leave: () => {
        this.#tray.destroy();
        this.#window.destroy();
        app.quit();
      },
    });
  }

  async #confirmQuit(): Promise<boolean> {
    const words = wordsOf(this.#state.locale);
    this.#window.open();
    const { response } = await dialog.showMessageBox(this.#window.native, {
      type: 'warning',
      title: words.quitTitle,
      message: words.quitQuestion,
      detail: words.quitConsequence,
      buttons: [words.quitStay, words.quitLeave],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  }

  #openGate(consoleOrigin: string): void {
    const { desk } = this.#options;
    openGate({
      consoleOrigin,
      isOurs: (id) => id === this.#window.contentsId,
      callDesk: (name, input, as) => desk.call(name, input, as),
      console: consoleHandlers({
        desk: (name, input, as) => desk.call(name, input, as),
        restartDesk: () => desk.restart(),
        window: () => this.#window.native,
        packs: this.#packs,
        words: () => wordsOf(this.#state.locale),
        setLocale: (locale) => {
          this.#keep({ locale });
          this.#tray.setWords(wordsOf(locale));
        },
      }),
      onAnswered: (call, result) => this.#answered(call, result),
    });
  }

  #answered(call: Call, result: Result<unknown>): void {
    if (call.name !== 'alert.painted') return;
    // Painted is painted, even while the desk cannot note it down.
    if (!result.ok && result.error.code === 'invalid_input') return;
    this.#alerts.painted((call.input as { readonly alertIds: readonly string[] }).alertIds);
  }

  #roomChanged(room: { readonly isShiftOpen: boolean; readonly alerts: number }): void {
    this.#tray.setAlerts(room.alerts);
    if (room.isShiftOpen && this.#sleepBlocker === null) {
      this.#sleepBlocker = powerSaveBlocker.start('prevent-app-suspension');
    } else if (!room.isShiftOpen && this.#sleepBlocker !== null) {
      powerSaveBlocker.stop(this.#sleepBlocker);
      this.#sleepBlocker = null;
    }
  }

  #watchSystem(): void {
    const wake = (): void => this.#options.desk.wake();
    powerMonitor.on('resume', wake);
    powerMonitor.on('unlock-screen', wake);
    powerMonitor.on('shutdown', () => this.forceQuit());
  }

  #keep(change: Partial<LocalState>): void {
    this.#state = { ...this.#state, ...change };
    writeLocalState(this.#options.home, this.#state);
  }
}
