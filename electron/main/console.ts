import { app, nativeImage, powerMonitor, powerSaveBlocker, session } from 'electron';
import type { DeskEvent } from '../../shared/contract/envelope';
import type { Result } from '../../shared/contract/errors';
import { Alarm } from './alarm/alarm';
import { AlertKeeper } from './alerts/alertKeeper';
import { endNotifiers, showOnDesktop } from './alerts/desktop';
import { type Notification, wordNotification } from './alerts/notification';
import { Notifier, type Outcome } from './alerts/notifier';
import { stillOwed } from './alerts/owed';
import { paintedBy } from './alerts/painted';
import { RoomChannels } from './channels/roomChannels';
import { confirmQuit, makePacks, makeSeat, startInbox } from './consoleParts';
import type { DemoRoom } from './demo/demoRoom';
import { checkProgram } from './files/programCheck';
import type { Call } from './gate/decide';
import { openGate } from './gate/gate';
import { consoleHandlers } from './gate/handlers';
import { type LocalState, readLocalState, writeLocalState } from './localState';
import { logLine } from './log';
import type { PackKeeper } from './packs/packKeeper';
import type { Paths } from './paths';
import { buildFileMap, CONSOLE_ORIGIN } from './protocol/fileMap';
import { serveFiles } from './protocol/serve';
import { Quit } from './quit';
import type { IdleWatch } from './seat/idleWatch';
import { ShiftWatch } from './shiftWatch';
import type { DeskState, DeskSupervisor } from './supervisor/supervisor';
import { realTimers } from './supervisor/timers';
import { TrayBadge } from './tray/tray';
import type { WarningInbox } from './warnings/inbox';
import type { WatchdogLink } from './watchdog/link';
import { ConsoleWindow } from './window/consoleWindow';
import { hardenSession } from './window/hardening';
import { wordsOf } from './words';

export type ConsoleOptions = {
  readonly home: string;
  readonly paths: Paths;
  readonly desk: DeskSupervisor;
  readonly devUrl: string | null;
  /** null where nothing watches this console */
  readonly watchdog: WatchdogLink | null;
  readonly demo: DemoRoom;
};

const TRAY_AFTER_MS = 3_000;
/** From the first board that the page was given until it has surely drawn it. */
const DRAWN_AFTER_MS = 300;
/** A console that starts has not been put out of sight by anybody. */
const START_MS = 10_000;
/** Reading the whole program again must not slow the start of a watch. */
const CHECK_AFTER_MS = 60_000;

/** Not every system says so; one that does not counts as open. */
const isScreenLocked = (): boolean => powerMonitor.getSystemIdleState(60) === 'locked';

/** The running console: ties the window, the tray, the alerts and the gate to the desk, and ends them in order. */
export class Console {
  readonly #options: ConsoleOptions;
  readonly #window: ConsoleWindow;
  readonly #tray: TrayBadge;
  readonly #alerts: AlertKeeper;
  readonly #alarm: Alarm;
  readonly #notifier: Notifier;
  readonly #channels: RoomChannels;
  readonly #shift: ShiftWatch;
  readonly #packs: PackKeeper;
  readonly #inbox: WarningInbox;
  readonly #seat: IdleWatch;
  readonly #quit: Quit;
  #state: LocalState;
  #sleepBlocker: number | null = null;
  #isStarting = true;
  #hasBoard = false;

  /** Call once Electron is ready. */
  constructor(options: ConsoleOptions) {
    this.#options = options;
    this.#state = readLocalState(options.home);
    const devOrigin = options.devUrl === null ? null : new URL(options.devUrl).origin;
    hardenSession(session.defaultSession, app.isPackaged, devOrigin);
    if (devOrigin === null)
      serveFiles(session.defaultSession, buildFileMap(options.paths.renderer), CONSOLE_ORIGIN);
    this.#quit = this.#makeQuit();
    this.#seat = makeSeat(options.desk);
    this.#shift = new ShiftWatch(
      () => this.#alarm.readBoard(() => options.desk.call('board.get', {}, null)),
      (room) => this.#roomChanged(room),
    );
    this.#channels = this.#makeChannels();
    this.#notifier = this.#makeNotifier();
    this.#window = this.#makeWindow();
    this.#alarm = this.#makeAlarm();
    this.#alerts = this.#makeAlerts();
    this.#packs = makePacks(options, () => this.#window.native);
    this.#inbox = startInbox(options);
    this.#tray = new TrayBadge(wordsOf(this.#state.locale), {
      open: () => this.#window.open(),
      quit: () => void this.#quit.request(),
    });
    this.#openGate(devOrigin ?? CONSOLE_ORIGIN);
    this.#offerTests();
    this.#watchSystem();
    // Drawing it takes main away from serving the page; the sign comes with the first picture, and without one soon after.
    setTimeout(() => this.#settle(), TRAY_AFTER_MS);
    setTimeout(() => this.#started(), START_MS);
    if (app.isPackaged)
      setTimeout(() => void checkProgram(() => wordsOf(this.#state.locale)), CHECK_AFTER_MS);
  }

  /** Everything the desk says, in its order. */
  heard(event: DeskEvent): void {
    this.#alarm.heard(event);
    this.#shift.notice(event);
    this.#packs.notice(event);
    this.#channels.notice(event);
    if (event.event === 'alert') this.#alerts.raised(event);
    if (event.event === 'alert_repeat') this.#alerts.repeated({ ...event, event: 'alert', again: true });
    this.#window.send(event);
  }

  /** For what the desk said before this console stood. */
  caughtUp(): void {
    if (this.#options.desk.state.state !== 'up') return;
    this.#shift.ask();
    void this.#packs.check();
    this.#channels.watch.checkSoon();
  }

  deskChanged(state: DeskState): void {
    this.#window.send({ event: 'desk', ...state });
  }

  /** Somebody watches this console, or nobody does and why. */
  watchdogChanged(isWatched: boolean, why: string): void {
    this.#channels.watch.set('watchdog', isWatched ? 'ok' : 'failing', why);
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

  /** A shift of the demo room keeps nobody in it. */
  get #isOnDuty(): boolean {
    return this.#shift.isShiftOpen && !this.#isDemo;
  }

  get #isDemo(): boolean {
    return this.#options.demo.state.phase === 'inside';
  }

  /** Stands before what the demo room says outside of its window, where the real room is heard too. */
  get #demoMark(): string {
    return this.#isDemo ? wordsOf(this.#state.locale).demoMark : '';
  }

  #makeWindow(): ConsoleWindow {
    const { paths, devUrl, desk } = this.#options;
    return new ConsoleWindow({
      address: `${devUrl ?? `${CONSOLE_ORIGIN}/index.html`}${this.#isDemo ? `?locale=${this.#state.locale}` : ''}`,
      preload: paths.preload,
      icon: nativeImage.createFromPath(`${paths.icons}/watchdesk.png`),
      title: `${this.#demoMark}${wordsOf(this.#state.locale).title}`,
      isPackaged: app.isPackaged,
      place: this.#state,
      typeSize: this.#state.typeSize,
      hidesOnClose: () => !this.#quit.isLeaving && this.#isOnDuty,
      onLoaded: () => {
        this.#window.send({ event: 'desk', ...desk.state });
      },
      onPlace: (place) => this.#keep(place),
      onQuitKey: () => void this.#quit.request(),
      onSeen: () => this.#started(),
      onUnseen: () => this.#alarm.keeper.unseen(),
      onAttended: () => this.#alarm.keeper.attended(),
      onTouched: () => this.#seat.touched(),
      onPageGone: () => this.#alarm.keeper.pageGone(),
      onPageBack: () => this.#alarm.keeper.pageBack(),
    });
  }

  #show(notification: Notification): Promise<Outcome> {
    const marked = { ...notification, title: `${this.#demoMark}${notification.title}` };
    return showOnDesktop(marked, `${this.#options.paths.icons}/watchdesk.png`);
  }

  #makeChannels(): RoomChannels {
    return new RoomChannels({
      desk: (name, input, as) => this.#options.desk.call(name, input, as),
      show: (notification) => this.#show(notification),
      blinkTray: () => this.#tray.blink(),
      words: () => wordsOf(this.#state.locale),
    });
  }

  #makeNotifier(): Notifier {
    return new Notifier({
      show: (notification) => this.#show(notification),
      word: (alerts) => wordNotification(alerts, this.#state.locale),
      report: (alertIds, outcome) => this.#channels.report(alertIds, 'notification', outcome),
      after: realTimers.after,
    });
  }

  #makeAlerts(): AlertKeeper {
    return new AlertKeeper({
      surface: {
        isSeen: () => this.#window.isSeen,
        raise: () => this.#window.raise(),
        flash: () => this.#window.flash(true),
        beep: (level) => this.#alarm.sound(level),
        revive: () => this.#window.revive(),
      },
      notify: (alert) => {
        this.#notifier.add(alert);
        this.#channels.sendOut(alert);
      },
      owed: (alerts) => stillOwed((...asked) => this.#options.desk.call(...asked), alerts, realTimers.after),
      unpainted: (alerts) => {
        const ids = alerts.map((alert) => alert.alertId);
        this.#alarm.keeper.unpainted(ids);
        this.#channels.report(ids, 'screen', { outcome: 'failed', reason: 'not_painted' });
      },
      after: realTimers.after,
      log: logLine,
    });
  }

  #makeAlarm(): Alarm {
    const { paths, devUrl, desk } = this.#options;
    return new Alarm({
      paths,
      devUrl,
      isPackaged: app.isPackaged,
      icon: nativeImage.createFromPath(`${paths.icons}/watchdesk.png`),
      locale: () => this.#state.locale,
      title: () => `${this.#demoMark}${wordsOf(this.#state.locale).alarmTitle}`,
      isSeen: () => this.#isStarting || (this.#window.isSeen && !isScreenLocked()),
      openConsole: () => this.#window.open(),
      desk: (name, input) => desk.call(name, input, null),
      report: (alertIds, outcome) => this.#channels.report(alertIds, 'alarm_window', outcome),
      after: realTimers.after,
    });
  }

  /** The channels of main's own: how each stands at a start, and how it is tried at sign-on. */
  #offerTests(): void {
    const { watch, testers } = this.#channels;
    const { watchdog } = this.#options;
    watch.set('alarm_window', 'ok');
    testers.set('alarm_window', () => this.#alarm.test());
    watch.set('watchdog', watchdog === null ? 'absent' : 'unknown', watchdog === null ? 'off' : '');
    if (watchdog === null) return;
    testers.set('watchdog', async () => {
      const why = await watchdog.test();
      return { outcome: why === null ? 'shown' : 'failed', reason: why ?? '' };
    });
  }

  /** What can wait until the page is there, or until it is plain that none comes. */
  #settle(): void {
    this.#tray.show();
    this.#options.watchdog?.start();
  }

  /** The window has been shown for the first time, or should have been by now. */
  #started(): void {
    if (!this.#isStarting) return;
    this.#isStarting = false;
    if (!this.#window.isSeen) this.#alarm.keeper.unseen();
  }

  #makeQuit(): Quit {
    return new Quit({
      isShiftOpen: () => this.#isOnDuty,
      confirm: () => {
        this.#window.open();
        return confirmQuit(this.#window.native, wordsOf(this.#state.locale));
      },
      finish: async () => {
        this.#seat.close();
        this.#options.demo.close();
        this.#packs.close();
        this.#inbox.close();
        this.#alerts.close();
        this.#alarm.close();
        this.#channels.watch.close();
        this.#notifier.close();
        endNotifiers();
        session.defaultSession.flushStorageData();
        await this.#options.desk.stop();
        // Last of all: whatever goes wrong before it is still watched.
        await this.#options.watchdog?.bye();
      },
      leave: () => {
        this.#tray.destroy();
        this.#window.destroy();
        app.quit();
      },
    });
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
        channels: this.#channels.testers,
        demo: {
          state: () => this.#options.demo.state,
          open: () => this.#options.demo.open(this.#state.locale),
        },
        words: () => wordsOf(this.#state.locale),
        seat: this.#seat,
        setLocale: (locale) => {
          this.#keep({ locale });
          this.#tray.setWords(wordsOf(locale));
        },
        setTypeSize: (typeSize) => {
          this.#keep({ typeSize });
          this.#window.setTypeSize(typeSize);
        },
      }),
      onAnswered: (call, result) => this.#answered(call, result),
    });
  }

  #answered(call: Call, result: Result<unknown>): void {
    if (call.name === 'board.get' && result.ok && !this.#hasBoard) {
      this.#hasBoard = true;
      setTimeout(() => this.#settle(), DRAWN_AFTER_MS);
    }
    if (call.name !== 'alert.painted') return;
    const painted = paintedBy(call, result);
    if (painted === null) return;
    this.#alerts.painted(painted);
    this.#alarm.keeper.painted(painted);
  }

  #roomChanged(room: { readonly isShiftOpen: boolean; readonly alerts: number }): void {
    this.#tray.setAlerts(room.alerts);
    this.#options.watchdog?.setRoom(room);
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
    powerMonitor.on('lock-screen', () => this.#seat.systemLocked());
    powerMonitor.on('lock-screen', () => this.#alarm.keeper.unseen());
    powerMonitor.on('lock-screen', () => this.#channels.watch.setLocked(true));
    powerMonitor.on('unlock-screen', () => this.#channels.watch.setLocked(false));
    powerMonitor.on('resume', () => void this.#channels.watch.check());
    powerMonitor.on('shutdown', () => this.forceQuit());
  }

  #keep(change: Partial<LocalState>): void {
    this.#state = { ...this.#state, ...change };
    writeLocalState(this.#options.home, this.#state);
  }
}
