import { randomUUID } from 'node:crypto';
import { type NativeImage, shell } from 'electron';
import type { AlarmView } from '../../../shared/contract/alarm';
import type { Board } from '../../../shared/contract/boardModels';
import type { DeskEvent } from '../../../shared/contract/envelope';
import type { Result } from '../../../shared/contract/errors';
import type { Outcome } from '../alerts/notifier';
import { logLine } from '../log';
import type { Paths } from '../paths';
import { ALARM_ORIGIN, buildFileMap } from '../protocol/fileMap';
import { serveFiles } from '../protocol/serve';
import { hardenSession } from '../window/hardening';
import { ALARM_TEST, type Locale } from '../words';
import { openAlarmGate } from './alarmGate';
import { AlarmKeeper } from './alarmKeeper';
import { AlarmWindow } from './alarmWindow';
import { Sounder } from './sounder';

export type AlarmOptions = {
  readonly paths: Paths;
  readonly devUrl: string | null;
  readonly isPackaged: boolean;
  readonly icon: NativeImage;
  readonly locale: () => Locale;
  readonly title: () => string;
  readonly isSeen: () => boolean;
  readonly openConsole: () => void;
  readonly desk: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** tells the desk what came of alerts on this window */
  readonly report: (alertIds: readonly string[], outcome: Outcome) => void;
  readonly after: (ms: number, run: () => void) => () => void;
};

/** Differences below this are the way of a message, not another clock. */
const SAME_CLOCK_MS = 250;

/** The alarm window with everything it needs of Electron and the desk; when it stands is the keeper's to say. */
export class Alarm {
  readonly keeper: AlarmKeeper;
  readonly #options: AlarmOptions;
  readonly #window: AlarmWindow;
  readonly #sounder: Sounder;
  #ahead = 0;

  constructor(options: AlarmOptions) {
    this.#options = options;
    this.#sounder = new Sounder({
      folder: options.paths.sounds,
      onPlayed: (played) => {
        if (played.ok) return;
        logLine(`no sound was played: ${played.reason}`);
        shell.beep();
      },
    });
    this.#window = this.#makeWindow();
    this.keeper = this.#makeKeeper();
    this.#openGate();
  }

  /** What the desk says, in its order and before anything else acts on it. */
  heard(event: DeskEvent): void {
    if (event.event === 'alert') this.keeper.raised(event);
    else if (event.event === 'changed' && event.areas.includes('alerts')) this.keeper.written();
    else if (event.event === 'heartbeat') {
      const ahead = event.at - Date.now();
      this.#ahead = Math.abs(ahead) < SAME_CLOCK_MS ? 0 : ahead;
    }
  }

  /** Passes a question for the board on and reads the open alerts out of its answer. */
  async readBoard(ask: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    const question = this.keeper.asking();
    const board = await ask();
    if (board.ok) {
      const { alerts = [], alertCounts } = board.value as Partial<Pick<Board, 'alerts' | 'alertCounts'>>;
      this.keeper.listed(question, alerts, alertCounts?.forWindow);
    }
    return board;
  }

  /** Brings the window up for a test; nothing of it is written by the window. */
  async test(): Promise<Outcome> {
    const { testZh, testEn } = ALARM_TEST;
    const outcome = await this.keeper.test({
      id: `test-${randomUUID()}`,
      level: 1,
      titleZh: testZh,
      titleEn: testEn,
      incidentTitle: null,
      dueAt: Date.now() + this.#ahead,
      again: false,
      drill: null,
    });
    return { outcome, reason: outcome === 'shown' ? '' : 'not_drawn' };
  }

  /** Main's own sound, for when no page can. */
  sound(level: number): void {
    this.#sounder.sound(level);
  }

  close(): void {
    this.keeper.close();
    this.#window.hide();
  }

  #view(): AlarmView {
    return {
      locale: this.#options.locale(),
      now: Date.now() + this.#ahead,
      ...this.keeper.content(),
    };
  }

  #makeWindow(): AlarmWindow {
    const { paths, devUrl, icon, isPackaged, title } = this.#options;
    const devOrigin = devUrl === null ? null : new URL(devUrl).origin;
    return new AlarmWindow({
      address: `${devOrigin ?? ALARM_ORIGIN}/alarm.html`,
      preload: paths.alarmPreload,
      icon,
      isPackaged,
      title,
      prepare: (own) => {
        hardenSession(own, isPackaged, devOrigin);
        if (devOrigin === null) serveFiles(own, buildFileMap(paths.renderer), ALARM_ORIGIN);
      },
      onPutAway: () => this.keeper.putAway(),
      onFailed: (reason) => this.keeper.failed(reason),
    });
  }

  #makeKeeper(): AlarmKeeper {
    const { isSeen, after, report } = this.#options;
    return new AlarmKeeper({
      isSeen,
      after,
      show: () => this.#window.show(this.#view()),
      hide: () => this.#window.hide(),
      renew: () => this.#window.hide(),
      soundAlone: (level) => this.sound(level),
      report: (alertIds, outcome, reason) => report(alertIds, { outcome, reason }),
    });
  }

  #openGate(): void {
    const { devUrl, desk, openConsole } = this.#options;
    openAlarmGate({
      origin: devUrl === null ? ALARM_ORIGIN : new URL(devUrl).origin,
      isOurs: (id) => id === this.#window.contentsId,
      ready: () => this.#window.send(),
      drawn: (ids) => this.keeper.drawn(ids),
      open: openConsole,
      // Nobody is signed in at this window: it is the seat that heard, as at the strip before a sign-in.
      acknowledge: async (alertId) => {
        if (this.keeper.heardTest(alertId)) return { ok: true, value: null };
        const result = await desk('alert.acknowledge', { alertId });
        const isOver =
          !result.ok && (result.error.code === 'alert_over' || result.error.code === 'not_found');
        if (result.ok || isOver) this.keeper.heard(alertId);
        return isOver ? { ok: true, value: null } : result;
      },
    });
  }
}
