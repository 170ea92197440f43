import type { AlarmItem, AlarmView } from '../../../shared/contract/alarm';
import type { Alert } from '../../../shared/contract/alertModels';
import { ALARM_LEVEL } from '../../../shared/rules/alertGroups';
import type { AlertEvent } from '../alerts/notification';
import { floorOf, inOrder, isInhibited, itemOfEvent, itemOfRow } from './alarmItems';

/** What the keeper decides without knowing Electron. */
export type AlarmKeeperOptions = {
  /** true when a person can see the console: not hidden, not minimised, screen not locked */
  readonly isSeen: () => boolean;
  /** brings the window up, or gives an open one its new content */
  readonly show: (content: AlarmContent) => void;
  readonly hide: () => void;
  /** makes the window anew: its page did not draw */
  readonly renew: () => void;
  /** the sound of last resort, by main itself */
  readonly soundAlone: (level: number) => void;
  readonly report: (alertIds: readonly string[], outcome: 'shown' | 'failed', reason: string) => void;
  readonly after: (ms: number, run: () => void) => () => void;
};
export type AlarmContent = Pick<AlarmView, 'items' | 'more' | 'soundLevel'>;

/** Its ladder may keep an alert to the strip and the desktop; one that says nothing may have the window. */
const wantsWindow = (alert: Pick<AlertEvent, 'level' | 'channel'>): boolean =>
  alert.level >= ALARM_LEVEL && (alert.channel === undefined || alert.channel === 'alarm_window');
/** An alert of the highest level that nobody answered for so long has not been seen, whatever the screen shows. */
export const UNHEARD_MS = 60_000;
/** The window's page draws within this time, or it is made anew. */
export const DRAW_MS = 3_000;
/** Between the first sign of a change and the window's new content: a storm is one change. */
const GATHER_MS = 50;
/** As many lines as somebody can read through; the rest is counted. */
export const LISTED = 50;
const LONG_OVERDUE = 3;
/** A test that nobody answers goes away by itself. */
const TEST_MS = 15_000;
/** The desk tells a storm at once and writes it piece by piece: so long an alert may be missing from its list at first. */
const WRITING_MS = 10_000;

type Test = {
  readonly item: AlarmItem;
  readonly settle: (outcome: 'shown' | 'failed') => void;
  readonly cancel: () => void;
};
type Why = 'unseen' | 'unpainted' | 'unheard';
type Known = {
  item: AlarmItem;
  /** why the window is wanted for it; null: the strip on the console does */
  why: Why | null;
  /** the console's page is known not to show it, and so not to sound for it */
  isMute: boolean;
  /** from this question on, a list without it means that it is over; null: told, and not yet written by the desk */
  settledFrom: number | null;
  /** young and never listed: its absence from a list proves nothing yet */
  isFresh: boolean;
  isAbsent: boolean;
  isReported: boolean;
  cancelUnheard: () => void;
  cancelFresh: () => void;
};

/**
 * Decides when the alarm window stands, for which alerts, and whether it sounds. It stands from the second level on, and only when the strip on
 * the console cannot be trusted to have reached somebody:
 *
 * - the console was hidden, minimised or behind a locked screen when the alert came, or goes out of sight while one is unanswered;
 * - its page died, or did not report the alert as painted within three seconds;
 * - an alert of the third level was not answered for a minute.
 *
 * It steps back when a person takes up the console while its page shows what is due, and goes away when nothing is unanswered. Put away by hand it
 * comes back after a minute. It sounds only for what the console's page is not known to sound for.
 */
export class AlarmKeeper {
  readonly #options: AlarmKeeperOptions;
  readonly #known = new Map<string, Known>();
  #asked = 0;
  /** what the desk had for the window when it was last asked */
  #total = 0;
  #isPageGone = false;
  #isShown = false;
  #cancelGather: (() => void) | null = null;
  #cancelDraw: (() => void) | null = null;
  #cancelReturn: () => void = () => {};
  #test: Test | null = null;

  constructor(options: AlarmKeeperOptions) {
    this.#options = options;
  }

  /** An alert came. To be told before anything brings the console to the front for it. */
  raised(event: AlertEvent): void {
    const before = this.#known.get(event.alertId);
    if (before?.item.level === event.level) {
      // Said again until somebody answers: that starts no new minute.
      if (!this.#options.isSeen()) before.why ??= 'unseen';
      this.#change();
      return;
    }
    this.#forget(event.alertId);
    if (wantsWindow(event)) {
      const known = this.#add(itemOfEvent(event), null);
      // What was shown stays shown: that it grew worse is no reason to step back.
      known.why ??= before?.why ?? null;
      known.isMute ||= before?.isMute === true;
    }
    this.#change();
  }

  /** The desk wrote something about alerts: the next list knows everything that was told before. */
  written(): void {
    for (const known of this.#known.values()) known.settledFrom ??= this.#asked + 1;
  }

  /** A list is asked for; the number goes back to `listed` with it. */
  asking(): number {
    this.#asked += 1;
    return this.#asked;
  }

  /**
   * The desk's list of open alerts: what is on it unanswered is due, what is not on it any more is over; but what is missing from a full list may still be due,
   * unless it would stand before the last one. `total`: how many the desk has for the window, named or not.
   */
  listed(question: number, rows: readonly Alert[], total = 0): void {
    this.#total = total;
    const floor = floorOf(rows);
    const due = rows.filter((row) => row.state === 'raised' && wantsWindow(row) && !isInhibited(row));
    const ids = new Set(due.map((row) => row.id));
    const over = new Set(rows.filter((row) => !ids.has(row.id)).map((row) => row.id));
    for (const [id, known] of this.#known) {
      const isSettled = known.settledFrom !== null && known.settledFrom <= question;
      if (ids.has(id) || !isSettled) continue;
      if (over.has(id) || !known.isFresh) {
        if (over.has(id) || known.item.level > floor) this.#forget(id);
      } else known.isAbsent = known.item.level > floor;
    }
    for (const row of due) {
      const known = this.#known.get(row.id);
      if (known === undefined) this.#add(itemOfRow(row), question);
      else {
        known.item = itemOfRow(row);
        known.isFresh = false;
      }
    }
    this.#change();
  }

  /** The console's page did not say within its time that it painted the alerts. */
  unpainted(ids: readonly string[]): void {
    for (const id of ids) {
      const known = this.#known.get(id);
      if (known === undefined) continue;
      known.isMute = true;
      known.why ??= 'unpainted';
    }
    this.#change();
  }

  /** The console's page reported alerts as painted: it sounds for them by itself, and was only late if that was all that was wrong. */
  painted(ids: readonly string[]): void {
    this.#isPageGone = false;
    for (const id of ids) {
      const known = this.#known.get(id);
      if (known === undefined) continue;
      known.isMute = false;
      if (known.why === 'unpainted' && this.#options.isSeen()) known.why = null;
    }
    this.#change();
  }

  /** The console was hidden or minimised, or the screen was locked. */
  unseen(): void {
    for (const known of this.#known.values()) known.why = 'unseen';
    this.#change();
  }

  /** The console's page died. */
  pageGone(): void {
    this.#isPageGone = true;
    for (const known of this.#known.values()) known.isMute = true;
    this.unseen();
  }

  /** The console's page runs again; what it has not painted yet stays mute until it has. */
  pageBack(): void {
    this.#isPageGone = false;
  }

  /** A person took up the console: what its page shows is before their eyes. */
  attended(): void {
    for (const known of this.#known.values()) {
      if (known.isMute) continue;
      known.why = null;
      this.#watchUnheard(known);
    }
    this.#change();
  }

  /** Noted down as heard; true when it was only the test, of which nothing is noted. */
  heardTest(id: string): boolean {
    if (this.#test?.item.id !== id) return false;
    this.#endTest('shown');
    return true;
  }

  /** Noted down as heard. */
  heard(id: string): void {
    if (this.#known.has(id)) this.#total -= 1;
    this.#forget(id);
    this.#change();
  }

  /** A person put the window away without an answer. */
  putAway(): void {
    this.#isShown = false;
    this.#endTest('failed');
    this.#cancelDraw?.();
    this.#cancelDraw = null;
    for (const known of this.#known.values()) known.why = null;
    this.#cancelReturn();
    this.#cancelReturn = this.#options.after(UNHEARD_MS, () => this.unseen());
  }

  /** Brings the window up with a line that is only a test, and tells whether its page drew it. One test at a time. */
  test(item: AlarmItem): Promise<'shown' | 'failed'> {
    this.#endTest('failed');
    return new Promise((settle) => {
      const cancel = this.#options.after(TEST_MS, () => this.#endTest('failed'));
      this.#test = { item, settle, cancel };
      this.#change();
    });
  }

  /** The window's page drew these. */
  drawn(ids: readonly string[]): void {
    if (this.#test !== null && ids.includes(this.#test.item.id)) this.#test.settle('shown');
    this.#cancelDraw?.();
    this.#cancelDraw = null;
    const fresh = ids.filter((id) => this.#known.get(id)?.isReported === false);
    for (const id of fresh) this.#reported(id);
    if (fresh.length > 0) this.#options.report(fresh, 'shown', '');
  }

  /** The window's own page died or did not load. */
  failed(reason: string): void {
    if (!this.#isShown) return;
    this.#endTest('failed');
    const open = [...this.#known.values()].filter((known) => known.why !== null && !known.isReported);
    for (const known of open) known.isReported = true;
    if (open.length > 0)
      this.#options.report(
        open.map(({ item }) => item.id),
        'failed',
        reason,
      );
    if (this.#known.size > 0) this.#options.soundAlone(this.#topLevel());
    this.#cancelDraw?.();
    this.#cancelDraw = this.#options.after(DRAW_MS, () => {
      this.#options.renew();
      this.#isShown = false;
      this.#apply();
    });
  }

  /** The content as it is now, for a page that has just come up. */
  content(): AlarmContent {
    const all = inOrder([...this.#known.values()].map((known) => known.item));
    const mute = [...this.#known.values()].filter((known) => known.isMute).map(({ item }) => item.level);
    return {
      items: [...(this.#test === null ? [] : [this.#test.item]), ...all.slice(0, LISTED)],
      more: Math.max(all.length, this.#total) - Math.min(all.length, LISTED),
      soundLevel: Math.max(0, ...mute),
    };
  }

  close(): void {
    this.#endTest('failed');
    this.#cancelGather?.();
    this.#cancelDraw?.();
    this.#cancelReturn();
    for (const id of [...this.#known.keys()]) this.#forget(id);
    if (this.#isShown) this.#options.hide();
    this.#isShown = false;
  }

  #add(item: AlarmItem, settledFrom: number | null): Known {
    const known: Known = {
      item,
      why: this.#isPageGone || !this.#options.isSeen() ? 'unseen' : null,
      isMute: this.#isPageGone,
      settledFrom,
      isFresh: settledFrom === null,
      isAbsent: false,
      isReported: false,
      cancelUnheard: () => {},
      cancelFresh: () => {},
    };
    this.#known.set(item.id, known);
    this.#watchUnheard(known);
    if (known.isFresh) known.cancelFresh = this.#options.after(WRITING_MS, () => this.#noLongerFresh(known));
    return known;
  }

  #watchUnheard(known: Known): void {
    known.cancelUnheard();
    if (known.item.level < LONG_OVERDUE) return;
    known.cancelUnheard = this.#options.after(UNHEARD_MS, () => {
      known.why ??= 'unheard';
      this.#change();
    });
  }

  #noLongerFresh(known: Known): void {
    const isOver = known.isFresh && known.isAbsent;
    known.isFresh = false;
    if (!isOver) return;
    this.#forget(known.item.id);
    this.#change();
  }

  #forget(id: string): void {
    this.#known.get(id)?.cancelUnheard();
    this.#known.get(id)?.cancelFresh();
    this.#known.delete(id);
  }

  #reported(id: string): void {
    const known = this.#known.get(id);
    if (known !== undefined) known.isReported = true;
  }

  /** What it was settled with first holds. */
  #endTest(outcome: 'shown' | 'failed'): void {
    const test = this.#test;
    if (test === null) return;
    this.#test = null;
    test.cancel();
    test.settle(outcome);
    this.#change();
  }

  #topLevel(): number {
    return Math.max(0, ...[...this.#known.values()].map((known) => known.item.level));
  }

  #change(): void {
    this.#cancelGather ??= this.#options.after(GATHER_MS, () => {
      this.#cancelGather = null;
      this.#apply();
    });
  }

  #apply(): void {
    const isWanted = this.#test !== null || [...this.#known.values()].some((known) => known.why !== null);
    if (isWanted) {
      const isNew = !this.#isShown;
      this.#isShown = true;
      if (isNew) this.#cancelDraw = this.#options.after(DRAW_MS, () => this.failed('not_painted'));
      this.#options.show(this.content());
    } else if (this.#isShown) {
      this.#isShown = false;
      this.#cancelDraw?.();
      this.#cancelDraw = null;
      this.#options.hide();
    }
  }
}
