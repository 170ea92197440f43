import type { CheckResult, CheckStep, CheckType } from '../domain/documents';
import { DAY_MS, MINUTE_MS, ZONE_OFFSET_MS, zoned } from '../domain/time';
import type { SettingValue } from '../settings';

type Setting = SettingValue<'checks'>;
type Unit = Setting['units'][number];
/** A number from 0 up to, not including, 1. */
export type Draw = () => number;

export type PlannedRound = {
  readonly type: CheckType;
  readonly dueAt: number;
  readonly units: readonly { readonly id: string; readonly name: string }[];
};

const dayStart = (at: number): number => Math.floor((at + ZONE_OFFSET_MS) / DAY_MS) * DAY_MS - ZONE_OFFSET_MS;

/** The instants of a time of day (minutes after midnight) within `from` ≤ t < `to`. */
function timesOfDay(minute: number, from: number, to: number): number[] {
  const times: number[] = [];
  for (let day = dayStart(from); day < to; day += DAY_MS) {
    const at = day + minute * MINUTE_MS;
    if (at >= from && at < to) times.push(at);
  }
  return times;
}

/** The parts of the nights (`nightFrom` to `nightTo`, over midnight when that is earlier) that lie in the shift. */
function nights(
  setting: Setting,
  from: number,
  to: number,
): { readonly from: number; readonly to: number }[] {
  const length = (setting.nightTo - setting.nightFrom + 1_440) % 1_440;
  const found: { from: number; to: number }[] = [];
  for (let day = dayStart(from) - DAY_MS; day < to; day += DAY_MS) {
    const begins = Math.max(from, day + setting.nightFrom * MINUTE_MS);
    const ends = Math.min(to, day + (setting.nightFrom + length) * MINUTE_MS);
    if (ends - begins >= 10 * MINUTE_MS) found.push({ from: begins, to: ends });
  }
  return found;
}

/** `count` of the units, drawn without repeating any. */
function drawn(units: readonly Unit[], count: number, draw: Draw): Unit[] {
  const left = [...units];
  const taken: Unit[] = [];
  while (taken.length < count && left.length > 0) {
    const [one] = left.splice(Math.floor(draw() * left.length), 1);
    if (one !== undefined) taken.push(one);
  }
  return taken;
}

const named = (units: readonly Unit[]): PlannedRound['units'] => units.map(({ id, name }) => ({ id, name }));

/** True when the day lies in the flood season of the setting. */
export function isFloodSeason(setting: Setting, at: number): boolean {
  const { month, day } = zoned(at);
  const today = month * 100 + day;
  return setting.floodFrom <= setting.floodTo
    ? today >= setting.floodFrom && today <= setting.floodTo
    : today >= setting.floodFrom || today <= setting.floodTo;
}

/** Whether a satellite roll call is owed: none was made in the current day, the last seven days, or the calendar month, after the season. */
export function isSatelliteDue(
  setting: Setting,
  last: number | null,
  at: number,
  isResponse: boolean,
): boolean {
  const period = isResponse
    ? setting.satResponse
    : isFloodSeason(setting, at)
      ? setting.satFlood
      : setting.satNormal;
  if (period === 'none') return false;
  if (last === null) return true;
  if (period === 'day') return dayStart(last) < dayStart(at);
  if (period === 'week') return dayStart(last) + 7 * DAY_MS <= dayStart(at);
  return zoned(last).month !== zoned(at).month || zoned(last).year !== zoned(at).year;
}

/**
 * The checks of a shift from `from` to `to`: video roll calls at their times, one or two telephone checks of some units at drawn minutes of the night,
 * a satellite roll call where it is owed. Source: domain.md 1.7 [D].
 */
export function planRounds(
  setting: Setting,
  shift: { readonly from: number; readonly to: number; readonly isSatelliteDue: boolean },
  draw: Draw,
): PlannedRound[] {
  if (setting.units.length === 0) return [];
  const { from, to } = shift;
  const rounds: PlannedRound[] = setting.rollCallsAt.flatMap((minute) =>
    timesOfDay(minute, from, to).map(
      (dueAt) => ({ type: 'video', dueAt, units: named(setting.units) }) as const,
    ),
  );
  for (const night of nights(setting, from, to)) {
    const span = Math.max(0, setting.nightMax - setting.nightMin);
    const count = setting.nightMin + Math.floor(draw() * (span + 1));
    for (let turn = 0; turn < count; turn += 1) {
      const minutes = Math.floor((night.to - night.from) / MINUTE_MS);
      const dueAt = night.from + Math.floor(draw() * minutes) * MINUTE_MS;
      rounds.push({ type: 'phone', dueAt, units: named(drawn(setting.units, setting.nightUnits, draw)) });
    }
  }
  const withSatellite = setting.units.filter((unit) => unit.satPhone !== '');
  const [satAt] = timesOfDay(setting.satPhoneAt, from, to);
  if (shift.isSatelliteDue && satAt !== undefined && withSatellite.length > 0)
    rounds.push({ type: 'sat_phone', dueAt: satAt, units: named(withSatellite) });
  return rounds.sort((a, b) => a.dueAt - b.dueAt);
}

/** Which call of the ladder comes after so many that nobody took. */
export const stepAfter = (calls: number): CheckStep =>
  calls === 0 ? 'first' : calls === 1 ? 'redial' : 'backup';

/**
 * After a call that nobody took: again two minutes after the first, then the backup number at once, then nothing but to tell the unit's leader; five
 * minutes after the first call the post counts as lost 失联/脱岗. Source: domain.md 1.7 [D].
 */
export function afterNoAnswer(
  setting: Setting,
  firstAt: number,
  at: number,
  calls: number,
  hasBackup: boolean,
): { readonly nextAt: number | null; readonly lostAt: number } {
  const lostAt = firstAt + setting.lostMinutes * MINUTE_MS;
  if (calls === 1) return { nextAt: at + setting.redialMinutes * MINUTE_MS, lostAt };
  return { nextAt: calls === 2 && hasBackup ? at : null, lostAt };
}

/** What an answer counts as: late when it did not come at the first call, of no avail when somebody else took it. */
export function resultOf(
  calls: number,
  isOnDuty: boolean,
): Exclude<CheckResult, 'no_answer' | 'equipment_fault'> {
  if (!isOnDuty) return 'not_on_duty';
  return calls === 0 ? 'normal' : 'late';
}
