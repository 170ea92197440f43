import { DAY_MS, dayOf, startOfDay, ZONE_OFFSET_MS } from '../domain/time';
import type { LogKind } from '../domain/vocabulary';

/** Recorded this long after it was told: 补记 (users.md C). */
export const LATE_ENTRY_MS = 5 * 60_000;
/** A longer span is counted by month. */
const LONGEST_BY_DAY = 400;
const MOST_SOURCES = 30;
const HOUR_MS = 3_600_000;

/** Kinds that are a call or a word from outside: 接听来电 of documents.md 1. */
export const CALL_KINDS: ReadonlySet<LogKind> = new Set([
  'phone_in',
  'media',
  'public',
  'superior',
  'rescue_volunteer',
  'incident',
]);

/** What is counted of one line of the log. */
export type CountedLine = {
  readonly kind: LogKind;
  readonly isPeople: boolean;
  readonly receivedAt: number;
  readonly recordedAt: number;
  readonly author: string | null;
  readonly shiftId: string | null;
  readonly unit: string | null;
  readonly isCorrection: boolean;
  readonly isWithdrawal: boolean;
  readonly isWithdrawn: boolean;
  readonly isImported: boolean;
};

type Pair = { people: number; system: number };
const add = (map: Map<string, Pair>, key: string, isPeople: boolean): void => {
  const pair = map.get(key) ?? { people: 0, system: 0 };
  if (isPeople) pair.people += 1;
  else pair.system += 1;
  map.set(key, pair);
};
const count = <K>(map: Map<K, number>, key: K): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};
/** Most first; equals in the order of their names, so that the same log always gives the same list. */
const most = <K extends string>(map: ReadonlyMap<K, number>): [K, number][] =>
  [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/**
 * Counts lines one by one, so that no size of log fills the memory. Days and hours are those of receipt in the room's zone. A correction, a withdrawal
 * and what was withdrawn are people's lines, but no records: what was told once is counted once.
 */
export class LineTally {
  readonly #byMonth: boolean;
  readonly #days = new Map<string, Pair>();
  readonly #hours: Pair[] = Array.from({ length: 24 }, () => ({ people: 0, system: 0 }));
  readonly #shifts = new Map<string, Pair>();
  readonly #kinds = new Map<LogKind, number>();
  readonly #sources = new Map<string, number>();
  readonly #persons = new Map<string, number>();
  readonly #numbers = {
    people: 0,
    system: 0,
    records: 0,
    corrections: 0,
    withdrawals: 0,
    late: 0,
    imported: 0,
    calls: 0,
  };
  #lastDay = Number.NaN;
  #lastKey = '';

  constructor(from: number, to: number) {
    this.#byMonth = to - from > LONGEST_BY_DAY * DAY_MS;
    for (let at = from; at < to; at += DAY_MS) this.#days.set(this.#keyOf(at), { people: 0, system: 0 });
    if (to > from) this.#days.set(this.#keyOf(to - 1), { people: 0, system: 0 });
  }

  add(line: CountedLine): void {
    const { isPeople } = line;
    add(this.#days, this.#keyOf(line.receivedAt), isPeople);
    const hour =
      this.#hours[Math.floor(((((line.receivedAt + ZONE_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS)];
    if (hour) hour[isPeople ? 'people' : 'system'] += 1;
    if (line.shiftId !== null) add(this.#shifts, line.shiftId, isPeople);
    this.#numbers[isPeople ? 'people' : 'system'] += 1;
    if (isPeople) this.#addHuman(line);
  }

  #addHuman(line: CountedLine): void {
    const numbers = this.#numbers;
    if (line.isCorrection) numbers.corrections += 1;
    if (line.isWithdrawal) numbers.withdrawals += 1;
    if (line.isImported) numbers.imported += 1;
    // A correction keeps the time of receipt of its line and is late by nature; a batch from a file likewise.
    const isOwn = !line.isCorrection && !line.isWithdrawal && !line.isImported;
    if (isOwn && line.recordedAt - line.receivedAt > LATE_ENTRY_MS) numbers.late += 1;
    if (line.isCorrection || line.isWithdrawal || line.isWithdrawn) return;
    numbers.records += 1;
    if (CALL_KINDS.has(line.kind)) numbers.calls += 1;
    count(this.#kinds, line.kind);
    count(this.#persons, line.author ?? '');
    if (line.unit !== null && line.unit !== '') count(this.#sources, line.unit);
  }

  /** The day's key; lines come mostly in the order of time, so the last one is remembered. */
  #keyOf(at: number): string {
    const day = Math.floor((at + ZONE_OFFSET_MS) / DAY_MS);
    if (day !== this.#lastDay) {
      this.#lastDay = day;
      this.#lastKey = this.#byMonth ? dayOf(at).slice(0, 7) : dayOf(at);
    }
    return this.#lastKey;
  }

  result() {
    const sources = most(this.#sources);
    const rest = sources.slice(MOST_SOURCES).reduce((sum, [, times]) => sum + times, 0);
    const named = sources.slice(0, MOST_SOURCES).map(([unit, times]) => ({ unit, count: times }));
    return {
      lines: { ...this.#numbers },
      byDay: [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, pair]) => ({ day, ...pair })),
      byHour: this.#hours.map((pair, hour) => ({ hour, ...pair })),
      byShift: [...this.#shifts].map(([shiftId, pair]) => ({ shiftId, ...pair })),
      byKind: most(this.#kinds).map(([kind, times]) => ({ kind, count: times })),
      bySource: rest === 0 ? named : [...named, { unit: '', count: rest }],
      byPerson: most(this.#persons).map(([name, times]) => ({ name, count: times })),
    };
  }
}

/** The first and the last instant of a month `2026-11` in the room's zone, the last not included; null when the text is no month. */
export function monthSpan(month: string): { readonly from: number; readonly to: number } | null {
  const from = startOfDay(`${month}-01`);
  if (from === null) return null;
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  const to = startOfDay(`${next}-01`);
  return to === null ? null : { from, to };
}
