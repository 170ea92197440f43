import type { Cadence } from '../../../shared/tally/sheet';
import { deskNow } from '../../app/clock';
import { nearestTime } from '../parts/inputs';
import { writtenMoment } from '../parts/WhenInput';

const HOUR_MS = 3_600_000;

/** When a sheet asks, as it is typed. */
export type RhythmValues = {
  readonly firstDueAt: string;
  readonly cadence: Cadence;
  readonly everyMinutes: string;
  readonly hours: string;
  readonly graceMinutes: string;
  readonly lostMinutes: string;
};

export type Rhythm = {
  readonly firstDueAt: number;
  readonly cadence: Cadence;
  readonly everyMinutes: number;
  readonly hours: number[];
  readonly graceMinutes: number;
  readonly lostMinutes: number;
};

/** The next full hour that is at least ten minutes away. */
export function nextHour(now = deskNow()): string {
  return writtenMoment(Math.ceil((now + HOUR_MS / 6) / HOUR_MS) * HOUR_MS);
}

function hoursIn(typed: string): number[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[\s、,;]+/u)
    .filter((one) => one !== '');
  const minutes = parts.map((part) => {
    const match = /^(\d{1,2}):?(\d{2})$/u.exec(part);
    const minute = match === null ? -1 : Number(match[1]) * 60 + Number(match[2]);
    return minute >= 0 && minute < 1_440 && Number(match?.[2]) < 60 ? minute : null;
  });
  return minutes.includes(null) ? null : minutes.filter((one): one is number => one !== null);
}

const whole = (typed: string, from: number, to: number): number | null => {
  const text = typed.normalize('NFKC').trim();
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : null;
};

export type RhythmField = Exclude<keyof RhythmValues, 'cadence'>;

/** The rhythm, or the first field that cannot be read. */
export function readRhythm(values: RhythmValues): Rhythm | RhythmField {
  const firstDueAt = nearestTime(values.firstDueAt, deskNow());
  if (firstDueAt === null) return 'firstDueAt';
  const everyMinutes = values.cadence === 'every' ? whole(values.everyMinutes, 5, 1_440) : 60;
  if (everyMinutes === null) return 'everyMinutes';
  const hours = values.cadence === 'hours' ? hoursIn(values.hours) : [];
  if (hours === null || (values.cadence === 'hours' && hours.length === 0)) return 'hours';
  const graceMinutes = whole(values.graceMinutes, 0, 120);
  if (graceMinutes === null) return 'graceMinutes';
  const lostMinutes = whole(values.lostMinutes, 1, 720);
  if (lostMinutes === null) return 'lostMinutes';
  return { firstDueAt, cadence: values.cadence, everyMinutes, hours, graceMinutes, lostMinutes };
}
