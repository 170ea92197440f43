/**
 * What the harness itself knows of its alarms: when each has to ring by its own reckoning, when it was told, whether it was painted. The desk's tables are not
 * asked. Milliseconds of the harness's monotonic clock.
 */
export type AlertFigures = {
  readonly alarms: number;
  readonly raised: number;
  readonly painted: number;
  readonly missed: number;
  /** told again at the same level: allowed after a kill, counted always */
  readonly doubled: number;
  /** told before their time by more than a scan: after the wall clock was set ahead */
  readonly early: number;
  /** lateness in ms of those that were told */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
};

type Alarm = { dueAt: number; toldAt: number | null; isPainted: boolean; readonly told: number[] };

export class Ledger {
  readonly #alarms = new Map<string, Alarm>();
  readonly #waiting = new Map<string, (() => void)[]>();

  /** `dueAt`: on the monotonic clock, when the thing itself is due (the second level). */
  expect(id: string, dueAt: number): void {
    this.#alarms.set(id, { dueAt, toldAt: null, isPainted: false, told: [] });
  }

  /** Time went on by `ms` while everything stood still until `now`. */
  bringForward(id: string, ms: number, now: number): void {
    const alarm = this.#alarms.get(id);
    if (alarm && alarm.toldAt === null) alarm.dueAt = Math.max(now, alarm.dueAt - ms);
  }

  /** An alarm counts as told from the second level on: the near rung is not the promise. */
  told(id: string, level: number, at = performance.now()): void {
    const alarm = this.#alarms.get(id);
    if (!alarm || level < 2) return;
    alarm.told.push(level);
    alarm.toldAt ??= at;
    this.#settle();
  }

  /** A page that was opened anew finds it among what stands; that is no second telling. */
  found(id: string): void {
    if (this.#alarms.get(id)?.told.length === 0) this.told(id, 2);
  }

  painted(ids: readonly string[]): void {
    for (const id of ids) {
      const alarm = this.#alarms.get(id);
      if (alarm) alarm.isPainted = true;
    }
    this.#settle();
  }

  get ids(): readonly string[] {
    return [...this.#alarms.keys()];
  }

  isOver(until: number): boolean {
    return [...this.#alarms.values()].every(
      (alarm) => alarm.dueAt > until || (alarm.toldAt !== null && alarm.isPainted),
    );
  }

  /** Resolves when everything is told and painted, false when that is not so `patience` ms after the last was due. */
  async over(patience: number): Promise<boolean> {
    if (this.isOver(Number.POSITIVE_INFINITY)) return true;
    return new Promise((settle) => {
      const lastDueAt = Math.max(...[...this.#alarms.values()].map((alarm) => alarm.dueAt));
      const timer = setTimeout(() => settle(false), lastDueAt - performance.now() + patience);
      this.#waiting.set('over', [
        () => {
          clearTimeout(timer);
          settle(true);
        },
      ]);
    });
  }

  #settle(): void {
    if (!this.#waiting.has('over') || !this.isOver(Number.POSITIVE_INFINITY)) return;
    for (const settle of this.#waiting.get('over') ?? []) settle();
    this.#waiting.clear();
  }

  figures(): AlertFigures {
    const all = [...this.#alarms.values()];
    const told = all.filter((alarm) => alarm.toldAt !== null);
    const late = told.map((alarm) => (alarm.toldAt ?? 0) - alarm.dueAt).sort((a, b) => a - b);
    return {
      alarms: all.length,
      raised: told.length,
      painted: all.filter((alarm) => alarm.isPainted).length,
      missed: all.length - all.filter((alarm) => alarm.toldAt !== null && alarm.isPainted).length,
      doubled: told.reduce((sum, alarm) => sum + alarm.told.length - new Set(alarm.told).size, 0),
      early: late.filter((ms) => ms < -EARLY_MS).length,
      p50: share(late, 0.5),
      p99: share(late, 0.99),
      max: late.at(-1) ?? 0,
    };
  }
}

/** Timers of Node may ring a millisecond early, and due times are rounded. */
const EARLY_MS = 5;

/** The value below which `part` of the sorted ones lie. */
export function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export function describeAlerts(name: string, figures: AlertFigures): string {
  const { alarms, raised, painted, missed, doubled, early, p50, p99, max } = figures;
  const ms = (value: number): string => value.toFixed(0);
  return `${name}: alarms ${alarms} / raised ${raised} / painted ${painted} / missed ${missed} / late p50 ${ms(p50)} p99 ${ms(p99)} max ${ms(max)} ms / doubled ${doubled} / early ${early}`;
}
